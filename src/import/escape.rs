//! Escapes text as Markdown, so that it is read back as the same text.

use crate::import::grid::is_blank;
use crate::validate::sign;

/// Returns `text` on one line, with a backslash before every character that has a meaning in Markdown or begins the tag
/// of an item.
pub fn escape(text: &str) -> String {
    let text = text.trim_matches(is_blank);
    let mut escaped = String::with_capacity(text.len() + 8);
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        if needs_backslash(&chars, at) {
            escaped.push('\\');
        }
        escaped.push(if matches!(c, '\n' | '\r' | '\t') { ' ' } else { *c });
    }
    escaped
}

/// As [`escape`], for text that begins a line: there ・ and （1） would begin an item.
pub fn escape_line(text: &str) -> String {
    let escaped = escape(text);
    if sign::read(&escaped).is_some() { format!("\\{escaped}") } else { escaped }
}

fn needs_backslash(chars: &[char], at: usize) -> bool {
    match chars[at] {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' => true,
        '!' => chars.get(at + 1) == Some(&'['),
        '&' => chars.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
        '#' | '>' | '+' | '-' | '=' | ':' => at == 0,
        '.' | ')' => at > 0 && at <= 9 && chars[..at].iter().all(char::is_ascii_digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{escape, escape_line};
    use crate::markdown::to_text;

    #[test]
    fn ordinary_text_stays_as_it_is() {
        let text = "「(仮称)地域カルテ」を作成（10月）・A I活用 2,075千円 5-1-③";
        assert_eq!(escape(text), text);
        assert_eq!(escape("[策定済み：北丘校区]"), "\\[策定済み：北丘校区\\]");
        assert_eq!(escape("1. 番号"), "1\\. 番号");
        assert_eq!(escape("・番号"), "・番号");
        assert_eq!(escape_line("・番号"), "\\・番号");
        assert_eq!(escape_line("- 番号"), "\\- 番号");
    }

    proptest! {
        /// Whatever a cell contains, the document must have the same text.
        #[test]
        fn text_reads_back(text in r"([ -~]|[ぁ-ん○*※－]| ){1,40}") {
            let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let item = format!("- [p1] {}\n", escape(&text));
            let read = to_text(&item);
            prop_assert_eq!(words(&read), format!("[p1]{}", words(&text)));
        }
    }
}
