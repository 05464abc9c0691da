//! The files that hold or describe the whole site's data.

use rayon::prelude::*;

use crate::export::csv::Printed;
use crate::export::{catalog, check, file, json, licence, package, rows};
use crate::model::dataset::Table;
use crate::model::document::Document;
use crate::model::output::OutputFile;
use crate::model::site::Site;

/// Documents that are printed in one go by one thread.
const CHUNK: usize = 256;

/// The CSV files, the JSON of everything, package, catalogue, licence, report.
pub fn make(site: &Site) -> Vec<OutputFile> {
    let (tables, everything) = rayon::join(|| csv(site), || everything(site));
    let report = check::check(&tables);
    let mut files: Vec<OutputFile> =
        tables.into_iter().map(|(table, bytes)| file(&format!("csv/{}.csv", table.name), bytes)).collect();
    files.extend([
        file("all.json", everything),
        file("datapackage.json", package::print(site)),
        file("catalog.jsonld", catalog::print(site)),
        file("licence.txt", licence::print(site)),
        file("check.txt", report.text()),
        file("check.json", report.json()),
    ]);
    files
}

fn csv(site: &Site) -> Vec<(&'static Table, Vec<u8>)> {
    let printed = |documents: &[std::sync::Arc<Document>]| {
        let mut printed = Printed::default();
        documents.iter().for_each(|document| printed.add(&rows::of_document(site, document)));
        printed
    };
    let mut whole = Printed::default();
    whole.add(&rows::shared(site));
    let chunks: Vec<Printed> = site.documents.par_chunks(CHUNK).map(printed).collect();
    chunks.into_iter().for_each(|chunk| whole.append(chunk));
    whole.finish()
}

fn everything(site: &Site) -> Vec<u8> {
    let documents: Vec<Vec<u8>> = site.documents.par_iter().map(|document| json::document(site, document)).collect();
    json::everything(site, &documents)
}
