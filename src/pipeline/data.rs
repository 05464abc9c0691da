//! The open data beside the pages: made where their inputs changed, kept where
//! not; and by themselves, without a site around them.

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
use crate::pipeline::build::Report;
use crate::pipeline::cache::{self, Cache, PageRecord};
use crate::pipeline::progress::Progress;
use crate::pipeline::site::prepare;
use crate::pipeline::{Failure, Settings};
use crate::write::{Staging, WriteError};

/// What is to be remembered of the files that were added.
#[derive(Default)]
pub struct Added {
    pub records: Vec<(SitePath, PageRecord)>,
    pub sums: BTreeMap<SitePath, Sum>,
}

/// Adds every file of the site's open data to the next output, unless the site does without.
///
/// # Errors
///
/// Where one cannot be written.
pub fn add(site: &Site, cache: &Cache, staging: &Staging) -> Result<Added, WriteError> {
    if !site.tables.config.data {
        return Ok(Added::default());
    }
    let (twins, parts) = rayon::join(|| add_twins(site, cache, staging), || add_parts(site, cache, staging));
    let mut added = parts?;
    added.records.extend(twins?);
    let list = sums::list(&added.sums);
    staging.put(&list.path, &list.bytes)?;
    Ok(added)
}

/// Writes the open data alone into the output folder.
///
/// # Errors
///
/// Faults of the content, or that the output cannot be written.
pub fn export(settings: &Settings, progress: &dyn Progress) -> Result<Report, Failure> {
    let mut memory = cache::read(settings).memory;
    let prepared = prepare(settings, &mut memory, progress)?;
    let staging = Staging::begin(&settings.output, &settings.state())?;
    let files = all(&prepared.site);
    files.par_iter().try_for_each(|file| staging.put(&without_folder(&file.path), &file.bytes).map(drop))?;
    let summary = staging.commit()?;
    Ok(Report { pages: files.len(), summary, warnings: prepared.warnings })
}

/// What stands at `path`, made on the spot.
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

fn all(site: &Site) -> Vec<OutputFile> {
    let parts: Vec<OutputFile> =
        export::parts(site).into_par_iter().flat_map_iter(|part| export::make(site, part)).collect();
    let list = sums::list(&parts.iter().map(|file| (file.path.clone(), sums::sum(&file.bytes))).collect());
    let twin = |(index, document): (DocumentIndex, &Document)| OutputFile {
        path: document.data_path(),
        bytes: export::page_json(site, index),
    };
    parts.into_iter().chain([list]).chain(site.indexed().map(twin)).collect()
}

fn without_folder(path: &SitePath) -> SitePath {
    let name = path.as_str().strip_prefix(export::FOLDER).unwrap_or(path.as_str());
    SitePath::from_parts(name.to_owned())
}

fn add_twins(site: &Site, cache: &Cache, staging: &Staging) -> Result<Vec<(SitePath, PageRecord)>, WriteError> {
    let add = |(place, document): (usize, &std::sync::Arc<Document>)| {
        let mut hasher = Xxh3::new();
        add_document(&mut hasher, site, document);
        let (path, inputs) = (document.data_path(), hasher.digest128());
        if let Some(known) = untouched(&path, inputs, cache, staging) {
            staging.keep(&path, known.checksum);
            return Ok(Some((path, known.clone())));
        }
        let placed = staging.put(&path, &export::page_json(site, DocumentIndex(place)))?;
        let record = PageRecord::of(inputs, &placed);
        Ok(record.map(|record| (path, record)))
    };
    let records: Result<Vec<_>, WriteError> = site.documents.par_iter().enumerate().map(add).collect();
    Ok(records?.into_iter().flatten().collect())
}

fn add_parts(site: &Site, cache: &Cache, staging: &Staging) -> Result<Added, WriteError> {
    let parts: Result<Vec<Added>, WriteError> =
        export::parts(site).into_par_iter().map(|part| add_part(site, part, cache, staging)).collect();
    let mut whole = Added::default();
    for added in parts? {
        whole.records.extend(added.records);
        whole.sums.extend(added.sums);
    }
    Ok(whole)
}

fn add_part(site: &Site, part: Part, cache: &Cache, staging: &Staging) -> Result<Added, WriteError> {
    let inputs = inputs(site, part);
    if let Some(known) = known_part(part, inputs, cache, staging) {
        known.records.iter().for_each(|(path, record)| staging.keep(path, record.checksum));
        return Ok(known);
    }
    let mut added = Added::default();
    for OutputFile { path, bytes } in export::make(site, part) {
        let placed = staging.put(&path, &bytes)?;
        let record = PageRecord::of(inputs, &placed);
        added.sums.insert(path.clone(), sums::sum(&bytes));
        added.records.extend(record.map(|record| (path, record)));
    }
    Ok(added)
}

/// The part as the last build left it, if every file of it is still so.
fn known_part(part: Part, inputs: u128, cache: &Cache, staging: &Staging) -> Option<Added> {
    let mut known = Added::default();
    for path in export::paths(part) {
        let record = untouched(&path, inputs, cache, staging)?.clone();
        known.sums.insert(path.clone(), *cache.sums.get(&path)?);
        known.records.push((path, record));
    }
    Some(known)
}

fn untouched<'a>(path: &SitePath, inputs: u128, cache: &'a Cache, staging: &Staging) -> Option<&'a PageRecord> {
    let known = cache.pages.get(path).filter(|known| known.inputs == inputs)?;
    known.is_untouched(&staging.present(path)).then_some(known)
}

/// What `part` is made from, as one number. The program is part of the cache.
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
