//! Headings that skip a level.

use pulldown_cmark::{Event, Parser, Tag};

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
use crate::markdown;

/// The page's own title is the first level; the text goes on from there.
pub fn check(_: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let body = &paper.text[paper.body..];
    // The headings of a sheet are all of one level; most documents have no other.
    if !body.contains("###") {
        return Vec::new();
    }
    let (mut found, mut before) = (Vec::new(), 1);
    for (event, range) in Parser::new_ext(body, markdown::OPTIONS).into_offset_iter() {
        let Event::Start(Tag::Heading { level, .. }) = event else { continue };
        let level = level as u8;
        if level > before + 1 {
            let range = paper.body + range.start..paper.body + range.end;
            found.push(paper.remark(range, Remark::HeadingSkips { before, level }));
        }
        before = level;
    }
    found
}
