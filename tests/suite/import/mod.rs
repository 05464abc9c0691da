//! `tomei import`: old sheets become documents, and nothing is lost.

mod bad_input;
mod command;
mod forms;
mod front_matter;
mod mangle;
mod office;
mod print;
mod sheet;
mod toyonaka;

use tomei::import::draft::Wanted;
use tomei::import::grid::Reading;
use tomei::import::print::Imprint;
use tomei::import::{self, Import};
use tomei::load::scan;
use tomei::model::document::Document;
use tomei::model::fiscal_year::FiscalYear;
use tomei::model::form::Form;
use tomei::model::path::Slug;
use tomei::model::site::Tables;

use crate::site::repository;

/// The department and year of the demonstration content.
pub fn wanted() -> Wanted {
    Wanted { department: Slug::new("shimin-kyodo").unwrap(), year: FiscalYear::new(2019).unwrap() }
}

/// The form that is known without any file.
pub fn built_in() -> Form {
    let (form, faults) = tomei::validate::table::form::read("toyonaka.yaml", import::BUILT_IN_FORM);
    assert!(faults.is_empty(), "{faults:?}");
    form.unwrap()
}

/// The tables of the demonstration content.
pub fn tables() -> Tables {
    let mut faults = Vec::new();
    let tables = tomei::pipeline::content::read_tables(&scan::scan(&repository()).entries, &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    tables
}

/// The documents of the real sheet, as written by hand.
pub fn hand_made() -> Vec<Document> {
    let walk = walkdir::WalkDir::new(repository().join("content/2019/shimin-kyodo")).sort_by_file_name();
    let files = walk.into_iter().map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_file());
    files.map(|entry| read(entry.path().to_str().unwrap(), &std::fs::read_to_string(entry.path()).unwrap())).collect()
}

/// A document's text as the site reads it.
pub fn read(file: &str, text: &str) -> Document {
    let (document, faults) = tomei::validate::document::read(file, text);
    assert!(faults.is_empty(), "{file}: {faults:?}\n{text}");
    document.unwrap()
}

/// Imports files held in memory.
pub fn import_bytes(files: &[(&str, &[u8])], form: &Form, tables: &Tables, wanted: &Wanted) -> Import {
    let read = |(name, bytes): &(&str, &[u8])| import::read::read(name, bytes, form.hidden).unwrap();
    let readings: Vec<Reading> = files.iter().map(read).collect();
    let imprint = Imprint {
        schema: "# schema".to_owned(),
        year: wanted.year,
        department: wanted.department.clone(),
        day: "2026-12-01".to_owned(),
        sources: readings.iter().map(|reading| (reading.file.clone(), reading.sha256.clone())).collect(),
    };
    import::import(&readings, form, tables, wanted, &imprint).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The documents that an import makes, as the site reads them.
pub fn documents(import: &Import) -> Vec<Document> {
    import.documents.iter().map(|made| read(&made.file, &made.text)).collect()
}
