//! The site as it is at this moment, rendered page by page when asked for.
//!
//! After an edit everything is put together anew from what is remembered of
//! each file, so a page and every list that names it are fresh at once; only
//! the pages someone looks at are rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::load;
use crate::load::scan::{Scan, rescan};
use crate::model::path::SitePath;
use crate::pipeline::build::print;
use crate::pipeline::content::{Memory, Trust};
use crate::pipeline::data;
use crate::pipeline::furigana::{self, Readings};
use crate::pipeline::progress::Silent;
use crate::pipeline::scanned::scan;
use crate::pipeline::search;
use crate::pipeline::site::{Prepared, prepare_scanned};
use crate::pipeline::{Failure, Settings};
use crate::render::furigana::page_of;
use crate::render::page::Page;
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
    prepared: Prepared,
    analyses: Analyses,
    readings: Option<Readings>,
    /// Put together when the first of its files is asked for.
    search: OnceLock<Result<Search, Vec<Diagnostic>>>,
}

/// What of the site is made from its index.
struct Search {
    pages: BTreeMap<String, Page>,
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
        let scanned = std::mem::take(&mut known.scan);
        let rescanned = match changed {
            Changed::Anything => None,
            Changed::Files(files) => rescan(scanned, files),
        };
        known.scan = match rescanned.map_or_else(|| scan(&settings.root), Ok) {
            Ok(scan) => scan,
            Err(error) => return Self { state: Err(vec![displaced(&error)]) },
        };
        let Known { scan, memory, analyses } = known;
        let state = match prepare_scanned(settings, scan, memory, Trust::Stamp, &Silent) {
            Ok(prepared) => {
                let readings = furigana::readings(&prepared.site);
                Ok(Ready { prepared, analyses: analyses.clone(), readings, search: OnceLock::new() })
            }
            Err(Failure::Content(faults)) => Err(faults),
            Err(Failure::Write(_)) => unreachable!("a preview writes nothing"),
        };
        Self { state }
    }

    /// What has to be said of the content, errors or warnings.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match &self.state {
            Ok(ready) => &ready.prepared.warnings,
            Err(faults) => faults,
        }
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        self.state.as_ref().map_or(0, |ready| ready.prepared.pages.len())
    }

    /// What stands at `path`, e.g. `2019/index.html`.
    pub fn get(&self, path: &str) -> Answer {
        let ready = match &self.state {
            Ok(ready) => ready,
            Err(faults) => return Answer::Faulty(faults.clone()),
        };
        if let (Some(page), Some(readings)) = (page_of(path), &ready.readings) {
            return match self.get(&page) {
                Answer::Found(html) => answer(readings.of_page(&html)),
                other => other,
            };
        }
        ready.get(path).unwrap_or_else(|| ready.get_of_search(path))
    }
}

fn answer(found: Result<Vec<u8>, Diagnostic>) -> Answer {
    found.map_or_else(|fault| Answer::Faulty(vec![fault]), Answer::Found)
}

impl Ready {
    /// A page, a file of the content or the theme, or open data. The lists are gone through: that takes less than a
    /// table of them, which every save would have to make anew.
    fn get(&self, path: &str) -> Option<Answer> {
        let Prepared { site, statics, pages, assets, .. } = &self.prepared;
        let page = || Some(print(&self.prepared, pages.iter().find(|page| page.path.as_str() == path)?));
        let asset = || Some(load::read_bytes(&assets.iter().find(|asset| asset.path.as_str() == path)?.entry));
        let of_theme = || statics.get(path).cloned().map(Ok);
        let data = || data::find(site, &SitePath::new(path)?).map(Ok);
        page().or_else(asset).or_else(of_theme).or_else(data).map(answer)
    }

    fn get_of_search(&self, path: &str) -> Answer {
        if !self.prepared.site.tables.config.search {
            return Answer::Missing;
        }
        if path == search::ENGINE_PATH {
            return Answer::Found(search::engine().1.to_vec());
        }
        if !search::FOLDERS.iter().any(|folder| path.starts_with(folder)) {
            return Answer::Missing;
        }
        let search = match self.search.get_or_init(|| self.make_search()) {
            Ok(search) => search,
            Err(faults) => return Answer::Faulty(faults.clone()),
        };
        if let Some(bytes) = search.files.get(path) {
            return Answer::Found(bytes.clone());
        }
        let Some(page) = search.pages.get(path) else { return Answer::Missing };
        answer(print(&self.prepared, page))
    }

    fn make_search(&self) -> Result<Search, Vec<Diagnostic>> {
        let corpus = search::corpus(&self.prepared.site);
        let mut analyses = self.analyses.lock().expect("no analysis panicked");
        let analysed = search::analyse(&corpus, &mut analyses).map_err(|fault| vec![fault])?;
        drop(analyses);
        let (made, files) = search::make(&corpus, analysed).map_err(|fault| vec![fault])?;
        let pages = search::pages(&self.prepared.site, &corpus, &made.terms).into_iter();
        Ok(Search {
            pages: pages.map(|page| (page.path.to_string(), page)).collect(),
            files: files.into_iter().map(|file| (file.path, file.bytes)).collect(),
        })
    }
}

/// A folder that could not be put back is shown like any file that cannot be read.
fn displaced(error: &WriteError) -> Diagnostic {
    Diagnostic::of_file("content", Fault::Unreadable { reason: error.to_string() })
}
