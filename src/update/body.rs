//! Updates the body of a document, section by section.

use crate::model::draft::UNPARSED_HEADING;
use crate::model::item::Role;
use crate::update::context::Merge;
use crate::update::{items, section};

/// Updates the items and the running text.
pub(super) fn merge(merge: &mut Merge) {
    for part in &merge.sheet.document.sections {
        if part.heading == UNPARSED_HEADING {
            continue;
        }
        section::text(merge, part);
        if part.role != Role::Text {
            items::merge(merge, part.role);
            if let Some(lead) = merge.lead.take() {
                section::add(merge, &part.heading, &lead);
            }
        }
    }
    section::unparsed(merge);
}
