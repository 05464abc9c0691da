//! What a form reads of a file, and what it leaves.

use crate::import::layout;
use crate::import::read::reading::Reading;
use crate::import::record::Layout;
use crate::import::sighting::Sighting;
use crate::model::form::{AreaKind, Form};
use crate::model::site::Tables;
use crate::model::source::CellPlace;

/// What a form reads of files, and what it leaves.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The headings, columns and labels, each once, in the order of the files.
    pub sightings: Vec<Sighting>,
    /// The number of goals by kind.
    pub goals: [(AreaKind, usize); 2],
    /// The lines that no field has.
    pub left: Vec<(CellPlace, String)>,
}

/// What `form` reads of `reading`.
pub fn coverage(reading: &Reading, form: &Form) -> Coverage {
    let Layout { records, sightings, .. } = layout::lay_out(std::slice::from_ref(reading), form, &Tables::default());
    let count = |kind: AreaKind| (kind, records.iter().filter(|record| record.kind == kind).count());
    let goals = [AreaKind::Annual, AreaKind::Midterm].map(count);
    let unparsed = records.into_iter().flat_map(|record| record.unparsed);
    let mut left: Vec<(CellPlace, String)> = unparsed.map(|line| (line.place, line.text)).collect();
    left.sort();
    Coverage { sightings: once_each(sightings), goals, left }
}

/// Headers and labels that are repeated for each goal are listed once.
fn once_each(sightings: Vec<Sighting>) -> Vec<Sighting> {
    let mut found: Vec<Sighting> = Vec::new();
    for sighting in sightings {
        let same = |known: &Sighting| (&known.what, &known.text) == (&sighting.what, &sighting.text);
        if !found.iter().any(same) {
            found.push(sighting);
        }
    }
    found
}
