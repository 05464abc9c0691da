//! Prints YAML front matter and the entries of tables. Any YAML reader gets every value back unchanged.
//!
//! It must not know the keys of documents, which its callers pass.

/// A key and its value.
pub type Entry = (&'static str, Value);

/// A value, with the layout in which it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text for readers, always in double quotes: `"題名"`.
    Text(String),
    /// An id, a number, a date or a keyword, without quotes if YAML reads it back unchanged: `2019-kikaku-1`.
    Word(String),
    /// A list on one line: `[a, b]`.
    List(Vec<Value>),
    /// A mapping on one line: `{a: b, c: d}`.
    Map(Vec<Entry>),
    /// Each value on a line of its own below the key: `- a`.
    Lines(Vec<Value>),
    /// Each entry on a line of its own below the key: `a: b`.
    Block(Vec<Entry>),
}

impl Value {
    /// A [`Value::Text`].
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A [`Value::Word`] with the text of `word`.
    pub fn word(word: impl ToString) -> Self {
        Self::Word(word.to_string())
    }

    /// A list on one line of [`Value::Word`]s.
    pub fn words(words: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::List(words.into_iter().map(Self::word).collect())
    }
}

/// Front matter that is built entry by entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    lines: Vec<String>,
}

impl FrontMatter {
    /// Adds an entry.
    pub fn set(&mut self, key: &'static str, value: Value) -> &mut Self {
        self.lines.extend(entry_lines(key, &value));
        self
    }

    /// Adds a comment of one line. Characters that could end the line are replaced with spaces, since text after them
    /// would be read as YAML.
    pub fn comment(&mut self, text: &str) -> &mut Self {
        let text: String = text.chars().map(|c| if is_special(c) { ' ' } else { c }).collect();
        self.lines.push(format!("# {text}").trim_end().to_owned());
        self
    }

    /// The text from the first `---` to the second, both included.
    pub fn print(&self) -> String {
        let lines: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        format!("---\n{lines}---\n")
    }
}

/// The lines of a mapping, without indentation.
pub fn block_lines(entries: &[Entry]) -> Vec<String> {
    entries.iter().flat_map(|(key, value)| entry_lines(key, value)).collect()
}

fn entry_lines(key: &str, value: &Value) -> Vec<String> {
    let below: Vec<String> = match value {
        Value::Lines(values) => values.iter().map(|value| format!("- {}", inline(value))).collect(),
        Value::Block(entries) => block_lines(entries),
        Value::Text(_) | Value::Word(_) | Value::List(_) | Value::Map(_) => Vec::new(),
    };
    if below.is_empty() {
        return vec![format!("{key}: {}", inline(value))];
    }
    let below = below.into_iter().map(|line| format!("  {line}"));
    std::iter::once(format!("{key}:")).chain(below).collect()
}

fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Word(word) if is_plain(word) => word.clone(),
        Value::Word(word) => quoted(word),
        Value::List(values) | Value::Lines(values) => {
            format!("[{}]", values.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        Value::Map(entries) | Value::Block(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{key}: {}", inline(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Whether YAML reads `word` without quotes as the same text, also inside of a list. Numbers and booleans need no
/// quotes, since the site's reader takes every scalar as it is written.
fn is_plain(word: &str) -> bool {
    let is_null = word.eq_ignore_ascii_case("null");
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    // YAML readers refuse a number that is too large, such as 1e359.
    let is_too_large = word.parse::<f64>().is_ok_and(f64::is_infinite);
    // A colon before a blank or at the end would make a key of the text before it.
    word.starts_with(char::is_alphanumeric)
        && word.chars().all(is_safe)
        && !word.ends_with(':')
        && !is_null
        && !is_too_large
}

/// Puts `text` in double quotes, with the escapes that JSON and YAML have in common.
pub fn quoted(text: &str) -> String {
    let escaped: String = text.chars().map(escaped).collect();
    format!("\"{escaped}\"")
}

fn escaped(c: char) -> String {
    match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        '\u{8}' => "\\b".to_owned(),
        '\u{c}' => "\\f".to_owned(),
        c if is_special(c) => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    }
}

/// The characters that YAML 1.2 forbids (section 5.1), or that some YAML 1.1 readers treat as the end of a line. All of
/// them are below U+10000.
fn is_special(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, Value};

    fn check(value: Value, expected: &str) {
        assert_eq!(FrontMatter::default().set("key", value).print(), format!("---\n{expected}---\n"));
    }

    #[test]
    fn text_has_quotes_and_words_have_none() {
        check(Value::text("協働 # A I の推進: \"案\""), "key: \"協働 # A I の推進: \\\"案\\\"\"\n");
        check(Value::text("a\u{85}b\nc\u{2028}"), "key: \"a\\u0085b\\nc\\u2028\"\n");
        check(Value::word("sogo4-1:2-4-2"), "key: sogo4-1:2-4-2\n");
        check(Value::word("2019-06-01"), "key: 2019-06-01\n");
    }

    #[test]
    fn words_that_yaml_would_change_have_quotes() {
        for word in ["", "null", "NULL", "1e359", "~", "-", "a: b", "a:", "1,2", "a #b", "[a", "@a", "&a", "*a", "!a"] {
            check(Value::word(word), &format!("key: \"{word}\"\n"));
        }
    }

    #[test]
    fn lists_and_maps_have_two_layouts() {
        let map = vec![("a", Value::word(1)), ("b", Value::text("2"))];
        check(Value::words(["a:1", "b:2"]), "key: [a:1, b:2]\n");
        check(Value::Map(map.clone()), "key: {a: 1, b: \"2\"}\n");
        check(Value::Lines(vec![Value::Map(map.clone())]), "key:\n  - {a: 1, b: \"2\"}\n");
        check(Value::Block(map), "key:\n  a: 1\n  b: \"2\"\n");
        check(Value::Lines(Vec::new()), "key: []\n");
    }

    #[test]
    fn a_comment_ends_with_its_line() {
        let mut front = FrontMatter::default();
        assert_eq!(front.comment("  a\nb: c\u{85}d").comment("").print(), "---\n#   a b: c d\n#\n---\n");
    }
}
