//! What the preview shows in place of files that have a fault: each as it was when it had none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::model::content_file::ContentFile;
use crate::model::document::Document;
use crate::model::site::{Site, Tables};
use crate::pipeline::content::Content;
use crate::pipeline::site::{self, CheckedSite};
use crate::pipeline::sources::Sources;
use crate::pipeline::{Failure, Settings};

/// The files of the content as they last were without a fault.
#[derive(Default)]
pub(super) struct LastGood {
    documents: BTreeMap<String, Arc<Document>>,
    tables: Option<Arc<Tables>>,
}

/// How often faults that follow from a file that was put back are followed.
const ROUNDS: usize = 4;

impl LastGood {
    /// The site with the last good version of every file that has a fault; a file that never was good is left out. None
    /// where that makes no site either.
    pub(super) fn stand_in(
        &self,
        settings: &Settings,
        sources: &Sources,
        (content, faults): (Content, &[Diagnostic]),
    ) -> Option<CheckedSite> {
        let mut bad = faulty_files(faults);
        for _ in 0..ROUNDS {
            match site::check(settings, sources, self.replace(content.clone(), &bad)) {
                Ok(checked) => return Some(checked),
                Err(Failure::Content(more)) => bad.extend(faulty_files(&more)),
                Err(Failure::Write(_)) => return None,
            }
        }
        None
    }

    fn replace(&self, mut content: Content, bad: &BTreeSet<String>) -> Content {
        content.faults.retain(|fault| !fault.is_error());
        content.parts.documents.retain(|document| !bad.contains(&document.file));
        content.parts.documents.extend(bad.iter().filter_map(|file| self.documents.get(file)).cloned());
        content.parts.assets.retain(|(file, _)| !bad.contains(file));
        content.assets.retain(|asset| !bad.contains(&asset.entry.file));
        let is_table_bad = bad.iter().any(|file| ContentFile::at(file).is_some());
        if let Some(tables) = self.tables.clone().filter(|_| is_table_bad) {
            content.parts.tables = tables;
        }
        content.publication = content.publication.or(Ok(None));
        content
    }

    /// Takes over a site that can be shown; what has `faults` in it stays as it was.
    pub(super) fn remember(&mut self, site: &Site, faults: &[Diagnostic]) {
        let bad = faulty_files(faults);
        let good = site.documents.iter().filter(|document| !bad.contains(&document.file));
        self.documents.extend(good.map(|document| (document.file.clone(), document.clone())));
        if faults.is_empty() {
            self.tables = Some(site.tables.clone());
        }
    }
}

fn faulty_files(faults: &[Diagnostic]) -> BTreeSet<String> {
    faults.iter().filter(|fault| fault.is_error()).map(|fault| fault.file.clone()).collect()
}
