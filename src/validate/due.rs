//! Finds the items of a document that have a deadline.

use crate::model::document::Due;
use crate::model::item::{Role, Section};

/// The items with a deadline, in reading order.
///
/// Results and reviews are left out, since their dates tell when something happened.
pub fn dated(sections: &[Section]) -> Vec<Due> {
    let mut found = Vec::new();
    let promised = sections.iter().filter(|section| !matches!(section.role, Role::Result | Role::Review | Role::Text));
    for item in promised.flat_map(|section| &section.items) {
        item.walk(&mut |item| {
            found.extend(item.when.as_ref().map(|when| Due { year: when.last, item: item.id.clone() }));
        });
    }
    found
}
