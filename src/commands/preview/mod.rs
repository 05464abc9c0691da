//! The preview of a site under edit: pages are rendered when they are requested.
//!
//! After an edit the whole site is resolved again from the cached documents, so that a page and every list that names
//! it are up to date at once; only requested pages are rendered. Where a file has a fault, its last good version is shown.

mod last_good;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::commands::preview::last_good::LastGood;
use crate::commands::ready::{Analyses, Made, Ready};
use crate::diagnostic::Diagnostic;
use crate::load::fault::Unreadable;
use crate::load::scan::Scan;
use crate::pipeline::content::{self, ChangeDetection, ValidationCache};
use crate::pipeline::progress::NoProgress;
use crate::pipeline::site;
use crate::pipeline::waiting::{Unpublished, unpublished};
use crate::pipeline::{Failure, Settings, sources};
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

/// What has changed since the last state.
#[derive(Clone, Debug)]
pub enum Changed {
    /// Unknown: anything may have changed.
    Anything,
    /// Only these files.
    Files(BTreeSet<PathBuf>),
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
            Some(ready) if self.faults.is_empty() => &ready.checked().warnings,
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
        ready.get(path).map_or(Answer::Missing, answer)
    }

    /// The file of the document that the page at `path` shows, and why readers do not see it yet.
    pub fn document(&self, path: &str) -> Option<(&str, Option<Unpublished>)> {
        let checked = self.shown.as_ref()?.checked();
        let document = checked.site.document(checked.site.by_id[checked.pages.get(path)?.document.as_ref()?]);
        Some((&document.file, unpublished(document, checked.today)))
    }
}

fn answer(found: Made) -> Answer {
    found.map_or_else(Answer::Faulty, Answer::Found)
}

/// Reports a folder that could not be restored like a file that cannot be read.
fn displaced(error: &WriteError) -> Diagnostic {
    Diagnostic::of_file("content", Unreadable { reason: error.to_string() })
}
