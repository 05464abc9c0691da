//! Checks that every file of the output has an address of its own.

use std::sync::Arc;

use foldhash::HashMap;

use crate::diagnostic::Diagnostic;
use crate::export;
use crate::model::document::{Document, Subject};
use crate::model::path::SitePath;
use crate::model::source::Span;
use crate::pipeline::content::Asset;
use crate::pipeline::fault::DuplicateUrl;
use crate::pipeline::search;
use crate::pipeline::theme::SiteTheme;
use crate::render::furigana::page_of;
use crate::render::link;
use crate::render::page::Page;
use crate::render::plan::PagePlan;
use crate::resolve::Resolved;
use crate::write::manifest;

/// Reports addresses that several files of the output share, those of hidden documents included, and links that lead to
/// no file.
pub(super) fn faults(
    resolved: &Resolved,
    pages: &PagePlan,
    assets: &[Asset],
    theme: Option<&SiteTheme>,
) -> Vec<Diagnostic> {
    let mut addresses = Addresses::made_by_tomei(pages.pages(), theme);
    resolved.site.documents.iter().for_each(|document| addresses.add_document(document));
    for asset in assets {
        let has_readings = resolved.site.tables.config.furigana;
        let page = page_of(asset.path.as_str()).filter(|_| has_readings);
        let is_reading = page.is_some_and(|page| addresses.taken.contains_key(page.as_str()));
        if is_reading || export::holds(&resolved.site, &asset.path) {
            addresses.taken.insert(asset.path.as_str(), TOMEI);
        }
        addresses.add(asset.path.as_str(), &asset.entry.file, None);
    }
    let is_output =
        |path: &SitePath| addresses.taken.contains_key(path.as_str()) || export::holds(&resolved.site, path);
    let dangling = link::check(&resolved.site, &is_output);
    resolved.hidden.iter().for_each(|document| addresses.add_document(document));
    addresses.faults.extend(dangling);
    addresses.faults
}

/// The file that claims each address.
struct Addresses<'a> {
    taken: HashMap<&'a str, &'a str>,
    faults: Vec<Diagnostic>,
}

/// The name under which faults refer to files that the program generates.
const TOMEI: &str = "tomei";

impl<'a> Addresses<'a> {
    /// The addresses of files that are made from no single content file: lists, the theme, the manifest.
    fn made_by_tomei(pages: &'a [Arc<Page>], theme: Option<&'a SiteTheme>) -> Self {
        let own = pages.iter().filter(|page| !page.stands_for_file());
        let statics = theme.into_iter().flat_map(|theme| theme.statics.keys());
        let paths = own.map(|page| page.address.path.as_str());
        let paths = paths.chain(statics.map(String::as_str)).chain([manifest::NAME]);
        Self { taken: paths.map(|path| (path, TOMEI)).collect(), faults: Vec::new() }
    }

    fn add_document(&mut self, document: &'a Document) {
        self.add(document.path.as_str(), &document.file, Some((document.id.span, &document.subject)));
    }

    fn add(&mut self, path: &'a str, file: &'a str, document: Option<(Span, &Subject)>) {
        let reserved = search::FOLDERS.iter().any(|folder| path.starts_with(folder)).then_some(TOMEI);
        let Some(first) = self.taken.insert(path, file).or(reserved) else { return };
        // The page of a department's year exists with or without a sheet, and a sheet takes its place.
        let is_own = first == TOMEI && matches!(document, Some((_, Subject::Sheet(_))));
        if !is_own {
            let fault = DuplicateUrl { url: path.to_owned(), first: first.to_owned() };
            self.faults.push(Diagnostic {
                file: file.to_owned(),
                span: document.map(|(span, _)| span),
                fault: fault.into(),
            });
        }
    }
}
