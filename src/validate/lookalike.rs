//! Blocks that look like other blocks than they are to Markdown.

use std::ops::Range;

use crate::diagnostic::faults::Faults;
use crate::validate::body_text::BodyText;
use crate::validate::fault::markup::{IndentedCode, TableBroken};

/// How many characters of a line a message shows.
const SHOWN: usize = 24;

/// Reports code that is marked by indentation alone. In the texts of a city, indentation means no code.
pub(super) fn code(body: &BodyText, range: &Range<usize>, faults: &Faults) {
    let code = &body.text[range.clone()];
    if let Some(line) = code.lines().map(str::trim).find(|line| !line.is_ascii()) {
        faults.add(body.span(range), IndentedCode { line: line.chars().take(SHOWN).collect() });
    }
}

/// Reports a paragraph that begins like the row of a table.
pub(super) fn paragraph(body: &BodyText, range: &Range<usize>, faults: &Faults) {
    let line = body.text[range.clone()].lines().next().unwrap_or_default().trim();
    let is_row = line.starts_with(['|', '｜']) && line.matches(['|', '｜']).count() > 1;
    if is_row {
        let span = body.span(&(range.start..range.start + line.len()));
        faults.add(span, TableBroken { line: line.chars().take(SHOWN).collect() });
    }
}
