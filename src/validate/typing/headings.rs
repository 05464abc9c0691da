//! The headings of a body, in order, and what they make of the entries below them.

use std::cell::OnceCell;
use std::ops::Range;

use crate::validate::finding::verbatim;

/// What a heading makes of the entries below it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Promises, results, issues.
    Role,
    Text,
}

/// Every line that begins like a heading, with the byte at which it stands, even within code.
#[derive(Default)]
pub(super) struct Headings {
    seen: Vec<(usize, Section)>,
    /// Asked for only where a line without a sign may be a heading, which is rare.
    verbatim: OnceCell<Vec<Range<usize>>>,
}

impl Headings {
    pub(super) fn add(&mut self, at: usize, section: Section) {
        self.seen.push((at, section));
    }

    /// The section in which the end of what was read of `body` stands, where there is one. `# 件数` in code is none.
    pub(super) fn section(&self, body: &str) -> Option<Section> {
        let verbatim = self.verbatim.get_or_init(|| verbatim(body));
        let is_code = |at: usize| {
            let after = verbatim.partition_point(|range| range.start <= at);
            verbatim[..after].last().is_some_and(|range| range.contains(&at))
        };
        self.seen.iter().rev().find(|(at, _)| !is_code(*at)).map(|(_, section)| *section)
    }
}
