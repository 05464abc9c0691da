//! The files that hold or describe the data of the whole site.

use std::sync::Arc;

use rayon::prelude::*;

use crate::export::part::file;
use crate::export::{catalog, check, csv, json, licence, package, rows};
use crate::model::dataset::Table;
use crate::model::document::Document;
use crate::model::output::OutputFile;
use crate::model::site::Site;

/// The number of documents that one thread prints at a time.
const CHUNK: usize = 256;

type Printed = (&'static Table, Vec<u8>);

/// The JSON of all data, followed by CSV files, package, catalogue, licence and report.
pub(super) fn make(site: &Site) -> impl Iterator<Item = OutputFile> {
    let (tables, everything) = print(site);
    // Made lazily, since the check needs much memory: by then the caller has written and freed the large JSON file.
    let rest = std::iter::once_with(move || tables_and_report(site, tables));
    std::iter::once(file("all.json", everything)).chain(rest.flatten())
}

fn tables_and_report(site: &Site, tables: Vec<Printed>) -> impl Iterator<Item = OutputFile> {
    let report = check::check(&tables);
    let tables = tables.into_iter().map(|(table, bytes)| file(&format!("csv/{}.csv", table.name), bytes));
    tables.chain([
        file("datapackage.json", package::print(site)),
        file("catalog.jsonld", catalog::print(site)),
        file("licence.txt", licence::print(site)),
        file("check.txt", report.text()),
        file("check.json", report.json()),
    ])
}

/// The CSV files and the JSON of all data. Each document's rows are collected once for both.
fn print(site: &Site) -> (Vec<Printed>, Vec<u8>) {
    let printed = |documents: &[Arc<Document>]| {
        let mut printed = csv::Printed::default();
        let page_json = |document: &Arc<Document>| {
            let rows = rows::of_document(site, document);
            printed.add(&rows);
            json::of_rows(&rows)
        };
        let pages: Vec<Vec<u8>> = documents.iter().map(page_json).collect();
        (printed, pages)
    };
    let mut whole = csv::Printed::default();
    whole.add(&rows::shared(site));
    let (chunks, pages): (Vec<csv::Printed>, Vec<Vec<Vec<u8>>>) = site.documents.par_chunks(CHUNK).map(printed).unzip();
    chunks.into_iter().for_each(|chunk| whole.append(chunk));
    (whole.finish(), json::everything(site, pages.into_iter().flatten()))
}
