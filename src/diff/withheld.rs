//! Old words that a correction withholds: a comparison must not show them again.

use std::collections::BTreeMap;

use crate::model::publication::Part;
use crate::model::table::{Before, Correction};

/// The corrections that withhold words, by the id of their document.
pub(super) struct Withheld<'a>(BTreeMap<&'a str, Vec<&'a Correction>>);

impl<'a> Withheld<'a> {
    pub(super) fn new(corrections: &'a [Correction]) -> Self {
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in corrections.iter().filter(|row| matches!(row.before, Before::Withheld(_))) {
            found.entry(row.page.value.as_str()).or_default().push(row);
        }
        Self(found)
    }

    /// Whether any words of the document called `id` are withheld.
    pub(super) fn concerns(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Whether a correction may mean words of this text. The record has only their hash, so where it does not name an item,
    /// each text of the document that changed counts.
    pub(super) fn hides(&self, id: &str, part: &Part) -> bool {
        self.0.get(id).into_iter().flatten().any(|row| match (&row.item, part) {
            (Some(item), Part::Item(id)) => item.value == *id,
            (Some(_), _) => false,
            (None, _) => true,
        })
    }
}
