//! Code between fences (lines of ``` or ~~~) whose text was hardly meant as code.

use std::ops::Range;

use crate::diagnostic::faults::Faults;
use crate::markdown;
use crate::model::heading;
use crate::model::kind::Kind;
use crate::validate::body_text::BodyText;
use crate::validate::fault::fence::{FenceOpen, HeadingInCode, TextBehindFence};

/// Code between fences in a document of `kind`.
pub(super) struct Fenced<'a> {
    pub(super) body: &'a BodyText<'a>,
    /// With its fences.
    pub(super) range: Range<usize>,
    /// What stands behind the fence that begins it.
    pub(super) name: &'a str,
    pub(super) kind: Kind,
}

impl Fenced<'_> {
    /// Reports what readers would not see, or not as it was meant.
    pub(super) fn inspect(&self, faults: &Faults) {
        let code = &self.body.text[self.range.clone()];
        let opening = code.lines().next().unwrap_or_default();
        let span = self.body.span(&(self.range.start..self.range.start + opening.len()));
        if is_text(self.name) {
            faults.add(span, TextBehindFence { text: self.name.trim().to_owned() });
        } else if !is_closed(code) && code.lines().skip(1).any(|line| !unquoted(line).is_empty()) {
            faults.add(span, FenceOpen { fence: opening.trim().to_owned() });
        } else if let Some(line) = code.lines().find(|line| self.is_heading(unquoted(line))) {
            let start = self.range.start + (line.as_ptr() as usize - code.as_ptr() as usize);
            faults.add(self.body.span(&(start..start + line.len())), HeadingInCode { line: unquoted(line).to_owned() });
        }
    }

    fn is_heading(&self, line: &str) -> bool {
        // Pages have no roles, and may show how something is written.
        if self.kind == Kind::Page {
            return false;
        }
        let text = line.trim_start_matches(['#', '＃']);
        let is_signed = text.len() < line.len() && !text.is_ascii() && text.starts_with([' ', '\u{3000}']);
        is_signed || heading::meaning(self.kind, &markdown::plain_heading(text)).is_some()
    }
}

/// Languages have one word in ASCII as a name; what generators of pages add to it stands in braces.
fn is_text(name: &str) -> bool {
    !name.is_ascii() || !name.starts_with('{') && name.split_whitespace().nth(1).is_some()
}

/// Whether the last line of `code` is a fence like the one of its first line.
fn is_closed(code: &str) -> bool {
    let fence = |line: &str| {
        let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        Some((sign, line.chars().take_while(|c| *c == sign).count()))
    };
    let mut lines = code.lines().map(unquoted);
    let (first, last) = (lines.next().and_then(fence), lines.next_back());
    let is_fence = |line: &str| line.chars().all(|c| line.starts_with(c));
    let end = last.filter(|line| is_fence(line)).and_then(fence);
    first.zip(end).is_some_and(|((sign, length), (other, more))| sign == other && more >= length)
}

/// A line without the signs of the quotes around it.
fn unquoted(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_ascii_whitespace() || c == '>')
}
