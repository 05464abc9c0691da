//! Pairs of a promise and its result, or of an approach and its review, that stand in one row of a table.
//!
//! A row with as many of the one as of the other offers pairs in their order. That they belong together nobody has written:
//! a person accepts them by name, and the documents say who did.

use std::collections::BTreeMap;

use crate::import::draft::document::{DraftSection, Pair};
use crate::import::item::Item;
use crate::model::form::FormField;
use crate::model::source::CellPlace;

/// The pairs that the sections of the document `id` offer.
pub(super) fn of(sections: &[DraftSection], id: &str) -> Vec<Pair> {
    let kinds = [(FormField::Result, FormField::Promise), (FormField::Review, FormField::Approach)];
    let pairs = |(from, to)| {
        let (from, mut to) = (by_row(sections, from), by_row(sections, to));
        let rows = from.into_iter().filter_map(move |(row, from)| Some((from, to.remove(&row)?)));
        rows.filter(|(from, to)| from.len() == to.len()).flat_map(|(from, to)| from.into_iter().zip(to))
    };
    let pair = |(from, to): (&Item, &Item)| Pair {
        document: id.to_owned(),
        from: from.id.clone(),
        from_text: from.text.clone(),
        to: to.id.clone(),
        to_text: to.text.clone(),
    };
    kinds.into_iter().flat_map(pairs).map(pair).collect()
}

/// The items of a section by the rows of tables in which they stand.
fn by_row(sections: &[DraftSection], field: FormField) -> BTreeMap<CellPlace, Vec<&Item>> {
    let mut rows: BTreeMap<CellPlace, Vec<&Item>> = BTreeMap::new();
    let items = sections.iter().filter(|section| section.field == field).flat_map(|section| &section.items);
    for item in items.filter(|item| item.place.column > 0) {
        rows.entry(CellPlace { column: 0, ..item.place.clone() }).or_default().push(item);
    }
    rows
}

/// Links the items of accepted pairs.
pub(super) fn link(sections: &mut [DraftSection], pairs: &[Pair]) {
    for item in sections.iter_mut().flat_map(|section| &mut section.items) {
        item.link = pairs.iter().find(|pair| pair.from == item.id).map(|pair| pair.to.clone());
    }
}
