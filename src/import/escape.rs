//! Escapes text as Markdown, so that it is read back as the same text.

use crate::import::grid::is_blank;
use crate::markdown::plain_heading;
use crate::model::heading;
use crate::model::kind::Kind;
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

/// As [`escape`], for text that begins a line of a document of `kind`: there ・ and （1） would begin an item, and 【実績】 a
/// section.
pub fn escape_line(text: &str, kind: Kind) -> String {
    let escaped = escape(text);
    let is_heading = !escaped.starts_with('\\') && heading::meaning(kind, &plain_heading(&escaped)).is_some();
    if sign::read(&escaped).is_some() || is_heading { format!("\\{escaped}") } else { escaped }
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
    use crate::model::kind::Kind;
    use crate::validate::document;

    fn words(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// The text of a section of a document of `kind` in which only `line` stands.
    fn read_alone(line: &str, kind: Kind) -> String {
        let (no, name) = (if kind == Kind::Sheet { "" } else { "no: 1\ntitle: 題\n" }, kind.name());
        let head = format!("id: 2024-a\nkind: {name}\nyear: 2024\ndepartment: a\n{no}");
        let (document, faults) = document::read("a.md", &format!("---\n{head}---\n\n## 本文\n\n{line}\n"));
        let document = document.unwrap_or_else(|| panic!("{faults:?}"));
        let texts = |section: &crate::model::item::Section| format!("{}{}", section.heading, to_text(&section.lead));
        let items: String = document.all_items().iter().map(|item| item.text.clone()).collect();
        document.sections.iter().map(texts).collect::<String>() + &items
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        let text = "「(仮称)地域カルテ」を作成（10月）・A I活用 2,075千円 5-1-③";
        assert_eq!(escape(text), text);
        assert_eq!(escape("[策定済み：北丘校区]"), "\\[策定済み：北丘校区\\]");
        assert_eq!(escape("1. 番号"), "1\\. 番号");
        assert_eq!(escape("・番号"), "・番号");
        assert_eq!(escape_line("・番号", Kind::Sheet), "\\・番号");
        assert_eq!(escape_line("- 番号", Kind::Sheet), "\\- 番号");
    }

    proptest! {
        /// Whatever a cell contains, the document must have the same text.
        #[test]
        fn text_reads_back(text in r"([ -~]|[ぁ-ん○*※－]| ){1,40}") {
            let item = format!("- [p1] {}\n", escape(&text));
            let read = to_text(&item);
            prop_assert_eq!(words(&read), format!("[p1]{}", words(&text)));
        }

        /// A line of text is no item and no heading, whatever it begins with.
        #[test]
        fn lines_read_back(
            start in "[0-9０-９①③⑳ⅠⅡアaA一第No.()（）．、.)【】・○※■＃#＊*>\\\\ 　-]{0,5}",
            text in prop::sample::select(vec!["評1", "実績", "【実績】", "使命", "取組み：", "課題（3月）", "窓口を直す", "1.5倍", ""]),
            kind in prop::sample::select(vec![Kind::Sheet, Kind::Annual, Kind::Midterm]),
        ) {
            let text = format!("{start}{text}");
            prop_assume!(!words(&text).is_empty());
            let read = read_alone(&escape_line(&text, kind), kind);
            prop_assert_eq!(words(&read), format!("本文{}", words(&text)), "{}", escape_line(&text, kind));
        }
    }
}
