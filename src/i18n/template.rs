//! Where the parts of a template end: tags of Tera, words in double brackets, and their values.

/// Where a value ends: at the next `;` or `]]` that is not inside of a tag or of another word.
pub(super) fn value_end(source: &str, start: usize, end: usize) -> Option<usize> {
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

/// The length of the tag or comment that `text` begins with, to its end; strings may hold what closes it.
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

/// The key at the start of `text`, if a word can stand there.
pub(super) fn key_at(text: &str) -> Option<&str> {
    let is_of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_');
    let key = &text[..text.find(|c| !is_of_key(c))?];
    let rest = &text[key.len()..];
    (!key.is_empty() && (rest.starts_with("]]") || rest.starts_with(';'))).then_some(key)
}
