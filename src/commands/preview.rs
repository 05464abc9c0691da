//! The site as it is at this moment, rendered page by page when asked for.
//!
//! After an edit everything is put together anew from what is remembered of
//! each file, so a page and every list that names it are fresh at once; only
//! the pages someone looks at are rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use crate::diagnostic::Diagnostic;
use crate::load;
use crate::load::fault::Unreadable;
use crate::load::scan::Scan;
use crate::model::path::SitePath;
use crate::model::site::DocumentIndex;
use crate::pipeline::content::{self, ChangeDetection, Memory};
use crate::pipeline::furigana::{self, Readings};
use crate::pipeline::progress::Silent;
use crate::pipeline::site::{self, CheckedSite};
use crate::pipeline::{Failure, Settings, data, search, sources};
use crate::render::furigana::page_of;
use crate::render::page::Page;
use crate::render::plan::PagePlan;
use crate::render::reads::{ListedAddress, PlannedPages};
use crate::render::term::Row;
use crate::write::WriteError;

/// The present state of a site under edit.
pub struct Preview {
    state: Result<Ready, Vec<Diagnostic>>,
}

/// What is known of the files since the last time.
#[derive(Default)]
pub struct Known {
    scan: Scan,
    memory: Memory,
    analyses: Analyses,
}

type Analyses = Arc<Mutex<search::Memory>>;

/// What changed since the last time.
#[derive(Clone, Debug)]
pub enum Changed {
    /// Nobody can say.
    Anything,
    /// These files, on disk.
    Files(BTreeSet<PathBuf>),
}

struct Ready {
    checked: CheckedSite,
    analyses: Analyses,
    readings: Option<Readings>,
    /// Put together when the first page or file that needs the index is asked for.
    whole: OnceLock<Result<Whole, Vec<Diagnostic>>>,
}

/// The whole plan, that of the 五十音 index included, and the files of the search.
struct Whole {
    plan: PagePlan,
    files: BTreeMap<String, Vec<u8>>,
}

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    Found(Vec<u8>),
    Missing,
    /// The content cannot be shown; these are its faults.
    Faulty(Vec<Diagnostic>),
}

impl Preview {
    /// Puts the site together; what is `known` makes the next time quick.
    pub fn new(settings: &Settings, known: &mut Known, changed: &Changed) -> Self {
        let scan = std::mem::take(&mut known.scan);
        let sources = match changed {
            Changed::Anything => sources::read(&settings.root),
            Changed::Files(files) => sources::read_again(&settings.root, scan, files),
        };
        let sources = match sources {
            Ok(sources) => sources,
            Err(error) => return Self { state: Err(vec![displaced(&error)]) },
        };
        let (content, memory) = content::validate(&sources, &known.memory, ChangeDetection::Mtime, &Silent);
        known.memory = memory;
        let checked = site::check(settings, &sources, content);
        known.scan = sources.scan;
        let state = match checked {
            Ok(checked) => {
                let readings = furigana::readings(&checked.site);
                Ok(Ready { checked, analyses: known.analyses.clone(), readings, whole: OnceLock::new() })
            }
            Err(Failure::Content(faults)) => Err(faults),
            Err(Failure::Write(_)) => unreachable!("a preview writes nothing"),
        };
        Self { state }
    }

    /// What has to be said of the content, errors or warnings.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match &self.state {
            Ok(ready) => &ready.checked.warnings,
            Err(faults) => faults,
        }
    }

    /// The paths of all pages, in their order; none where the content cannot be shown.
    pub fn page_paths(&self) -> Vec<String> {
        let pages = self.state.as_ref().map_or(&[][..], |ready| ready.plan().pages());
        pages.iter().map(|page| page.address.path.to_string()).collect()
    }

    /// What stands at `path`, e.g. `2019/index.html`.
    pub fn get(&self, path: &str) -> Answer {
        let ready = match &self.state {
            Ok(ready) => ready,
            Err(faults) => return Answer::Faulty(faults.clone()),
        };
        ready.get(path).or_else(|| ready.get_readings(path)).unwrap_or_else(|| ready.get_of_search(path))
    }
}

fn answer(found: Result<Vec<u8>, Diagnostic>) -> Answer {
    found.map_or_else(|fault| Answer::Faulty(vec![fault]), Answer::Found)
}

impl Ready {
    /// A page, a file of the content or the theme, or open data.
    fn get(&self, path: &str) -> Option<Answer> {
        let CheckedSite { site, pages, assets, theme, .. } = &self.checked;
        let page = || Some(self.print(pages.get(path)?));
        let asset = || Some(load::read_bytes(&assets.iter().find(|asset| asset.path.as_str() == path)?.entry));
        let of_theme = || theme.statics.get(path).cloned().map(Ok);
        let data = || data::find(site, &SitePath::new(path)?).map(Ok);
        page().or_else(asset).or_else(of_theme).or_else(data).map(answer)
    }

    /// The readings beside a page of the plan; files that are copied have none.
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
        let whole = match self.whole() {
            Ok(whole) => whole,
            Err(faults) => return Answer::Faulty(faults.clone()),
        };
        if let Some(bytes) = whole.files.get(path) {
            return Answer::Found(bytes.clone());
        }
        whole.plan.get(path).map_or(Answer::Missing, |page| answer(self.print(page)))
    }

    fn whole(&self) -> Result<&Whole, &Vec<Diagnostic>> {
        self.whole.get_or_init(|| self.complete()).as_ref()
    }

    fn complete(&self) -> Result<Whole, Vec<Diagnostic>> {
        let site = &self.checked.site;
        let corpus = search::corpus(site);
        let mut analyses = self.analyses.lock().expect("no analysis panicked");
        let analysed = search::analyse(&corpus, &mut analyses).map_err(|fault| vec![fault])?;
        drop(analyses);
        let (made, files) = search::make(&corpus, analysed).map_err(|fault| vec![fault])?;
        let terms = search::term_index(site, &corpus, &made.terms);
        Ok(Whole {
            plan: PagePlan::new(site, &self.checked.redirects, Some(terms)),
            files: files.into_iter().map(|file| (file.path, file.bytes)).collect(),
        })
    }

    /// The whole plan; that without the index where the site is not indexed, or cannot be.
    fn plan(&self) -> &PagePlan {
        let whole = self.checked.site.tables.config.search.then(|| self.whole().ok()).flatten();
        whole.map_or(&self.checked.pages, |whole| &whole.plan)
    }
}

/// The plan as pages see it: the index is made for those alone that show something of it.
impl PlannedPages for Ready {
    /// Pages of the index exist in the first language alone.
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

/// A folder that could not be put back is shown like any file that cannot be read.
fn displaced(error: &WriteError) -> Diagnostic {
    Diagnostic::of_file("content", Unreadable { reason: error.to_string() })
}
