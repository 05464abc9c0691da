//! Rule: full width and half width mixed in one document.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::check::traits::Traits;
use crate::check::width::{Mixture, Width};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0903"),
    name: ["全角と半角の混在", "two widths in one document"],
    reason: [
        "同じ文書の中で書き方が混ざると、数や括弧を機械で読み取れません。",
        "Two ways of writing in one document keep machines from reading its figures.",
    ],
    bad: "12校区と１３校区で",
    good: "12校区と13校区で",
    example: || MixedWidths(Mixture { width: Width::Digits, rarer: "１３".to_owned(), rare: 1, usual: 4 }).into(),
};

/// The less frequent way of writing; places of a document are counted.
#[derive(Clone, Debug)]
struct MixedWidths(Mixture);

impl Describe for MixedWidths {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self(Mixture { width, rarer, rare, usual }) = self;
        let [ja, en] = width.names();
        [
            Message::new(
                format!("{ja}の書き方が混ざっています（「{rarer}」などが{rare}か所、もう一方が{usual}か所）"),
                "一つの文書に一つの書き方",
                "どちらかにそろえてください",
            ),
            Message::new(
                format!("{en} are written in two ways (`{rarer}` and the like {rare} times, the other {usual} times)"),
                "one way in one document",
                "choose one of them",
            ),
        ]
    }
}

/// For each kind of character that occurs in both ways, reports the first occurrence of the less frequent one.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let is_mixed = |[full, half]: [Traits; 2]| source.traits.meets(full) && source.traits.meets(half);
    let mixed = Width::ALL.into_iter().filter(|width| is_mixed(width.ways()));
    mixed.filter_map(|width| of_document(source, width)).collect()
}

fn of_document(source: &SourceText, width: Width) -> Option<Diagnostic> {
    let runs: Vec<(Range<usize>, bool)> = source.pieces().flat_map(|(start, text)| width.runs(start, text)).collect();
    let full = runs.iter().filter(|(_, is_full)| *is_full).count();
    let half = runs.len() - full;
    let rarer_is_full = full <= half;
    let (range, _) = runs.into_iter().find(|(_, is_full)| *is_full == rarer_is_full)?;
    let (rare, usual) = if rarer_is_full { (full, half) } else { (half, full) };
    let rarer = source.text[range.clone()].to_owned();
    (rare > 0 && usual > 0).then(|| source.finding(range, MixedWidths(Mixture { width, rarer, rare, usual })))
}
