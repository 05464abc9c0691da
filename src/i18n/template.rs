//! The syntax of templates: Tera's tags, words in double brackets with their values, and content marks.

use pulldown_cmark_escape::escape_html;

use crate::i18n::words::COUNT;
use crate::model::source::Span;

/// A value that is passed to a word: its name, and its position in the source.
pub(super) type Given<'a> = (&'a str, Span);

/// Content marks in markup, and their replacements in pages of another language than the content, whose language
/// replaces `*`.
pub(super) const MARKS: [(&str, &str); 4] = [
    (" lang=\"content\"", " lang=\"*\""),
    (" hreflang=\"content\"", " hreflang=\"*\""),
    ("<content>", "<span lang=\"*\">"),
    ("</content>", "</span>"),
];

/// The keys that a template uses.
pub fn keys(source: &str) -> Vec<&str> {
    source.split("[[").skip(1).filter_map(key_at).collect()
}

/// The values after the key that ends at `start`, and the end of the word.
pub(super) fn values(source: &str, start: usize, end: usize) -> Option<(Vec<Given<'_>>, usize)> {
    let (mut given, mut at) = (Vec::new(), start);
    while !source[at..end].starts_with("]]") {
        let (name, _) = source[at..end].strip_prefix(';')?.split_once('=')?;
        let from = at + 1 + name.len() + 1;
        at = value_end(source, from, end)?;
        let text = source[from..at].trim_start();
        let from = at - text.len();
        given.push((name.trim(), Span { start: from, end: from + text.trim_end().len() }));
    }
    Some((given, at + 2))
}

/// The first expression in the value `count`.
pub(super) fn counted<'a>(source: &'a str, given: &[Given]) -> Option<&'a str> {
    let (_, value) = given.iter().find(|(name, _)| *name == COUNT)?;
    let text = &source[value.start..value.end];
    let inside = &text[text.find("{{")? + 2..];
    Some(inside[..inside.find("}}")?].trim_matches(['-', ' ', '\n']))
}

/// The end of a value: the next `;` or `]]` outside of tags and nested words.
fn value_end(source: &str, start: usize, end: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0);
    while at < end {
        let rest = &source[at..end];
        at += match tag_end(rest) {
            Some(length) => length,
            None if rest.starts_with("[[") => {
                depth += 1;
                2
            }
            None if depth == 0 && (rest.starts_with(';') || rest.starts_with("]]")) => return Some(at),
            None if rest.starts_with("]]") => {
                depth -= 1;
                2
            }
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
    }
    None
}

/// The length of the tag or comment at the start of `text`. Strings in it can contain the closing characters.
pub(super) fn tag_end(text: &str) -> Option<usize> {
    let close = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => return Some(text.find("#}").map_or(text.len(), |at| at + 2)),
        _ => return None,
    };
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text[at..].starts_with(close) => return Some(at + 2),
            None => {}
        }
    }
    Some(text.len())
}

/// The key at the start of `text`, if it is a valid one.
pub(super) fn key_at(text: &str) -> Option<&str> {
    let is_of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_');
    let key = &text[..text.find(|c| !is_of_key(c))?];
    let rest = &text[key.len()..];
    (!key.is_empty() && (rest.starts_with("]]") || rest.starts_with(';'))).then_some(key)
}

/// Escapes a sentence as text of a template.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_html(&mut escaped, text).expect("writing to a String cannot fail");
    // A brace in a sentence must not begin a tag.
    escaped.replace("{{", "{{ \"{{\" }}").replace("{%", "{{ \"{%\" }}")
}

#[cfg(test)]
mod tests {
    use super::keys;

    #[test]
    fn the_keys_of_a_template_are_known() {
        assert_eq!(keys("[[a.b]] [[by; name=[[n]]]] [[ x ]]"), ["a.b", "by", "n"]);
    }
}
