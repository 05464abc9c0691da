//! Determines which indexed strings decide whether a page contains a given string.

use std::ops::Range;

use crate::format::terms::LONGEST_GRAM;

/// The indexed strings that decide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cover {
    /// The posting list of this string itself.
    Single(String),
    /// Rare strings, each at its offset in characters.
    Phrase(Vec<(usize, String)>),
}

/// Covers `text`, which is not empty; `frequent` has the frequent strings, sorted.
///
/// Strings of the cover begin at changes of script, as words do. Their files are then often needed for words as well.
pub fn cover(text: &[char], frequent: &[String]) -> Cover {
    let string = |range: Range<usize>| text[range].iter().collect::<String>();
    let is_rare = |range: Range<usize>| {
        range.len() >= LONGEST_GRAM
            || frequent.binary_search_by(|known| known.as_str().cmp(&string(range.clone()))).is_err()
    };
    if text.len() == 1 || !is_rare(0..text.len()) {
        return Cover::Single(string(0..text.len()));
    }
    let mut placed = Vec::new();
    let mut covered = 0;
    while covered < text.len() {
        let left_over = Some(covered + 1).filter(|_| ends_run(text, covered));
        let backward = left_over.and_then(|end| last_rare(end, is_rare));
        let forward = || (covered + 2..=text.len()).find(|end| is_rare(covered..*end)).map(|end| covered..end);
        let range = backward.or_else(forward).or_else(|| last_rare(text.len(), is_rare)).unwrap_or(0..text.len());
        covered = range.end;
        placed.push((range.start, string(range)));
    }
    Cover::Phrase(placed)
}

/// The shortest rare string that ends at `end`.
fn last_rare(end: usize, is_rare: impl Fn(Range<usize>) -> bool) -> Option<Range<usize>> {
    (0..end.saturating_sub(1)).rev().map(|start| start..end).find(|range| is_rare(range.clone()))
}

/// Whether only one character remains of a run of one script.
fn ends_run(text: &[char], at: usize) -> bool {
    let same = |next: usize| text.get(next).is_some_and(|character| script(*character) == script(text[at]));
    at > 0 && same(at - 1) && !same(at + 1)
}

#[derive(PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Other,
}

fn script(character: char) -> Script {
    match character {
        'ぁ'..='ゖ' => Script::Hiragana,
        'ァ'..='ヺ' | 'ー' => Script::Katakana,
        '々' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Script::Kanji,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cover, cover};

    fn check(text: &str, frequent: &[&str], expected: &str) {
        let mut frequent: Vec<String> = frequent.iter().map(|one| (*one).to_owned()).collect();
        frequent.sort();
        let characters: Vec<char> = text.chars().collect();
        let shown = match cover(&characters, &frequent) {
            Cover::Single(text) => format!("[{text}]"),
            Cover::Phrase(parts) => parts.iter().map(|(at, text)| format!("{at}{text}")).collect::<Vec<_>>().join(" "),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn rare_strings_one_after_the_other() {
        check("特", &[], "[特]");
        check("特殊", &[], "0特殊");
        check("特殊詐欺", &[], "0特殊 2詐欺");
        check("特殊詐", &[], "0特殊 1殊詐");
    }

    #[test]
    fn strings_begin_where_words_begin() {
        check("高齢者支援センター", &[], "0高齢 2者支 3支援 5セン 7ター");
        check("橋の点検", &[], "0橋の 2点検");
        check("大協働の", &["大協", "協働"], "0大協働 2働の");
    }

    #[test]
    fn frequent_strings_are_taken_longer() {
        check("して", &["して"], "[して]");
        check("対策して", &["して", "対策"], "0対策し 1策して");
        check("しています", &["して", "してい", "いま", "ます"], "0していま 2います");
    }
}
