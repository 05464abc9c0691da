//! An item of a document, before it is printed.

use crate::eras::when::WhenContext;
use crate::import::date;
use crate::model::form::FormField;
use crate::model::source::CellPlace;

/// An item, with the items nested below it.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: String,
    /// The time, as it is written into the tag.
    pub when: Option<String>,
    /// When it is due by another text of the sheet, which then is its time.
    pub due: Option<String>,
    /// The item that it belongs to, as a person has accepted.
    pub link: Option<String>,
    pub text: String,
    /// The bullet; empty for a list entry without one in its text.
    pub mark: String,
    pub place: CellPlace,
    pub children: Vec<Item>,
}

/// Assigns ids to the items: p1, p1-d1; r1, r1-1.
pub fn number(items: &mut [Item], field: FormField) {
    let letter = letter(field);
    let below = if field == FormField::Promise { "d" } else { "" };
    for (number, item) in (1..).zip(items) {
        item.id = format!("{letter}{number}");
        for (number, child) in (1..).zip(&mut item.children) {
            child.id = format!("{}-{below}{number}", item.id);
        }
    }
}

fn letter(field: FormField) -> char {
    match field {
        FormField::Mission => 'm',
        FormField::Approach => 'a',
        FormField::Review => 'v',
        FormField::Promise => 'p',
        FormField::Result => 'r',
        FormField::Issue => 'i',
        FormField::Target => 't',
        FormField::Step => 's',
        _ => 'x',
    }
}

impl Item {
    /// The item and all items below it.
    pub fn all(&self) -> Vec<&Item> {
        [self].into_iter().chain(self.children.iter().flat_map(Item::all)).collect()
    }

    /// Determines the time of the item from its text, which is not changed.
    pub fn date(&mut self, field: FormField, context: &mut WhenContext) {
        let read = if field == FormField::Step { date::of_step } else { date::of_event };
        self.when = self.due.take().or_else(|| read(&self.text, context).map(|when| when.written));
        self.children.iter_mut().for_each(|child| child.date(field, context));
    }
}
