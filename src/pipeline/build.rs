//! A whole build: from the content to the output folder.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tomei_search::archive::PackFile;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::load;
use crate::model::path::SitePath;
use crate::pipeline::cache::{self, Cache, PageRecord};
use crate::pipeline::inputs::{self, Inputs};
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::search::{self, Made};
use crate::pipeline::site::{Prepared, prepare};
use crate::pipeline::{Failure, Settings};
use crate::render;
use crate::render::page::Page;
use crate::render::view::{self, View};
use crate::write::{Staging, Summary};

/// What a build did and what a person should look at.
#[derive(Debug)]
pub struct Report {
    pub pages: usize,
    pub summary: Summary,
    pub warnings: Vec<Diagnostic>,
}

/// Builds the site into the output folder, whole or not at all.
///
/// # Errors
///
/// Faults of the content, or that the output cannot be written.
pub fn build(settings: &Settings, progress: &dyn Progress) -> Result<Report, Failure> {
    let mut cache = cache::read(settings);
    let mut prepared = prepare(settings, &mut cache.memory, progress)?;
    let staging = Staging::begin(&settings.output, &settings.state())?;
    let search = make_search(settings, &prepared, &cache, &staging, progress)?;
    refuse_collisions(&prepared, &search, &staging)?;
    prepared.pages.extend(search.pages);
    let mut records = render_pages(&prepared, &cache, &staging, progress)?;
    records.extend(add_search_files(search.number, search.files, &cache, &staging)?);
    add_statics(&prepared, &staging)?;
    let summary = staging.commit()?;
    let report = Report { pages: prepared.pages.len(), summary, warnings: prepared.warnings };
    cache::write(settings, &Cache { memory: cache.memory, pages: records, search: search.made });
    Ok(report)
}

/// The search of the site: what is to be rendered of it, and its files.
struct Search {
    number: u128,
    pages: Vec<Page>,
    files: SearchFiles,
    made: Made,
}

enum SearchFiles {
    Fresh(Vec<PackFile>),
    /// Those of the last build.
    Kept(Vec<SitePath>),
}

fn make_search(
    settings: &Settings,
    prepared: &Prepared,
    cache: &Cache,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<Search, Failure> {
    let corpus = search::corpus(&prepared.site);
    let number = corpus.number;
    if cache.search.number == number && cache.search.files.iter().all(|path| is_present(path, number, cache, staging)) {
        let made = cache.search.clone();
        let pages = search::pages(&corpus, &made.terms);
        return Ok(Search { number, pages, files: SearchFiles::Kept(made.files.clone()), made });
    }
    progress.begin(Stage::Indexing, 1);
    let mut memory = cache::read_analyses(settings);
    let (made, files) = search::make(&corpus, &mut memory).map_err(|fault| Failure::Content(vec![fault]))?;
    cache::write_analyses(settings, &memory);
    Ok(Search { number, pages: search::pages(&corpus, &made.terms), files: SearchFiles::Fresh(files), made })
}

fn is_present(path: &SitePath, number: u128, cache: &Cache, staging: &Staging) -> bool {
    let known = cache.pages.get(path).filter(|known| known.inputs == number);
    known.is_some_and(|known| known.is_untouched(&staging.present(path)))
}

fn add_search_files(
    number: u128,
    files: SearchFiles,
    cache: &Cache,
    staging: &Staging,
) -> Result<Vec<(SitePath, PageRecord)>, Failure> {
    let (path, bytes) = search::engine();
    staging.put(&path, bytes)?;
    let records: Result<Vec<Option<_>>, Failure> = match files {
        SearchFiles::Fresh(files) => files
            .par_iter()
            .map(|file| {
                let path = SitePath::from_parts(file.path.clone());
                let checksum = staging.put(&path, &file.bytes)?;
                Ok(PageRecord::of(number, checksum, &staging.next(&path)).map(|record| (path, record)))
            })
            .collect(),
        SearchFiles::Kept(paths) => paths
            .into_par_iter()
            .map(|path| {
                let record = cache.pages.get(&path).cloned().expect("what is kept was found in the cache");
                staging.keep(&path, record.checksum)?;
                Ok(Some((path, record)))
            })
            .collect(),
    };
    Ok(records?.into_iter().flatten().collect())
}

/// Does everything a build does but writing.
///
/// # Errors
///
/// Faults of the content and of the templates.
pub fn check(settings: &Settings, progress: &dyn Progress) -> Result<Vec<Diagnostic>, Failure> {
    let mut cache = cache::read(settings);
    let prepared = prepare(settings, &mut cache.memory, progress)?;
    progress.begin(Stage::Rendering, prepared.pages.len());
    let faults: BTreeSet<Diagnostic> = prepared
        .pages
        .par_iter()
        .filter_map(|page| {
            progress.step();
            print(&prepared, page).err()
        })
        .collect();
    if faults.is_empty() { Ok(prepared.warnings) } else { Err(Failure::Content(faults.into_iter().collect())) }
}

/// The text of one page.
///
/// # Errors
///
/// What is wrong with its template.
pub fn print(prepared: &Prepared, page: &Page) -> Result<String, Diagnostic> {
    print_view(prepared, &view::view(&prepared.site, page, &prepared.pages))
}

fn print_view(prepared: &Prepared, view: &View) -> Result<String, Diagnostic> {
    render::html(&prepared.theme, view).map_err(|fault| fault.diagnostic(&prepared.theme_name))
}

type Records = BTreeMap<SitePath, PageRecord>;

fn render_pages(
    prepared: &Prepared,
    cache: &Cache,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<Records, Failure> {
    let shared = inputs::shared(prepared);
    progress.begin(Stage::Rendering, prepared.pages.len());
    let records: Result<Vec<_>, Failure> = prepared
        .pages
        .par_iter()
        .map(|page| {
            let record = render_page(prepared, shared, page, cache, staging);
            progress.step();
            record
        })
        .collect();
    Ok(records?.into_iter().flatten().collect())
}

fn render_page(
    prepared: &Prepared,
    shared: u128,
    page: &Page,
    cache: &Cache,
    staging: &Staging,
) -> Result<Option<(SitePath, PageRecord)>, Failure> {
    let Inputs { number: inputs, view } = inputs::of_page(prepared, shared, page);
    let known = cache.pages.get(&page.path).filter(|known| known.inputs == inputs);
    if let Some(known) = known.filter(|known| known.is_untouched(&staging.present(&page.path))) {
        staging.keep(&page.path, known.checksum)?;
        return Ok(Some((page.path.clone(), known.clone())));
    }
    let view = view.unwrap_or_else(|| view::view(&prepared.site, page, &prepared.pages));
    let text = print_view(prepared, &view).map_err(|fault| Failure::Content(vec![fault]))?;
    let checksum = staging.put(&page.path, text.as_bytes())?;
    let record = PageRecord::of(inputs, checksum, &staging.next(&page.path));
    Ok(record.map(|record| (page.path.clone(), record)))
}

fn add_statics(prepared: &Prepared, staging: &Staging) -> Result<(), Failure> {
    for (path, bytes) in prepared.theme.statics() {
        if let Some(path) = SitePath::new(path.clone()) {
            staging.put(&path, bytes)?;
        }
    }
    prepared.assets.par_iter().try_for_each(|asset| {
        let bytes = load::read_bytes(&asset.entry).map_err(|fault| Failure::Content(vec![fault]))?;
        staging.put(&asset.path, &bytes)?;
        Ok(())
    })
}

/// What stands in the output and is not tomei's is never written over.
fn refuse_collisions(prepared: &Prepared, search: &Search, staging: &Staging) -> Result<(), Failure> {
    let pages = prepared.pages.iter().map(|page| page.path.as_str());
    let assets = prepared.assets.iter().map(|asset| asset.path.as_str());
    let statics = prepared.theme.statics().keys().map(String::as_str);
    let found = search.pages.iter().map(|page| page.path.as_str()).chain([search::ENGINE_PATH]);
    let packed = search.made.files.iter().map(SitePath::as_str);
    let wanted: BTreeSet<&str> = pages.chain(assets).chain(statics).chain(found).chain(packed).collect();
    let foreign = staging.foreign();
    let in_the_way = foreign.into_iter().filter(|name| wanted.contains(name.as_str()));
    let faults: Vec<Diagnostic> =
        in_the_way.map(|path| Diagnostic::of_file(&path, Fault::ForeignFile { path: path.clone() })).collect();
    if faults.is_empty() { Ok(()) } else { Err(Failure::Content(faults)) }
}
