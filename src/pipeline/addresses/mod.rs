//! Which file of the output each address belongs to; two files may not share one, and every host must be able to hold it.

mod anchors;
mod fault;
mod portable;

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::HashMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::export;
use crate::model::content_file::ContentFile;
use crate::model::document::{Document, Subject};
use crate::model::path::{SitePath, Slug};
use crate::model::site::Tables;
use crate::model::source::Located;
use crate::pipeline::addresses::portable::Place;
use crate::pipeline::content::Asset;
use crate::pipeline::fault::DuplicateUrl;
use crate::pipeline::search;
use crate::pipeline::theme::SiteTheme;
use crate::render::furigana::page_of;
use crate::render::link::check::{Targets, check};
use crate::render::page::Page;
use crate::render::plan::PagePlan;
use crate::render::route::Route;
use crate::resolve::Resolved;
use crate::write::manifest;

/// Reports addresses that two files of the output would share, those of hidden documents included, addresses that not
/// every host can hold, and links that lead to none.
pub(super) fn faults(
    resolved: &Resolved,
    pages: &PagePlan,
    assets: &[Asset],
    theme: Option<&SiteTheme>,
) -> Vec<Diagnostic> {
    let mut addresses = Addresses::made_by_tomei(&resolved.site.tables, pages.pages(), theme);
    resolved.site.documents.iter().for_each(|document| addresses.add_document(document));
    for asset in assets {
        let has_readings = resolved.site.tables.config.furigana;
        let page = page_of(asset.path.as_str()).filter(|_| has_readings);
        let is_reading = page.is_some_and(|page| addresses.taken.contains_key(page.as_str()));
        if is_reading || export::holds(&resolved.site, &asset.path) {
            addresses.taken.insert(asset.path.as_str(), TOMEI);
        }
        addresses.add(Place { path: asset.path.as_str(), file: &asset.entry.file, span: None }, None);
    }
    let dangling = dangling(resolved, pages, &addresses);
    resolved.hidden.iter().for_each(|document| addresses.add_document(document));
    let of_anchors = theme.map(|theme| anchors::faults(resolved, &theme.anchors)).unwrap_or_default();
    let mut faults = addresses.into_faults();
    faults.extend(dangling);
    faults.extend(of_anchors);
    faults
}

fn dangling(resolved: &Resolved, pages: &PagePlan, addresses: &Addresses) -> Vec<Diagnostic> {
    let site = &resolved.site;
    let terms = Route::terms();
    // The pages of the index are planned once it is made; its list is always among them.
    let is_terms = |path: &SitePath| site.tables.config.search && path.as_str() == terms.path();
    let is_output =
        |path: &SitePath| addresses.taken.contains_key(path.as_str()) || export::holds(site, path) || is_terms(path);
    let first = || pages.pages().iter().filter(|page| page.address.language == 0);
    let lists = || first().filter(|page| !page.stands_for_file()).map(|page| page.address.path.as_str()).collect();
    check(&Targets { site, hidden: &resolved.hidden, pages: &lists, is_output: &is_output })
}

/// The file that claims each address.
struct Addresses<'a> {
    tables: &'a Tables,
    taken: HashMap<&'a str, &'a str>,
    places: Vec<Place<'a>>,
    faults: Vec<Diagnostic>,
}

/// The name under which faults refer to files that the program generates.
const TOMEI: &str = "tomei";

impl<'a> Addresses<'a> {
    /// The addresses of files that are made from no single content file: lists, the theme, the manifest.
    fn made_by_tomei(tables: &'a Tables, pages: &'a [Arc<Page>], theme: Option<&'a SiteTheme>) -> Self {
        let own = pages.iter().filter(|page| !page.stands_for_file());
        let statics = theme.into_iter().flat_map(|theme| theme.statics.keys());
        let paths = own.map(|page| page.address.path.as_str());
        let paths = paths.chain(statics.map(String::as_str)).chain([manifest::NAME]);
        let mut addresses = Self { tables, taken: HashMap::default(), places: Vec::new(), faults: Vec::new() };
        for path in paths {
            let place = Place { path, file: TOMEI, span: None };
            addresses.places.push(place);
            // Rows with one id are a fault of the table; the page of an id `index` meets that of the list.
            let is_twice = addresses.taken.insert(path, TOMEI).is_some();
            if is_twice && row(tables, path).is_some_and(|(_, id)| id.value.as_str() == "index") {
                let fault = DuplicateUrl { url: path.to_owned(), first: TOMEI.to_owned() };
                addresses.faults.push(located(tables, place, fault.into()));
            }
        }
        addresses
    }

    fn add_document(&mut self, document: &'a Document) {
        let place = Place { path: document.path.as_str(), file: &document.file, span: Some(document.id.span) };
        self.add(place, Some(&document.subject));
    }

    fn add(&mut self, place: Place<'a>, document: Option<&Subject>) {
        self.places.push(place);
        let Place { path, file, .. } = place;
        let reserved = search::FOLDERS.iter().any(|folder| path.starts_with(folder)).then_some(TOMEI);
        let Some(first) = self.taken.insert(path, file).or(reserved) else { return };
        // The page of a department's year exists with or without a sheet, and a sheet takes its place.
        let is_own = first == TOMEI && matches!(document, Some(Subject::Sheet(_)));
        if !is_own {
            let fault = DuplicateUrl { url: path.to_owned(), first: first.to_owned() };
            self.faults.push(located(self.tables, place, fault.into()));
        }
    }

    fn into_faults(self) -> Vec<Diagnostic> {
        let Self { tables, places, mut faults, .. } = self;
        let found = portable::faults(&places).into_iter().map(|(place, fault)| located(tables, place, fault));
        // A row has several pages, and a folder several files.
        let mut known = BTreeSet::new();
        faults.extend(
            found.filter(|fault| known.insert((fault.file.clone(), fault.span, fault.fault.code().to_string()))),
        );
        faults
    }
}

/// A fault of an address, where its name is written: in a document, or in the row of a table that the page is made of.
fn located(tables: &Tables, place: Place, fault: Fault) -> Diagnostic {
    if place.file != TOMEI {
        return Diagnostic { file: place.file.to_owned(), span: place.span, fault };
    }
    match row(tables, place.path) {
        Some((file, id)) => Diagnostic::at(file.path(), id.span, fault),
        None => Diagnostic::of_file(ContentFile::Config.path(), fault),
    }
}

/// The row of a table that the page at `path` is made of.
fn row<'a>(tables: &'a Tables, path: &str) -> Option<(ContentFile, &'a Located<Slug>)> {
    let names: Vec<&str> = path.split('/').collect();
    let file = match names.as_slice() {
        [.., "plans", _, _] => ContentFile::Plans,
        [.., "policies", _, _] => ContentFile::Policies,
        _ => ContentFile::Departments,
    };
    let is_of =
        |name: &str, id: &str| name.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let rows = || tables.address_parts().filter(|(of, _)| *of == file);
    names.iter().rev().find_map(|name| rows().find(|(_, id)| is_of(name, id.value.as_str())))
}
