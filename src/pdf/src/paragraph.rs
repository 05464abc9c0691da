//! Joins lines that are broken only because the column is full.
//!
//! A printer breaks a line where the next character, or the next word, has no room any more. So a line goes on in the
//! next one exactly if what begins the next one had no room at its end. A sign of a list always begins a paragraph.

use crate::document::Line;
use crate::line::Piece;

/// The room that is left over when a line is spread to both margins, in ems.
const SLACK: f64 = 0.1;

/// Signs that begin an item.
const SIGNS: &str = "○●◎◇◆□■△▲▽▼☆★・･＊*※→⇒➡➢✓✔◦•‣－―‐";

/// The space that printers leave between a Latin and a Japanese character, in ems.
const LATIN_SPACE: f64 = 0.25;

/// The paragraphs of consecutive lines of a column that ends at `limit`.
pub(crate) fn paragraphs(pieces: &[Piece], limit: f64) -> Vec<Line> {
    let column = Column { limit, has_points: pieces.iter().filter(|piece| piece.text.starts_with('・')).count() > 1 };
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<&Piece> = None;
    for piece in pieces {
        match (lines.last_mut(), last) {
            (Some(line), Some(before)) if column.goes_on(before, piece) => {
                line.text = join(&line.text, &piece.text, before.ends_blank);
            }
            _ => lines.push(Line { text: piece.text.clone(), page: piece.page }),
        }
        last = Some(piece);
    }
    lines
}

/// Where the lines of a text have to end, and how its items are marked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) limit: f64,
    /// Whether 「・」 marks items; otherwise it is a sign within a text (内容・成果), at which a full line may break.
    pub(crate) has_points: bool,
}

impl Column {
    /// Whether the paragraph of `before` goes on in `next`.
    pub(crate) fn goes_on(self, before: &Piece, next: &Piece) -> bool {
        let is_item = begins_item(&next.text) && (self.has_points || !next.text.starts_with('・'));
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
        let changes = is_latin(before.text.chars().last()) != is_latin(next.text.chars().next());
        let space = if changes { LATIN_SPACE * next.size } else { 0.0 };
        let room = self.limit - before.extent.end;
        before.direction == next.direction && !is_item && next.first + space > room - SLACK * before.size
    }
}

/// Whether a line begins an item of a list, a numbered heading, or a code (5-1-③).
pub(crate) fn begins_item(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    if SIGNS.contains(first) || matches!(first, '①'..='⑳' | '⑴'..='⒇' | 'Ⅰ'..='Ⅻ' | '㈠'..='㈩' | '㋐'..='㋾')
    {
        return true;
    }
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ('①'..='⑳').contains(&c);
    let inner = text.trim_start_matches(['(', '（']);
    let rest = inner.trim_start_matches(is_digit);
    if rest.len() == inner.len() {
        return false;
    }
    if inner.len() != text.len() {
        return rest.starts_with([')', '）']);
    }
    let is_code = rest.strip_prefix(['-', '－', '‐']).is_some_and(|rest| rest.starts_with(is_digit));
    is_code || rest.starts_with(['.', '．', ')', '）', '\u{3000}', ' '])
}

/// Two lines of a paragraph; between Japanese characters there is no space, unless one is printed.
fn join(before: &str, next: &str, ends_blank: bool) -> String {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let are_words = is_latin(before.chars().last()) && is_latin(next.chars().next());
    let space = if ends_blank || are_words { " " } else { "" };
    format!("{before}{space}{next}")
}

#[cfg(test)]
mod tests {
    use super::{begins_item, join};

    #[test]
    fn signs_and_numbers_begin_items() {
        for text in [
            "○相談",
            "・研修",
            "①窓口",
            "(1)実施",
            "（２）実施",
            "1.実施",
            "２．実施",
            "１　方針",
            "※注",
            "5-1-③ 共有",
            "41 支援",
        ] {
            assert!(begins_item(text), "{text}");
        }
        for text in ["41小学校区", "（仮称）地域", "2019年度", "2,075千円", "実施", "(市民)"] {
            assert!(!begins_item(text), "{text}");
        }
    }

    #[test]
    fn only_latin_words_are_parted() {
        assert_eq!(join("地域の", "活性化", false), "地域の活性化");
        assert_eq!(join("open", "data", false), "open data");
        assert_eq!(join("約", "800件", false), "約800件");
    }
}
