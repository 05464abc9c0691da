//! The preview of a site under edit: pages are rendered when they are requested.
//!
//! After an edit the whole site is resolved again from the cached documents, so that a page and every list that names
//! it are up to date at once; only requested pages are rendered. Where a file has a fault, its last good version is shown.

mod last_good;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use crate::commands::preview::last_good::LastGood;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::load::fault::Unreadable;
use crate::load::scan::Scan;
use crate::model::path::SitePath;
use crate::model::site::DocumentIndex;
use crate::pipeline::content::{self, ChangeDetection, ValidationCache};
use crate::pipeline::furigana::{self, Readings};
use crate::pipeline::progress::NoProgress;
use crate::pipeline::site::{self, CheckedSite};
use crate::pipeline::waiting::{Unpublished, unpublished};
use crate::pipeline::{Failure, Settings, data, search, sources};
use crate::render::furigana::page_of;
use crate::render::page::Page;
use crate::render::plan::PagePlan;
use crate::render::reads::{ListedAddress, PlannedPages};
use crate::render::term::Row;
use crate::write::WriteError;

/// The state of a site after the last edit.
pub struct Preview {
    /// The site as it can be shown; none if nothing can.
    shown: Option<Arc<Ready>>,
    /// What holds parts of the content back: they are shown as they were.
    faults: Vec<Diagnostic>,
}

/// The data that is reused after the next edit.
#[derive(Default)]
pub struct Known {
    scan: Scan,
    validated: ValidationCache,
    analyses: Analyses,
    good: LastGood,
    /// The site that was shown last.
    shown: Option<Arc<Ready>>,
}

type Analyses = Arc<Mutex<search::AnalysisCache>>;

/// What has changed since the last state.
#[derive(Clone, Debug)]
pub enum Changed {
    /// Unknown: anything may have changed.
    Anything,
    /// Only these files.
    Files(BTreeSet<PathBuf>),
}

struct Ready {
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

/// The response for an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    Found(Vec<u8>),
    Missing,
    /// The content cannot be shown because of these faults.
    Faulty(Vec<Diagnostic>),
}

impl Preview {
    /// Reads the site. `known` is reused, stands in for files that have a fault, and is updated for the next call.
    pub fn new(settings: &Settings, known: &mut Known, changed: &Changed) -> Self {
        let scan = std::mem::take(&mut known.scan);
        let sources = match changed {
            Changed::Anything => sources::read(&settings.root),
            Changed::Files(files) => sources::read_again(&settings.root, scan, files),
        };
        let sources = match sources {
            Ok(sources) => sources,
            Err(error) => return Self { shown: known.shown.clone(), faults: vec![displaced(&error)] },
        };
        let (content, validated) = content::validate(&sources, &known.validated, ChangeDetection::Mtime, &NoProgress);
        known.validated = validated;
        let (content, spare) = (content.clone(), content);
        let (checked, faults) = match site::check(settings, &sources, content) {
            Ok(checked) => (Some(checked), Vec::new()),
            Err(Failure::Content(faults)) => (known.good.stand_in(settings, &sources, (spare, &faults)), faults),
            Err(Failure::Write(_)) => unreachable!("a preview writes nothing"),
        };
        known.scan = sources.scan;
        if let Some(checked) = checked {
            known.good.remember(&checked.site, &faults);
            known.shown = Some(Arc::new(Ready::new(checked, known.analyses.clone())));
        }
        Self { shown: known.shown.clone(), faults }
    }

    /// The findings on the content, whether errors or warnings.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match &self.shown {
            Some(ready) if self.faults.is_empty() => &ready.checked.warnings,
            _ => &self.faults,
        }
    }

    /// What holds parts of the content back.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// The paths of all pages, in order; empty if the content cannot be shown.
    pub fn page_paths(&self) -> Vec<String> {
        let pages = self.shown.as_ref().map_or(&[][..], |ready| ready.plan().pages());
        pages.iter().map(|page| page.address.path.to_string()).collect()
    }

    /// Returns what is at `path`, e.g. `2019/index.html`.
    pub fn get(&self, path: &str) -> Answer {
        let Some(ready) = &self.shown else { return Answer::Faulty(self.faults.clone()) };
        ready.get(path).or_else(|| ready.get_readings(path)).unwrap_or_else(|| ready.get_of_search(path))
    }

    /// The file of the document that the page at `path` shows, and why readers do not see it yet.
    pub fn document(&self, path: &str) -> Option<(&str, Option<Unpublished>)> {
        let checked = &self.shown.as_ref()?.checked;
        let document = checked.site.document(checked.site.by_id[checked.pages.get(path)?.document.as_ref()?]);
        Some((&document.file, unpublished(document, checked.today)))
    }
}

fn answer(found: Result<Vec<u8>, Diagnostic>) -> Answer {
    found.map_or_else(|fault| Answer::Faulty(vec![fault]), Answer::Found)
}

impl Ready {
    fn new(checked: CheckedSite, analyses: Analyses) -> Self {
        let readings = furigana::readings(&checked.site);
        Self { checked, analyses, readings, indexed: OnceLock::new() }
    }

    /// Looks up a page, a file of the content or the theme, or a file of the open data.
    fn get(&self, path: &str) -> Option<Answer> {
        let CheckedSite { site, pages, assets, theme, .. } = &self.checked;
        let page = || Some(self.print(pages.get(path)?));
        let asset = || Some(load::read_bytes(&assets.iter().find(|asset| asset.path.as_str() == path)?.entry));
        let of_theme = || theme.statics.get(path).cloned().map(Ok);
        let data = || data::find(site, &SitePath::new(path)?).map(Ok);
        page().or_else(asset).or_else(of_theme).or_else(data).map(answer)
    }

    /// The readings file of a page of the plan. Copied files have no readings.
    fn get_readings(&self, path: &str) -> Option<Answer> {
        let (readings, path) = (self.readings.as_ref()?, page_of(path)?);
        let page = self.checked.pages.get(&path).or_else(|| self.plan().get(&path))?;
        let has_readings = self.checked.has_readings(page);
        has_readings.then(|| answer(self.print(page).and_then(|html| readings.of_page(&html))))
    }

    fn print(&self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let printed = self.checked.renderer(self).print(page);
        printed.map(|page| page.bytes).map_err(|fault| self.checked.template_fault(fault))
    }

    fn get_of_search(&self, path: &str) -> Answer {
        if !self.checked.site.tables.config.search {
            return Answer::Missing;
        }
        if path == search::ENGINE_PATH {
            return Answer::Found(search::engine().1.to_vec());
        }
        if !search::FOLDERS.iter().any(|folder| path.starts_with(folder)) {
            return Answer::Missing;
        }
        let indexed = match self.indexed() {
            Ok(indexed) => indexed,
            Err(faults) => return Answer::Faulty(faults.clone()),
        };
        if let Some(bytes) = indexed.files.get(path) {
            return Answer::Found(bytes.clone());
        }
        indexed.plan.get(path).map_or(Answer::Missing, |page| answer(self.print(page)))
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
    fn plan(&self) -> &PagePlan {
        let indexed = self.checked.site.tables.config.search.then(|| self.indexed().ok()).flatten();
        indexed.map_or(&self.checked.pages, |indexed| &indexed.plan)
    }
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

/// Reports a folder that could not be restored like a file that cannot be read.
fn displaced(error: &WriteError) -> Diagnostic {
    Diagnostic::of_file("content", Unreadable { reason: error.to_string() })
}
