//! What stands at the edges of pages and is not part of their text: numbers of pages, and lines that pages have in common.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Reason, SetAside};
use crate::line::{self, Printed};
use crate::sheet::Sheet;

/// The share of a page's height that is its upper or lower edge.
const EDGE: f64 = 0.09;

/// A line at the edge of a page.
struct Edge {
    sheet: usize,
    line: Printed,
    text: String,
    /// Its text without digits, and its height on the page in steps of six points.
    key: (String, i64),
}

/// Takes page numbers and repeated lines away from pages.
pub(crate) fn set_aside(sheets: &mut [Sheet]) -> Vec<SetAside> {
    let edges: Vec<Edge> = sheets.iter().enumerate().flat_map(|(at, sheet)| edges(at, sheet)).collect();
    let mut pages_with: BTreeMap<&(String, i64), BTreeSet<usize>> = BTreeMap::new();
    for edge in &edges {
        pages_with.entry(&edge.key).or_default().insert(edge.sheet);
    }
    let mut aside = Vec::new();
    for edge in &edges {
        let pages = pages_with[&edge.key].len();
        let repeated = pages >= 2 && 2 * pages >= sheets.len();
        let reason =
            if is_page_number(&edge.text) { Some(Reason::PageNumber) } else { repeated.then_some(Reason::Repeated) };
        if let Some(reason) = reason {
            let sheet = &mut sheets[edge.sheet];
            aside.push(SetAside { text: edge.text.clone(), page: sheet.number, reason });
            let area = edge.line.whole().area;
            sheet.free.retain(|glyph| !area.contains(glyph.center()));
        }
    }
    aside
}

fn edges(at: usize, sheet: &Sheet) -> Vec<Edge> {
    let (above, below) = (EDGE * sheet.height, (1.0 - EDGE) * sheet.height);
    let is_at_edge = |line: &Printed| {
        let area = line.whole().area;
        area.y1 <= above || area.y0 >= below
    };
    let free: Vec<_> = sheet.free.iter().collect();
    line::lines(&free, sheet.number).into_iter().filter(is_at_edge).map(|line| Edge::new(at, line)).collect()
}

impl Edge {
    fn new(sheet: usize, line: Printed) -> Self {
        let whole = line.whole();
        let letters = whole.text.chars().filter(|c| !c.is_numeric()).collect();
        #[expect(clippy::cast_possible_truncation, reason = "the heights of pages are small")]
        let height = (whole.area.center().y / 6.0).round() as i64;
        Self { sheet, line, text: whole.text, key: (letters, height) }
    }
}

/// Whether a line is the number of a page: `3`, `- 3 -`, `3 / 10`, `P.3`, `3ページ`.
fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches(['p', 'ｐ', '.', '．']).trim_end_matches("ページ").trim_end_matches('頁');
    let is_frame = |c: char| c.is_whitespace() || "-‐－―–—/／()（）〔〕[]ー・~〜".contains(c);
    let digits = bare.chars().filter(|c| c.is_numeric()).count();
    (1..=8).contains(&digits) && bare.chars().all(|c| c.is_numeric() || is_frame(c))
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn numbers_of_pages_are_told_from_text() {
        for text in ["3", "- 3 -", "３／１０", "P.3", "3ページ", "(12)"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["令和6年", "3件", "第3章", "-", "パ"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
