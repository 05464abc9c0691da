//! The parts in which the files of the open data are made, and the paths of these files.

use crate::model::dataset::TABLES;
use crate::model::fiscal_year::FiscalYear;
use crate::model::output::OutputFile;
use crate::model::path::SitePath;
use crate::model::site::Site;

/// The folder for all files of the open data.
pub const FOLDER: &str = "data/";

/// A group of files that are made together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The CSV files, the JSON of all data, and the files that describe them.
    Tables,
    /// The workbook with the documents of one fiscal year.
    Year(FiscalYear),
    /// The workbook with everything that belongs to no year.
    Shared,
}

/// The parts of a site's open data, in a fixed order.
pub fn parts(site: &Site) -> Vec<Part> {
    let years = site.years.keys().map(|year| Part::Year(*year));
    [Part::Tables].into_iter().chain(years).chain([Part::Shared]).collect()
}

/// The paths of the files of `part`, which are known without making them.
pub fn paths(part: Part) -> Vec<SitePath> {
    let names = match part {
        Part::Tables => {
            let tables = TABLES.iter().map(|table| format!("csv/{}.csv", table.name));
            tables.chain(DESCRIPTIONS.map(str::to_owned)).collect()
        }
        Part::Year(year) => vec![format!("xlsx/{year}.xlsx")],
        Part::Shared => vec!["xlsx/tables.xlsx".to_owned()],
    };
    names.into_iter().map(|name| path(&name)).collect()
}

const DESCRIPTIONS: [&str; 6] =
    ["all.json", "datapackage.json", "catalog.jsonld", "licence.txt", "check.txt", "check.json"];

/// The path of the file `name` in the folder of the open data.
pub(super) fn path(name: &str) -> SitePath {
    SitePath::from_parts(format!("{FOLDER}{name}"))
}

/// The file `name` in the folder of the open data.
pub(super) fn file(name: &str, bytes: Vec<u8>) -> OutputFile {
    OutputFile { path: path(name), bytes }
}
