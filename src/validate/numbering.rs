//! Gives the items of a document their ids.

use std::collections::BTreeSet;

use crate::model::item::{Item, Section};
use crate::model::path::Slug;

const UNNUMBERED: &str = "-";

/// The placeholder of an item without an id, until all given ids are known.
pub(super) fn unnumbered() -> Slug {
    Slug::new(UNNUMBERED).expect("a hyphen is a slug")
}

/// Gives items without an id one by their role and position: p1, p2, p2-1.
pub(super) fn number_items(sections: &mut [Section], used: &mut BTreeSet<Slug>) {
    for section in sections {
        let letter = section.role.letter().to_string();
        number_level(&mut section.items, &letter, used);
    }
}

fn number_level(items: &mut [Item], prefix: &str, used: &mut BTreeSet<Slug>) {
    let mut number = 0;
    for item in items {
        number += 1;
        while item.id.as_str() == UNNUMBERED {
            let id = Slug::new(&format!("{prefix}{number}")).expect("a letter and numbers form a slug");
            if used.insert(id.clone()) {
                item.id = id;
            } else {
                number += 1;
            }
        }
        let below = format!("{}-", item.id);
        number_level(&mut item.children, &below, used);
    }
}
