//! Which indexed strings decide whether a page holds a string: the mirror of [`crate::grams`].

/// How membership of a string is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cover {
    /// By the list of this string itself.
    Listed(String),
    /// By rare strings at these distances from each other.
    Placed(Vec<(usize, String)>),
}

/// Longest string with a list of its own; as in the build.
pub const LONGEST: usize = 8;

/// Covers `text`, which is not empty; `frequent` is sorted.
pub fn cover(text: &[char], frequent: &[String]) -> Cover {
    let string = |range: std::ops::Range<usize>| text[range].iter().collect::<String>();
    let is_frequent = |range: std::ops::Range<usize>| {
        range.len() < LONGEST && frequent.binary_search_by(|one| one.as_str().cmp(&string(range.clone()))).is_ok()
    };
    if text.len() == 1 || is_frequent(0..text.len()) {
        return Cover::Listed(string(0..text.len()));
    }
    let mut placed = Vec::new();
    let mut covered = 0;
    while covered < text.len() {
        let rare = (covered + 2..=text.len()).find(|end| !is_frequent(covered..*end));
        let range = match rare {
            Some(end) => covered..end,
            None => last_rare(text.len(), is_frequent),
        };
        covered = range.end;
        placed.push((range.start, string(range)));
    }
    Cover::Placed(placed)
}

/// The shortest rare string that ends where the text does.
fn last_rare(end: usize, is_frequent: impl Fn(std::ops::Range<usize>) -> bool) -> std::ops::Range<usize> {
    let start = (0..end.saturating_sub(1)).rev().find(|start| !is_frequent(*start..end));
    start.unwrap_or(0)..end
}

#[cfg(test)]
mod tests {
    use super::{Cover, cover};

    fn check(text: &str, frequent: &[&str], expected: &str) {
        let mut frequent: Vec<String> = frequent.iter().map(|one| (*one).to_owned()).collect();
        frequent.sort();
        let characters: Vec<char> = text.chars().collect();
        let shown = match cover(&characters, &frequent) {
            Cover::Listed(text) => format!("[{text}]"),
            Cover::Placed(parts) => parts.iter().map(|(at, text)| format!("{at}{text}")).collect::<Vec<_>>().join(" "),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn rare_strings_side_by_side() {
        check("特", &[], "[特]");
        check("特殊", &[], "0特殊");
        check("特殊詐欺", &[], "0特殊 2詐欺");
        check("特殊詐", &[], "0特殊 1殊詐");
    }

    #[test]
    fn frequent_strings_are_taken_longer() {
        check("して", &["して"], "[して]");
        check("対策して", &["して", "対策"], "0対策し 1策して");
        check("しています", &["して", "してい", "いま", "ます"], "0していま 2います");
    }
}
