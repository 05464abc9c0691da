//! A site without errors, whose files are made in memory when they are asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::load;
use crate::model::output::OutputFile;
use crate::model::path::SitePath;
use crate::model::site::DocumentIndex;
use crate::pipeline::content::Asset;
use crate::pipeline::furigana::{self, Readings};
use crate::pipeline::site::CheckedSite;
use crate::pipeline::{data, search};
use crate::render::furigana::page_of;
use crate::render::page::Page;
use crate::render::plan::PagePlan;
use crate::render::reads::{ListedAddress, PlannedPages};
use crate::render::term::Row;

/// The analyses of texts, shared by the states of a site.
pub(super) type Analyses = Arc<Mutex<search::AnalysisCache>>;

/// The bytes of a file, or why it cannot be made.
pub(super) type Made = Result<Vec<u8>, Vec<Diagnostic>>;

/// Files, or why some of them cannot be made.
type Files = Result<Vec<OutputFile>, Vec<Diagnostic>>;

pub(super) struct Ready {
    checked: CheckedSite,
    analyses: Analyses,
    readings: Option<Readings>,
    /// Computed when a page or file that needs the search index is requested for the first time.
    indexed: OnceLock<Result<Indexed, Vec<Diagnostic>>>,
}

/// The plan of all pages, including those of the 五十音 index, and the files of the search.
struct Indexed {
    plan: PagePlan,
    files: BTreeMap<String, Vec<u8>>,
}

impl Ready {
    pub(super) fn new(checked: CheckedSite, analyses: Analyses) -> Self {
        let readings = furigana::readings(&checked.site);
        Self { checked, analyses, readings, indexed: OnceLock::new() }
    }

    pub(super) fn checked(&self) -> &CheckedSite {
        &self.checked
    }

    /// The file at `path`, if the site has one there.
    pub(super) fn get(&self, path: &str) -> Option<Made> {
        let first = self.of_content(path).or_else(|| self.readings_at(path));
        first.map(|made| made.map_err(|fault| vec![fault])).or_else(|| self.of_search(path))
    }

    /// Every file of the site: the pages in the order of the plan, each with its readings, and then the others.
    ///
    /// # Errors
    ///
    /// The faults of all pages, and of files that cannot be read or indexed.
    pub(super) fn files(&self) -> Files {
        let pages: Vec<_> = self.plan().pages().par_iter().map(|page| self.page_files(page)).collect();
        let data = self.has_data().then(|| data::all(&self.checked.site));
        let others = [self.copies(), self.search_files(), Ok(data.unwrap_or_default())];
        all(pages.into_iter().chain(others))
    }

    /// The files of the content and of the theme that are copied.
    ///
    /// # Errors
    ///
    /// The faults of all files that cannot be read.
    pub(super) fn copies(&self) -> Files {
        let read = |asset: &Asset| {
            let bytes = load::read_bytes(&asset.entry).map_err(|fault| vec![fault])?;
            Ok(vec![OutputFile { path: asset.path.clone(), bytes }])
        };
        let of_content: Vec<_> = self.checked.assets.par_iter().map(read).collect();
        let of_theme = self.checked.theme.statics.iter().filter_map(|(path, bytes)| file(path, bytes));
        all(of_content.into_iter().chain([Ok(of_theme.collect())]))
    }

    fn has_data(&self) -> bool {
        self.checked.site.tables.config.data
    }

    /// A page, a file of the content or the theme, or a file of the open data.
    fn of_content(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        let CheckedSite { site, pages, assets, theme, .. } = &self.checked;
        let page = || Some(self.print(pages.get(path)?));
        let asset = || Some(load::read_bytes(&assets.iter().find(|asset| asset.path.as_str() == path)?.entry));
        let of_theme = || theme.statics.get(path).cloned().map(Ok);
        let data = || data::find(site, &SitePath::new(path)?).map(Ok);
        page().or_else(asset).or_else(of_theme).or_else(data)
    }

    /// The readings file of a page of the plan. Copied files have no readings.
    fn readings_at(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        let path = page_of(path).filter(|_| self.readings.is_some())?;
        let page = self.checked.pages.get(&path).or_else(|| self.plan().get(&path))?;
        let readings = self.readings_of(page)?;
        Some(self.print(page).and_then(|html| readings.of_page(&html)))
    }

    fn readings_of(&self, page: &Page) -> Option<&Readings> {
        self.readings.as_ref().filter(|_| self.checked.has_readings(page))
    }

    fn page_files(&self, page: &Page) -> Files {
        let make = || {
            let bytes = self.print(page)?;
            let readings = self.readings_of(page).zip(furigana::path_beside(page));
            let readings = readings.map(|(readings, path)| Ok(OutputFile { path, bytes: readings.of_page(&bytes)? }));
            let readings = readings.transpose()?;
            Ok([OutputFile { path: page.address.path.clone(), bytes }].into_iter().chain(readings).collect())
        };
        make().map_err(|fault| vec![fault])
    }

    fn print(&self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let printed = self.checked.renderer(self).print(page);
        printed.map(|page| page.bytes).map_err(|fault| self.checked.template_fault(fault))
    }

    fn of_search(&self, path: &str) -> Option<Made> {
        if !self.has_search() || !search::FOLDERS.iter().any(|folder| path.starts_with(folder)) {
            return None;
        }
        if path == search::ENGINE_PATH {
            return Some(Ok(search::engine().1.to_vec()));
        }
        let indexed = match self.indexed() {
            Ok(indexed) => indexed,
            Err(faults) => return Some(Err(faults.clone())),
        };
        let page = || Some(self.print(indexed.plan.get(path)?).map_err(|fault| vec![fault]));
        indexed.files.get(path).cloned().map(Ok).or_else(page)
    }

    fn search_files(&self) -> Files {
        if !self.has_search() {
            return Ok(Vec::new());
        }
        let indexed = self.indexed().map_err(Clone::clone)?;
        let files = indexed.files.iter().filter_map(|(path, bytes)| file(path, bytes));
        Ok(files.chain(file(search::ENGINE_PATH, search::engine().1)).collect())
    }

    fn has_search(&self) -> bool {
        self.checked.site.tables.config.search
    }

    fn indexed(&self) -> Result<&Indexed, &Vec<Diagnostic>> {
        self.indexed.get_or_init(|| self.complete()).as_ref()
    }

    fn complete(&self) -> Result<Indexed, Vec<Diagnostic>> {
        let site = &self.checked.site;
        let corpus = search::corpus(site);
        let mut analyses = self.analyses.lock().expect("no analysis panicked");
        let analysed = search::analyse(&corpus, &mut analyses).map_err(|fault| vec![fault])?;
        drop(analyses);
        let (made, files) = search::make(&corpus, analysed).map_err(|fault| vec![fault])?;
        let terms = search::term_index(site, &corpus, &made.terms);
        Ok(Indexed {
            plan: self.checked.pages.with_index(site, terms),
            files: files.into_iter().map(|file| (file.path, file.bytes)).collect(),
        })
    }

    /// The plan of all pages; without those of the index if the site is not indexed, or cannot be.
    pub(super) fn plan(&self) -> &PagePlan {
        let indexed = self.has_search().then(|| self.indexed().ok()).flatten();
        indexed.map_or(&self.checked.pages, |indexed| &indexed.plan)
    }
}

/// All files, or the faults of all of them.
fn all(made: impl IntoIterator<Item = Files>) -> Files {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for made in made {
        made.map_or_else(|found| faults.extend(found), |made| files.extend(made));
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

fn file(path: &str, bytes: &[u8]) -> Option<OutputFile> {
    Some(OutputFile { path: SitePath::new(path)?, bytes: bytes.to_vec() })
}

/// The plan as pages query it. The index is computed only when a page shows something of it.
impl PlannedPages for Ready {
    /// Pages of the index exist only in the first language.
    fn is_translated(&self, path: &str) -> bool {
        self.checked.pages.is_translated(path)
    }

    fn listed(&self) -> Vec<ListedAddress> {
        self.plan().listed()
    }

    fn term_rows(&self) -> &[Arc<Row>] {
        self.plan().term_rows()
    }

    fn indexed_text(&self, document: DocumentIndex) -> Option<u128> {
        self.plan().indexed_text(document)
    }
}
