//! The search of a build: indexed again, or kept from the last build.

use rayon::prelude::*;
use tomei_search::build::archive::PackFile;

use crate::diagnostic::Diagnostic;
use crate::model::path::SitePath;
use crate::model::site::Site;
use crate::pipeline::cache;
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::records::{NextOutput, Recorded};
use crate::pipeline::search::{self, Corpus, PackRecord};
use crate::pipeline::{Failure, Settings};
use crate::render::plan::TermIndex;
use crate::write::WriteError;

/// The results of indexing.
pub(super) struct Indexed {
    /// The terms of the 五十音 index; `None` if the site disables the search.
    pub terms: Option<TermIndex>,
    pub made: PackRecord,
    pub files: Files,
}

/// The files of the search pack.
pub(super) enum Files {
    Fresh(Vec<PackFile>),
    /// The files that [`PackRecord`] lists are unchanged since the last build.
    Kept(Vec<Recorded>),
    /// The site disables the search.
    None,
}

/// Indexes the site, unless the last build's index is still valid or the site disables the search.
///
/// # Errors
///
/// See [`search::make`].
pub(super) fn index(
    settings: &Settings,
    site: &Site,
    last: &PackRecord,
    output: NextOutput,
    progress: &dyn Progress,
) -> Result<Indexed, Failure> {
    if !site.tables.config.search {
        return Ok(Indexed { terms: None, made: PackRecord::default(), files: Files::None });
    }
    let corpus = search::corpus(site);
    if let Some(kept) = kept(&corpus, last, output) {
        let terms = search::term_index(site, &corpus, &last.terms);
        return Ok(Indexed { terms: Some(terms), made: last.clone(), files: Files::Kept(kept) });
    }
    progress.begin(Stage::Indexing, site.documents.len());
    let (made, files) = make(settings, &corpus).map_err(|fault| Failure::Content(vec![fault]))?;
    Ok(Indexed { terms: Some(search::term_index(site, &corpus, &made.terms)), made, files: Files::Fresh(files) })
}

fn make(settings: &Settings, corpus: &Corpus) -> Result<(PackRecord, Vec<PackFile>), Diagnostic> {
    let mut analyses = cache::read_analyses(settings);
    let analysed = search::analyse(corpus, &mut analyses)?;
    cache::write_analyses(settings, &analyses);
    // Freed before the pack is made, which needs more memory than any other step.
    drop(analyses);
    search::make(corpus, analysed)
}

/// The files of the last build's pack, if all of them may be kept.
fn kept(corpus: &Corpus, last: &PackRecord, output: NextOutput) -> Option<Vec<Recorded>> {
    let is_same = last.number == corpus.number;
    is_same.then(|| last.files.iter().map(|path| output.kept(path, last.number)).collect()).flatten()
}

/// Adds the engine and the pack to the next output.
///
/// # Errors
///
/// If a file cannot be written.
pub(super) fn add_files(number: u128, files: Files, output: NextOutput) -> Result<Vec<Recorded>, Failure> {
    let records: Result<Vec<Option<Recorded>>, WriteError> = match files {
        Files::None => return Ok(Vec::new()),
        Files::Fresh(files) => files.par_iter().map(|file| put(file, number, output)).collect(),
        Files::Kept(records) => {
            records.iter().for_each(|record| output.keep(record));
            Ok(records.into_iter().map(Some).collect())
        }
    };
    let (path, engine) = search::engine();
    output.staging.put(&path, engine)?;
    Ok(records?.into_iter().flatten().collect())
}

fn put(file: &PackFile, number: u128, output: NextOutput) -> Result<Option<Recorded>, WriteError> {
    output.put(&SitePath::from_parts(file.path.clone()), number, &file.bytes)
}
