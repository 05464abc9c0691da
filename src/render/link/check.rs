//! Whether every link of the texts leads to something that readers will find there.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::{EscapesRoot, UnknownReference};
use crate::markdown;
use crate::model::document::Document;
use crate::model::path::SitePath;
use crate::model::site::{FileTarget, Site};
use crate::render::link::suggest::Places;
use crate::render::link::{Destination, destination, is_as_written};

/// Where links may lead.
pub struct Targets<'a> {
    pub site: &'a Site,
    /// The documents that are held back.
    pub hidden: &'a [Arc<Document>],
    /// The pages of the first language.
    pub pages: &'a dyn Fn() -> Vec<&'a str>,
    /// Whether a file of the output stands at a path.
    pub is_output: &'a dyn Fn(&SitePath) -> bool,
}

/// Reports links that lead to no file of the output, those of hidden documents included, with the path that was meant.
pub fn check(targets: &Targets) -> Vec<Diagnostic> {
    let hidden = targets.hidden.iter().map(|document| FileTarget::page(document)).collect();
    let checker = Checker { targets, hidden, places: OnceCell::new() };
    let visible = targets.site.documents.iter().flat_map(|document| checker.of_document(document, Seen::ByReaders));
    let hidden = targets.hidden.iter().flat_map(|document| checker.of_document(document, Seen::ByNobody));
    visible.chain(hidden).collect()
}

/// Who sees the document that links.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    ByReaders,
    ByNobody,
}

struct Checker<'t, 'a> {
    targets: &'t Targets<'a>,
    /// What the hidden documents will be, by their files.
    hidden: BTreeMap<String, FileTarget>,
    /// Few sites have a link that leads nowhere.
    places: OnceCell<Places<'a>>,
}

impl Checker<'_, '_> {
    fn of_document(&self, document: &Document, seen: Seen) -> Vec<Diagnostic> {
        let written = document.links.iter().filter(|link| !is_as_written(&link.value));
        let found = written.filter_map(|link| Some((link, self.fault(document, &link.value, seen)?)));
        found.map(|(link, fault)| Diagnostic::at(&document.file, link.span, fault)).collect()
    }

    fn fault(&self, document: &Document, written: &str, seen: Seen) -> Option<Fault> {
        let file = |file: &str| self.targets.site.by_file.get(file).or_else(|| self.hidden.get(file));
        let Some((destination, _)) = destination(document, written, file) else {
            return self.outside(document, written);
        };
        let path = match &destination {
            Destination::AsWritten => return None,
            Destination::File(target) => target.path().as_str(),
            Destination::Output(path) => path,
        };
        if self.is_output(path) || (seen == Seen::ByNobody && self.is_hidden(path)) {
            return None;
        }
        Some(if self.is_hidden(path) {
            unknown(ReferenceKind::Unpublished, written, None)
        } else {
            unknown(ReferenceKind::File, written, self.nearest(document, written))
        })
    }

    /// An address that is unsafe was reported and taken away; any other leads out of the site.
    fn outside(&self, document: &Document, written: &str) -> Option<Fault> {
        let is_safe = markdown::is_safe_address(written);
        is_safe.then(|| match self.nearest(document, written) {
            None => EscapesRoot { path: written.to_owned() }.into(),
            near => unknown(ReferenceKind::File, written, near),
        })
    }

    fn nearest(&self, document: &Document, written: &str) -> Option<String> {
        let places = self.places.get_or_init(|| Places::new(self.targets.site, (self.targets.pages)()));
        places.nearest(document, written)
    }

    fn is_hidden(&self, path: &str) -> bool {
        self.hidden.values().any(|hidden| hidden.path().as_str() == path)
    }

    fn is_output(&self, path: &str) -> bool {
        SitePath::new(path).is_some_and(|path| (self.targets.is_output)(&path))
    }
}

fn unknown(kind: ReferenceKind, name: &str, suggestion: Option<String>) -> Fault {
    UnknownReference { kind, name: name.to_owned(), suggestion }.into()
}
