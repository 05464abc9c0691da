//! Rule: full width and half width mixed in one site.

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::traits::Traits;
use crate::check::width::{Mixture, Width};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::site(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0904"),
    name: ["文書ごとの全角と半角", "two widths in one site"],
    reason: [
        "部局ごとに書き方が違うと、並べたときに読みにくく、比べられません。",
        "Departments that write differently are hard to read side by side.",
    ],
    bad: "（ほかの文書はすべて半角の括弧で）市民課（窓口）",
    good: "市民課(窓口)",
    example: || {
        MixedWidthsOfSite(Mixture { width: Width::Brackets, rarer: "（".to_owned(), rare: 1, usual: 40 }).into()
    },
};

/// The less frequent way of writing; documents of a site are counted.
#[derive(Clone, Debug)]
struct MixedWidthsOfSite(Mixture);

impl Describe for MixedWidthsOfSite {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self(Mixture { width, rarer, rare, usual }) = self;
        let [ja, en] = width.names();
        [
            Message::new(
                format!("{ja}の書き方が文書によって違います（「{rarer}」などが{rare}文書、もう一方が{usual}文書）"),
                "サイトで一つの書き方",
                "この文書から順に、どちらかにそろえてください",
            ),
            Message::new(
                format!(
                    "documents differ in how they write {en} (`{rarer}` and the like in {rare}, the other in {usual})"
                ),
                "one way in the whole site",
                "choose one of them, beginning here",
            ),
        ]
    }
}

/// Considers documents that are consistent by themselves but differ from each other. For each kind of character,
/// reports the first document with the less frequent way.
fn check(context: &CheckContext) -> Vec<Diagnostic> {
    Width::ALL.into_iter().filter_map(|width| of_site(context, width)).collect()
}

fn of_site(context: &CheckContext, width: Width) -> Option<Diagnostic> {
    let [one, other] = width.ways();
    let only = |wanted: Traits, unwanted: Traits| {
        context.sources.iter().filter(move |source| source.traits.meets(wanted) && !source.traits.meets(unwanted))
    };
    let (full, half) = (only(one, other).count(), only(other, one).count());
    let rarer_is_full = full <= half;
    let mut rare_sources = if rarer_is_full { only(one, other) } else { only(other, one) };
    let (rare, usual) = if rarer_is_full { (full, half) } else { (half, full) };
    let first = rare_sources.next()?;
    let mut runs = first.pieces().flat_map(|(start, text)| width.runs(start, text));
    let (range, _) = runs.find(|(_, is_full)| *is_full == rarer_is_full)?;
    let rarer = first.text[range.clone()].to_owned();
    (usual > 0).then(|| first.finding(range, MixedWidthsOfSite(Mixture { width, rarer, rare, usual })))
}
