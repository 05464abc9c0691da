//! `tomei import`: existing sheets become documents, and nothing is lost.

mod again;
mod ask;
mod bad_input;
mod bounds;
mod changed_files;
mod command;
mod form_command;
mod formats;
mod forms;
mod fresh;
mod front_matter;
mod kinds;
mod language;
mod ledger;
mod mangle;
mod mangle_shapes;
mod office;
mod pdf;
mod print;
mod shapes;
mod sheet;
mod template;
mod template_fill;
mod toyonaka;
mod update;
mod update_city;
mod xls;

use tomei::import::read::reading::Reading;
use tomei::import::target::ImportTarget;
use tomei::import::{self, Import};
use tomei::load::scan;
use tomei::model::document::Document;
use tomei::model::fiscal_year::FiscalYear;
use tomei::model::form::Form;
use tomei::model::path::Slug;
use tomei::model::site::Tables;

use crate::site::repository;

/// The department and year of the demonstration content.
pub fn target() -> ImportTarget {
    target_of("shimin-kyodo", 2019)
}

/// A department and a year.
pub fn target_of(department: &str, year: i32) -> ImportTarget {
    ImportTarget {
        department: Slug::new(department).unwrap(),
        year: FiscalYear::new(year).unwrap(),
        day: "2026-12-01".to_owned(),
        schema: "# schema".to_owned(),
        linked_by: None,
    }
}

/// The form that is known without any file.
pub fn built_in() -> Form {
    let (form, faults) = tomei::validate::table::form::read("toyonaka.yaml", import::form::BUILT_IN_FORMS[0].1);
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
pub fn import_bytes(files: &[(&str, &[u8])], form: &Form, tables: &Tables, target: &ImportTarget) -> Import {
    let read = |(name, bytes): &(&str, &[u8])| import::read::read(name, bytes, form.hidden).unwrap();
    let readings: Vec<Reading> = files.iter().map(read).collect();
    import::import(&readings, form, tables, target).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The documents that an import makes, as the site reads them.
pub fn documents(import: &Import) -> Vec<Document> {
    import.documents.iter().map(|document| read(&document.file, &document.text)).collect()
}
