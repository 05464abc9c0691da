//! Rule: links with a fragment that does not exist on the target page.

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0872"),
    name: ["ページの中の行き先がない", "a link to a place that is not on the page"],
    reason: [
        "# の後ろの場所がないと、リンクはページの先頭に着き、読む人は探し直すことになります。",
        "Without the place behind the #, the link ends at the top of the page and readers have to search again.",
    ],
    bad: "[取組み](../2019/kikaku/goal-1.md#p9)",
    good: "[取組み](../2019/kikaku/goal-1.md#p1)",
    example: || UnknownAnchor { address: "../2019/kikaku/goal-1.md#p9".to_owned() }.into(),
};

/// The address of a link whose fragment does not exist.
#[derive(Clone, Debug)]
struct UnknownAnchor {
    address: String,
}

impl Describe for UnknownAnchor {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { address } = self;
        [
            Message::new(
                format!("リンク先「{address}」のページに、その場所はありません"),
                "そのページにある id",
                "# の後ろを、項目の id（p1 など）に直してください",
            ),
            Message::new(
                format!("the page of `{address}` has no such place"),
                "an id on that page",
                "correct what follows the `#`, e.g. to the id of an item",
            ),
        ]
    }
}

/// Checks only the fragment after `#`. Earlier stages have checked that the page exists.
fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let document = &*source.document;
    let lost = document.links.iter().filter(|link| (context.links.anchors)(document, &link.value) == Some(false));
    lost.map(|link| source.finding_at(link.span, UnknownAnchor { address: link.value.clone() })).collect()
}
