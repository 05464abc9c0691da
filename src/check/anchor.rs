//! Links to places that are not on their page.

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;

/// Whether the page exists was asked before; here it is what follows the `#`.
pub fn check(desk: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let document = &*paper.document;
    let lost = document.links.iter().filter(|link| (desk.anchors)(document, &link.value) == Some(false));
    lost.map(|link| paper.remark_at(link.span, Remark::UnknownAnchor { address: link.value.clone() })).collect()
}
