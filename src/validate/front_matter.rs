//! Splits a Markdown file into front matter and body.

use crate::model::source::Span;
use crate::validate::fault::yaml::{FrontMatterMissing, FrontMatterOpen};
use crate::validate::faults::Faults;

/// The two parts of a document, as places in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    pub front_matter: Span,
    pub body: Span,
}

/// Finds the YAML between the first two `---` lines. Line ends may be CRLF.
pub fn split(text: &str, faults: &Faults) -> Option<Parts> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        faults.add(Span::new(0, first.trim_end().len()), FrontMatterMissing);
        return None;
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "---" {
            let body = Span { start: end + line.len(), end: text.len() };
            return Some(Parts { front_matter: Span { start, end }, body });
        }
        end += line.len();
    }
    faults.add(Span::new(0, 3), FrontMatterOpen);
    None
}
