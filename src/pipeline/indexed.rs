//! The search of a whole build: made anew, or that of the last build kept.

use rayon::prelude::*;
use tomei_search::archive::PackFile;

use crate::model::path::SitePath;
use crate::model::site::Site;
use crate::pipeline::cache::{self, Cache, PageRecord};
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::search::{self, Made};
use crate::pipeline::{Failure, Settings};
use crate::render::page::Page;
use crate::write::Staging;

/// What the index gives a build.
pub struct Indexed {
    /// Those of the 五十音 index.
    pub pages: Vec<Page>,
    pub made: Made,
    pub files: Files,
}

/// The files of the pack.
pub enum Files {
    Fresh(Vec<PackFile>),
    /// Those that [`Made`] names are the last build's and as it left them.
    Kept,
}

/// Indexes the site, unless the last build did.
///
/// # Errors
///
/// See [`search::make`].
pub fn index(
    settings: &Settings,
    site: &Site,
    cache: &Cache,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<Indexed, Failure> {
    let corpus = search::corpus(site);
    let last = &cache.search;
    if last.number == corpus.number && last.files.iter().all(|path| is_kept(path, last, cache, staging)) {
        let pages = search::pages(site, &corpus, &last.terms);
        return Ok(Indexed { pages, made: last.clone(), files: Files::Kept });
    }
    progress.begin(Stage::Indexing, site.documents.len());
    let mut memory = cache::read_analyses(settings);
    let (made, files) = search::make(&corpus, &mut memory).map_err(|fault| Failure::Content(vec![fault]))?;
    cache::write_analyses(settings, &memory);
    Ok(Indexed { pages: search::pages(site, &corpus, &made.terms), made, files: Files::Fresh(files) })
}

fn is_kept(path: &SitePath, last: &Made, cache: &Cache, staging: &Staging) -> bool {
    let known = cache.pages.get(path).filter(|known| known.inputs == last.number);
    known.is_some_and(|known| known.is_untouched(&staging.present(path)))
}

/// Adds engine and pack to the next output.
///
/// # Errors
///
/// Where a file cannot be written.
pub fn add_files(
    made: &Made,
    files: Files,
    cache: &Cache,
    staging: &Staging,
) -> Result<Vec<(SitePath, PageRecord)>, Failure> {
    let (path, engine) = search::engine();
    staging.put(&path, engine)?;
    match files {
        Files::Fresh(files) => files.par_iter().map(|file| put(file, made.number, staging)).collect(),
        Files::Kept => Ok(made.files.iter().map(|path| keep(path, cache, staging)).collect()),
    }
    .map(|records: Vec<Option<_>>| records.into_iter().flatten().collect())
}

fn put(file: &PackFile, number: u128, staging: &Staging) -> Result<Option<(SitePath, PageRecord)>, Failure> {
    let path = SitePath::from_parts(file.path.clone());
    let placed = staging.put(&path, &file.bytes)?;
    Ok(PageRecord::of(number, &placed).map(|record| (path, record)))
}

fn keep(path: &SitePath, cache: &Cache, staging: &Staging) -> Option<(SitePath, PageRecord)> {
    let record = cache.pages.get(path)?;
    staging.keep(path, record.checksum);
    Some((path.clone(), record.clone()))
}
