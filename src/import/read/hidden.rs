//! Applies the form's policy for hidden rows, columns, sheets and runs.

use std::collections::BTreeMap;

use crate::diagnostic::fault::Fault;
use crate::import::fault::table::{HiddenCells, HiddenRead, HiddenSkipped};
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

/// A warning about hidden `places`, if there are any.
///
/// # Errors
///
/// [`HiddenCells`] if the form refuses them.
pub(super) fn note(places: Vec<CellPlace>, policy: Hidden) -> Result<Option<Fault>, Fault> {
    match policy {
        _ if places.is_empty() => Ok(None),
        Hidden::Refuse => Err(HiddenCells { places }.into()),
        Hidden::Read => Ok(Some(HiddenRead { places }.into())),
        Hidden::Skip => Ok(Some(HiddenSkipped { places }.into())),
    }
}

/// Numbers of rows or columns, held as ranges that do not touch.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    /// The last of each range by its first.
    ranges: BTreeMap<u32, u32>,
}

impl Ranges {
    /// Adds a range, its ends included.
    pub(super) fn add(&mut self, mut first: u32, mut last: u32) {
        if let Some((&before, &end)) = self.ranges.range(..=first).next_back()
            && end >= first.saturating_sub(1)
        {
            (first, last) = (before, last.max(end));
        }
        while let Some((&next, &end)) = self.ranges.range(first..=last.saturating_add(1)).next() {
            self.ranges.remove(&next);
            last = last.max(end);
        }
        self.ranges.insert(first, last);
    }

    /// Whether `number` is in one of the ranges.
    pub(super) fn contains(&self, number: u32) -> bool {
        self.ranges.range(..=number).next_back().is_some_and(|(_, last)| *last >= number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Ranges;

    proptest! {
        #[test]
        fn ranges_hold_what_was_added(added in prop::collection::vec((0_u32..60, 0_u32..9), 0..20)) {
            let mut ranges = Ranges::default();
            added.iter().for_each(|(first, more)| ranges.add(*first, first + more));
            for number in 0..80 {
                let expected = added.iter().any(|(first, more)| (*first..=first + more).contains(&number));
                prop_assert_eq!(ranges.contains(number), expected, "{}", number);
            }
            let ends: Vec<_> = ranges.ranges.iter().collect();
            prop_assert!(ends.windows(2).all(|pair| pair[0].1 + 1 < *pair[1].0), "{:?}", ends);
        }
    }
}
