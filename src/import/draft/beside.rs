//! Gives promises what stands beside them: when they are due, and what they consist of.
//!
//! It belongs to a promise if that is the only one in the rows of its cell, or if both cells have as many lines as promises.
//! Otherwise nobody can know, and it is kept as free text under its own label.

use crate::eras::when::WhenContext;
use crate::import::claim::Fate;
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::Draft;
use crate::import::gather::gather;
use crate::import::grid::Line;
use crate::import::item::Item;
use crate::import::record::{Beside, Passage, Record};
use crate::model::form::FormField;

impl DraftBuilder<'_> {
    /// Moves what stands beside the promises `items` from `record` to them.
    pub(super) fn beside(&mut self, items: &mut [Item], record: &mut Record, draft: &mut Draft) {
        for beside in std::mem::take(&mut record.beside) {
            let mut found = beside_items(items, &beside);
            let is_given = match beside.field {
                FormField::Due => self.due(&mut found, &beside),
                _ => self.deliverables(&mut found, &beside, draft),
            };
            if !is_given {
                let Beside { label, lines, .. } = beside;
                record.passages.push(Passage { field: FormField::Text, label, lines });
            }
        }
    }

    /// Dates promises. What is no date, as 調整中, is no deadline.
    fn due(&mut self, items: &mut [&mut Item], beside: &Beside) -> bool {
        let mut context = WhenContext::new(Some(self.target.year));
        let read = |line: &Line| context.read(&line.text).map(|when| when.written);
        let Some(dates) = beside.lines.iter().map(read).collect::<Option<Vec<String>>>() else { return false };
        let covers_rows = beside.last_row > beside.lines[0].place.row;
        match (dates.as_slice(), items) {
            ([date], [item]) => item.due = Some(date.clone()),
            ([date], items) if covers_rows && is_one_a_row(items) => {
                items.iter_mut().for_each(|item| item.due = Some(date.clone()));
            }
            (dates, items) if !covers_rows && dates.len() == items.len() && !items.is_empty() => {
                items.iter_mut().zip(dates).for_each(|(item, date)| item.due = Some(date.clone()));
            }
            _ => return false,
        }
        self.claim(&beside.lines, &Fate::Code);
        true
    }

    fn deliverables(&mut self, items: &mut [&mut Item], beside: &Beside, draft: &mut Draft) -> bool {
        let [item] = items else { return false };
        let Beside { field, label, lines, .. } = beside.clone();
        let gathered = gather(&[Passage { field, label, lines }], field, self.form);
        if !gathered.lead.is_empty() {
            return false;
        }
        item.children.extend(self.claim_gathered(gathered, draft).1);
        true
    }
}

/// The items in the rows that a cell covers, or the only item there is.
fn beside_items<'i>(items: &'i mut [Item], beside: &Beside) -> Vec<&'i mut Item> {
    let place = &beside.lines[0].place;
    // Below its label, or below the promise in the same column, it belongs to the goal's only promise.
    let is_only = items.len() == 1 && items[0].place.column == place.column;
    let is_beside = |item: &Item| {
        let of = &item.place;
        let is_same_table = of.sheet == place.sheet && of.table == place.table && of.page == place.page;
        is_same_table && of.row >= place.row && of.row <= beside.last_row && of.column > 0
    };
    items.iter_mut().filter(|item| is_only || is_beside(item)).collect()
}

fn is_one_a_row(items: &[&mut Item]) -> bool {
    items.windows(2).all(|pair| pair[0].place.row != pair[1].place.row)
}
