//! From the disk to a site that can be rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::HashMap;

use crate::check::suppression::{Partition, Suppressions};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::{Describe, Fault};
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::export;
use crate::load;
use crate::load::scan::{Scan, scan};
use crate::memory::fault::document::Vanished;
use crate::model::config::Config;
use crate::model::document::{Document, Subject};
use crate::model::path::SitePath;
use crate::model::publication::Publication;
use crate::model::site::{Site, Tables};
use crate::model::source::Span;
use crate::model::words::Words;
use crate::pipeline::content::{self, Asset, Memory, Trust};
use crate::pipeline::fault::{DuplicateUrl, OutputInContent, UnknownTheme};
use crate::pipeline::progress::Progress;
use crate::pipeline::published;
use crate::pipeline::rules;
use crate::pipeline::search;
use crate::pipeline::voice::{self, Voice};
use crate::pipeline::{Failure, Settings};
use crate::render::furigana::page_of;
use crate::render::glossary::Terms;
use crate::render::link;
use crate::render::page::{self, Page, PageKind};
use crate::render::view::Source;
use crate::resolve::{self, Parts, Resolved};
use crate::theme::{DEFAULT_NAME, Files, Theme};
use crate::write::manifest;

/// Everything that rendering needs, and the warnings found on the way.
pub struct Prepared {
    pub site: Site,
    /// Of each language of the interface, the content's first.
    pub voices: Vec<Voice>,
    pub languages: Vec<Arc<Words>>,
    pub theme_name: String,
    /// A number that differs between themes that print differently.
    pub theme_number: u128,
    /// Whether the site has changed nothing of the theme.
    pub is_theme_embedded: bool,
    /// The files of the theme that are copied as they are.
    pub statics: BTreeMap<String, Vec<u8>>,
    pub pages: Vec<Page>,
    /// Those of the glossary.
    pub terms: Terms,
    pub assets: Vec<Asset>,
    pub warnings: Vec<Diagnostic>,
    /// Warnings that an editor suppressed, with a reason.
    pub suppressed: Vec<Diagnostic>,
    /// What was published before, if the site has a lock file.
    pub known: Option<Publication>,
}

impl Prepared {
    /// What its pages are gathered from.
    pub fn source(&self) -> Source<'_> {
        Source { site: &self.site, terms: &self.terms, pages: &self.pages, languages: &self.languages }
    }
}

/// Scans, reads, validates and resolves the site.
///
/// # Errors
///
/// Every fault of the content at once.
pub fn prepare(settings: &Settings, memory: &mut Memory, progress: &dyn Progress) -> Result<Prepared, Failure> {
    prepare_scanned(settings, &scan(&settings.root), memory, Trust::Text, progress)
}

/// As [`prepare`], with the files that were found already.
///
/// # Errors
///
/// Every fault of the content at once.
pub fn prepare_scanned(
    settings: &Settings,
    scan: &Scan,
    memory: &mut Memory,
    trust: Trust,
    progress: &dyn Progress,
) -> Result<Prepared, Failure> {
    let content = content::read(scan, memory, trust, progress);
    let parts = with_base_url(content.parts, settings.base_url.as_deref());
    let theme_name = parts.tables.config.theme.clone();
    let mut faults = content.faults;
    faults.extend(output_fault(settings));
    let theme = load_theme(settings, &parts.tables.config, &mut faults);
    let resolved = resolve::resolve(parts, settings.visibility);
    let unread = unread_files(&faults);
    let mut pages = page::pages(&resolved.site);
    let mut past = published::look(&settings.root, &resolved, &pages, &content.assets);
    pages.append(&mut past.moved);
    pages.extend(page::in_further_languages(&pages, &resolved.site.tables.config));
    let more = address_faults(&resolved, &pages, &content.assets, theme.as_ref());
    let Resolved { site, hidden, faults: unresolved } = resolved;
    let compared = std::mem::take(&mut past.faults);
    let found = unresolved.into_iter().filter(|fault| !past.remembers(fault)).chain(more).chain(compared);
    let believed = found.filter(|fault| !may_follow_from(&fault.fault, &unread));
    faults.extend(believed);
    faults.sort();
    faults.dedup();
    match theme {
        Some(mut theme) if !faults.iter().any(Diagnostic::is_error) => {
            if !site.tables.config.search {
                theme.statics.retain(|path, _| !path.starts_with(search::FOLDERS[0]));
            }
            let documents = site.documents.iter().chain(&hidden);
            let suppressions = Suppressions::new(&site.tables.config, documents, rules::suppressible());
            let Partition { shown: warnings, suppressed } = suppressions.partition(faults);
            let (terms, assets) = (Terms::new(&site.tables.glossary), content.assets);
            Ok(Prepared {
                voices: voice::voices(&site, theme.themes),
                languages: theme.languages,
                site,
                theme_name,
                theme_number: theme.files.fingerprint,
                is_theme_embedded: theme.files.is_embedded(),
                statics: theme.statics,
                pages,
                terms,
                assets,
                warnings,
                suppressed,
                known: past.known,
            })
        }
        _ => Err(Failure::Content(faults)),
    }
}

/// The files that may hold what is missing elsewhere.
fn unread_files(faults: &[Diagnostic]) -> BTreeSet<String> {
    faults.iter().filter(|fault| fault.is_error()).map(|fault| fault.file.clone()).collect()
}

/// Whether a name may be unknown only because the file that defines it could
/// not be read: that file's own fault is the one to show.
fn may_follow_from(fault: &Fault, unread: &BTreeSet<String>) -> bool {
    let is_document_unread = || unread.iter().any(|file| file.ends_with(".md"));
    if fault.code() == Vanished::CODE {
        return is_document_unread();
    }
    let Some(reference) = fault.reference().filter(|_| fault.code() == UnknownReference::CODE) else { return false };
    match reference.kind {
        ReferenceKind::Department => unread.contains("content/departments.yaml"),
        ReferenceKind::Plan | ReferenceKind::Measure => unread.contains("content/plans.yaml"),
        ReferenceKind::PolicySet | ReferenceKind::Policy => unread.contains("content/policies.yaml"),
        ReferenceKind::GradeScheme | ReferenceKind::Grade => unread.contains("content/grades.yaml"),
        ReferenceKind::Document | ReferenceKind::Midterm | ReferenceKind::File => is_document_unread(),
        ReferenceKind::Item => false,
    }
}

fn with_base_url(parts: Parts, base_url: Option<&str>) -> Parts {
    let Some(base_url) = base_url else { return parts };
    let mut tables = Tables::clone(&parts.tables);
    tables.config.base_url = Some(base_url.to_owned());
    Parts { tables: Arc::new(tables), ..parts }
}

fn output_fault(settings: &Settings) -> Option<Diagnostic> {
    let content = settings.root.join("content");
    let absolute = |path: &std::path::Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let inside = absolute(&settings.output).starts_with(absolute(&content));
    inside.then(|| Diagnostic::of_file("content", OutputInContent))
}

/// A theme in all languages of a site.
struct Loaded {
    files: Files,
    languages: Vec<Arc<Words>>,
    themes: Vec<Theme>,
    statics: BTreeMap<String, Vec<u8>>,
}

fn load_theme(settings: &Settings, config: &Config, faults: &mut Vec<Diagnostic>) -> Option<Loaded> {
    let (name, known) = (&config.theme, load::theme::names(&settings.root));
    if name != DEFAULT_NAME && !known.iter().any(|theme| theme == name) {
        let known = [DEFAULT_NAME.to_owned()].into_iter().chain(known).collect();
        faults.push(Diagnostic::of_file("content/tomei.yaml", UnknownTheme { name: name.to_owned(), known }));
        return None;
    }
    let own = load::theme::read(&settings.root, name).map_err(|more| faults.extend(more)).ok()?;
    let files = Files::new(own);
    let languages = voice::languages(&files, config, faults);
    if languages.len() <= config.languages.len() {
        return None;
    }
    let themes = voice::themes(&files, name, &languages).map_err(|fault| faults.push(fault)).ok()?;
    let statics = files.statics(&languages, &config.language);
    Some(Loaded { files, languages, themes, statics })
}

/// Reports addresses that two files of the output would share, those of hidden
/// documents included, and links to none.
fn address_faults(resolved: &Resolved, pages: &[Page], assets: &[Asset], theme: Option<&Loaded>) -> Vec<Diagnostic> {
    let mut addresses = Addresses::made_by_tomei(pages, theme);
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

/// Which file has which address.
struct Addresses<'a> {
    taken: HashMap<&'a str, &'a str>,
    faults: Vec<Diagnostic>,
}

/// What stands for the program where files of the content are named.
const TOMEI: &str = "tomei";

impl<'a> Addresses<'a> {
    /// Those of no content file: of lists, of the theme, of the manifest.
    fn made_by_tomei(pages: &'a [Page], theme: Option<&'a Loaded>) -> Self {
        let is_of_content =
            |page: &Page| page.language == 0 && matches!(page.kind, PageKind::Free(_) | PageKind::Goal(_));
        let own = pages.iter().filter(|page| !is_of_content(page));
        let statics = theme.into_iter().flat_map(|theme| theme.statics.keys());
        let paths = own.map(|page| page.path.as_str()).chain(statics.map(String::as_str)).chain([manifest::NAME]);
        Self { taken: paths.map(|path| (path, TOMEI)).collect(), faults: Vec::new() }
    }

    fn add_document(&mut self, document: &'a Document) {
        self.add(document.path.as_str(), &document.file, Some((document.id.span, &document.subject)));
    }

    fn add(&mut self, path: &'a str, file: &'a str, document: Option<(Span, &Subject)>) {
        let reserved = search::FOLDERS.iter().any(|folder| path.starts_with(folder)).then_some(TOMEI);
        let Some(first) = self.taken.insert(path, file).or(reserved) else { return };
        // A department's year has one page, with or without a sheet.
        let is_own = first == TOMEI && matches!(document, Some((_, Subject::Sheet(_))));
        if !is_own {
            let fault = DuplicateUrl { url: path.to_owned(), first: first.to_owned() };
            let span = document.map(|(span, _)| span);
            self.faults.push(Diagnostic { file: file.to_owned(), span, fault: fault.into() });
        }
    }
}
