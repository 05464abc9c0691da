//! Findings on links to other hosts, from what these answered.

use crate::check::context::CheckContext;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::answer::{Answer, asked};
use crate::model::source::Located;

/// The rules that only `--links` applies. Without it, an `allow` of them is not unused.
pub(super) const CODES: [&str; 6] = ["W0874", "W0875", "W0876", "W0877", "W0878", "N0879"];

/// A finding on each link of the document for whose address and answer `fault` returns one. Without `--links` no host was
/// asked, and there is none.
pub(super) fn findings(
    context: &CheckContext,
    source: &SourceText,
    fault: impl Fn(&str, &Answer) -> Option<Fault>,
) -> Vec<Diagnostic> {
    let finding = |link: &Located<String>| {
        let address = asked(&link.value)?;
        Some(source.finding_at(link.span, fault(address, context.links.answers.get(address)?)?))
    };
    source.document.links.iter().filter_map(finding).collect()
}
