//! The glossary by the rows of the syllabary.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::site::Site;
use crate::model::table::GlossaryEntry;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::term::{row_kana, row_of};
use crate::theme::TemplateFault;

/// The page of the glossary.
#[derive(Hash)]
pub(super) struct Glossary;

/// The glossary by the rows of the syllabary, each in the order of its readings.
#[derive(Debug, Serialize)]
pub(super) struct GlossaryView {
    pub rows: Vec<GlossaryRow>,
    /// Entries without a reading in kana.
    pub rest: Vec<GlossaryEntry>,
}

/// The entries whose readings begin with a kana of one row.
#[derive(Debug, Serialize)]
pub(super) struct GlossaryRow {
    /// The number of the row in the syllabary, counted from one; rows without entries count too.
    pub number: usize,
    /// The first kana of the row.
    pub kana: &'static str,
    pub entries: Vec<GlossaryEntry>,
}

impl PageKind for Glossary {
    const TEMPLATE: &'static str = "glossary.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.glossary.is_empty() { Vec::new() } else { vec![Self] }
    }

    fn route(&self, _: &Site) -> Route {
        Route::glossary()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("glossary.title"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(by_rows(context.site.glossary().to_vec()))
    }
}

fn by_rows(mut entries: Vec<GlossaryEntry>) -> GlossaryView {
    entries.sort_by(|a, b| sort_reading(a).cmp(&sort_reading(b)).then_with(|| a.term.cmp(&b.term)));
    let (mut rows, mut rest) = (BTreeMap::<usize, Vec<GlossaryEntry>>::new(), Vec::new());
    for entry in entries {
        let number = entry.reading.is_some().then(|| row_of(&sort_reading(&entry)));
        match number.filter(|number| !row_kana(*number).is_empty()) {
            Some(number) => rows.entry(number).or_default().push(entry),
            None => rest.push(entry),
        }
    }
    let row = |(number, entries)| GlossaryRow { number: number + 1, kana: row_kana(number), entries };
    GlossaryView { rows: rows.into_iter().map(row).collect(), rest }
}

/// Katakana is sorted as if it were hiragana, as in a dictionary.
fn sort_reading(entry: &GlossaryEntry) -> String {
    let reading = entry.reading.as_deref().unwrap_or(&entry.term);
    let hiragana = |c: char| match c {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    };
    reading.chars().map(hiragana).collect()
}
