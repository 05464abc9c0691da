//! The open data of a build: generated if its inputs have changed, kept otherwise.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use crate::export::sums::{self, Sum};
use crate::export::{self, Part};
use crate::model::document::Document;
use crate::model::output::OutputFile;
use crate::model::path::SitePath;
use crate::model::site::{DocumentIndex, Site};
use crate::pipeline::records::{NextOutput, Recorded};
use crate::write::WriteError;
use crate::write::manifest::{self, Checksum};

/// The records of the files that were added.
#[derive(Default)]
pub struct Added {
    pub records: Vec<Recorded>,
    pub sums: Sums,
}

/// The SHA-256 sums of the open data's files, each with the checksum of the file it was computed from: records and sums
/// are stored in different files of the cache, and one of them may be of an earlier build.
pub type Sums = BTreeMap<SitePath, (Checksum, Sum)>;

/// Adds every file of the open data to the next output, unless the site disables it.
///
/// # Errors
///
/// If a file cannot be written.
pub fn add(site: &Site, sums: &Sums, output: NextOutput) -> Result<Added, WriteError> {
    if !site.tables.config.data {
        return Ok(Added::default());
    }
    let (of_pages, parts) = rayon::join(|| add_page_data(site, output), || add_parts(site, sums, output));
    let mut added = parts?;
    added.records.extend(of_pages?);
    let list = sums::list(&added.sums.iter().map(|(path, (_, sum))| (path.clone(), *sum)).collect());
    output.staging.put(&list.path, &list.bytes)?;
    Ok(added)
}

/// The file of the open data at `path`, generated on demand.
pub fn find(site: &Site, path: &SitePath) -> Option<Vec<u8>> {
    if !export::holds(site, path) {
        return None;
    }
    if let Some(index) = export::document_at(site, path) {
        return Some(export::page_json(site, index));
    }
    let part = export::parts(site).into_iter().find(|part| export::paths(*part).contains(path));
    let files = part.map_or_else(|| all(site), |part| export::make(site, part).collect());
    files.into_iter().find(|file| file.path == *path).map(|file| file.bytes)
}

/// Every file of the open data, with its path in the site.
pub fn all(site: &Site) -> Vec<OutputFile> {
    let parts: Vec<OutputFile> =
        export::parts(site).into_par_iter().flat_map_iter(|part| export::make(site, part)).collect();
    let list = sums::list(&parts.iter().map(|file| (file.path.clone(), sums::sum(&file.bytes))).collect());
    let of_page = |(index, document): (DocumentIndex, &Document)| OutputFile {
        path: document.data_path(),
        bytes: export::page_json(site, index),
    };
    parts.into_iter().chain([list]).chain(site.indexed().map(of_page)).collect()
}

/// Adds the page JSON of every document.
fn add_page_data(site: &Site, output: NextOutput) -> Result<Vec<Recorded>, WriteError> {
    let add = |(place, document): (usize, &std::sync::Arc<Document>)| {
        let mut hasher = Xxh3::new();
        add_document(&mut hasher, site, document);
        let (path, inputs) = (document.data_path(), hasher.digest128());
        if let Some(kept) = output.kept(&path, inputs) {
            output.keep(&kept);
            return Ok(Some(kept));
        }
        output.put(&path, inputs, &export::page_json(site, DocumentIndex(place)))
    };
    let records: Result<Vec<_>, WriteError> = site.documents.par_iter().enumerate().map(add).collect();
    Ok(records?.into_iter().flatten().collect())
}

fn add_parts(site: &Site, sums: &Sums, output: NextOutput) -> Result<Added, WriteError> {
    let parts: Result<Vec<Added>, WriteError> =
        export::parts(site).into_par_iter().map(|part| add_part(site, part, sums, output)).collect();
    let mut whole = Added::default();
    for added in parts? {
        whole.records.extend(added.records);
        whole.sums.extend(added.sums);
    }
    Ok(whole)
}

fn add_part(site: &Site, part: Part, sums: &Sums, output: NextOutput) -> Result<Added, WriteError> {
    let inputs = inputs(site, part);
    if let Some(kept) = kept_part(part, inputs, sums, output) {
        kept.records.iter().for_each(|record| output.keep(record));
        return Ok(kept);
    }
    let mut added = Added::default();
    for OutputFile { path, bytes } in export::make(site, part) {
        added.records.extend(output.put(&path, inputs, &bytes)?);
        added.sums.insert(path, (manifest::checksum(&bytes), sums::sum(&bytes)));
    }
    Ok(added)
}

/// The part as the last build left it, if every file of it may be kept.
fn kept_part(part: Part, inputs: u128, sums: &Sums, output: NextOutput) -> Option<Added> {
    let mut kept = Added::default();
    for path in export::paths(part) {
        let (path, record) = output.kept(&path, inputs)?;
        let sum = sums.get(&path).filter(|(checksum, _)| *checksum == record.checksum)?;
        kept.sums.insert(path.clone(), *sum);
        kept.records.push((path, record));
    }
    Some(kept)
}

/// A hash of the inputs of `part`. The program's version is not needed: the cache is only valid for one version.
fn inputs(site: &Site, part: Part) -> u128 {
    let mut hasher = Xxh3::new();
    let of_part = |document: &&std::sync::Arc<Document>| match part {
        Part::Tables => true,
        Part::Year(year) => document.place().is_some_and(|place| place.0 == year),
        Part::Shared => document.place().is_none(),
    };
    let config = &site.tables.config;
    match part {
        Part::Year(_) => add_value(&mut hasher, &(&config.title, &config.publisher)),
        Part::Tables | Part::Shared => add_tables(&mut hasher, site),
    }
    if part == Part::Shared {
        add_value(&mut hasher, &export::fiscal_years(site));
        let pages = site.tables.corrections.iter().map(|row| site.by_id.contains_key(&row.page.value));
        add_value(&mut hasher, &pages.collect::<Vec<_>>());
    }
    site.documents.iter().filter(of_part).for_each(|document| add_document(&mut hasher, site, document));
    hasher.digest128()
}

fn add_tables(hasher: &mut Xxh3, site: &Site) {
    let tables = &site.tables;
    add_value(hasher, &tables.config);
    add_value(hasher, &(&tables.departments, &tables.plans, &tables.policy_sets, &tables.grades));
    add_value(hasher, &(&tables.glossary, &tables.corrections));
}

fn add_document(hasher: &mut Xxh3, site: &Site, document: &Document) {
    hasher.update(&document.fingerprint.to_le_bytes());
    add_value(hasher, &document.file);
    add_value(hasher, &export::surroundings(site, document));
}

fn add_value(hasher: &mut Xxh3, value: &impl Serialize) {
    let bytes = postcard::to_stdvec(value).expect("plain data has a postcard form");
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(&bytes);
}
