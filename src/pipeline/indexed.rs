//! The search of a whole build: made anew, or that of the last build kept.

use rayon::prelude::*;
use tomei_search::build::archive::PackFile;

use crate::diagnostic::Diagnostic;
use crate::model::path::SitePath;
use crate::model::site::Site;
use crate::pipeline::cache::{self, Cache, PageRecord};
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::search::{self, Corpus, Made};
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
    /// The site does without search.
    None,
}

/// Indexes the site, unless the last build did, or the site does without.
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
    if !site.tables.config.search {
        return Ok(Indexed { pages: Vec::new(), made: Made::default(), files: Files::None });
    }
    let corpus = search::corpus(site);
    let last = &cache.search;
    if last.number == corpus.number && last.files.iter().all(|path| is_kept(path, last, cache, staging)) {
        let pages = search::pages(site, &corpus, &last.terms);
        return Ok(Indexed { pages, made: last.clone(), files: Files::Kept });
    }
    progress.begin(Stage::Indexing, site.documents.len());
    let (made, files) = make(settings, &corpus).map_err(|fault| Failure::Content(vec![fault]))?;
    Ok(Indexed { pages: search::pages(site, &corpus, &made.terms), made, files: Files::Fresh(files) })
}

fn make(settings: &Settings, corpus: &Corpus) -> Result<(Made, Vec<PackFile>), Diagnostic> {
    let mut memory = cache::read_analyses(settings);
    let analysed = search::analyse(corpus, &mut memory)?;
    cache::write_analyses(settings, &memory);
    // Not needed while the pack is made, which takes more memory than all else.
    drop(memory);
    search::make(corpus, analysed)
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
    let records: Result<Vec<_>, Failure> = match files {
        Files::None => return Ok(Vec::new()),
        Files::Fresh(files) => files.par_iter().map(|file| put(file, made.number, staging)).collect(),
        Files::Kept => Ok(made.files.iter().map(|path| keep(path, cache, staging)).collect()),
    };
    let (path, engine) = search::engine();
    staging.put(&path, engine)?;
    Ok(records?.into_iter().flatten().collect())
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
