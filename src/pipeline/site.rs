//! From the disk to a site that can be rendered.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::{Fault, Referent};
use crate::export;
use crate::load;
use crate::load::scan::{Scan, scan};
use crate::model::path::SitePath;
use crate::model::site::{Site, Tables};
use crate::pipeline::content::{self, Asset, Memory, Trust};
use crate::pipeline::progress::Progress;
use crate::pipeline::{Failure, Settings};
use crate::render::page::{self, Page, PageKind};
use crate::render::{link, view};
use crate::resolve::{self, Parts};
use crate::theme::{DEFAULT_NAME, Theme};
use crate::write::manifest;

/// Everything that rendering needs, and what has to be said beside it.
pub struct Prepared {
    pub site: Site,
    pub theme: Theme,
    pub theme_name: String,
    pub pages: Vec<Page>,
    pub assets: Vec<Asset>,
    pub warnings: Vec<Diagnostic>,
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
    let theme = load_theme(settings, &theme_name, &mut faults);
    let resolved = resolve::resolve(parts, settings.visibility);
    let (site, unread) = (resolved.site, unread_files(&faults));
    let pages = page::pages(&site);
    let more = address_faults(&site, &pages, &content.assets, theme.as_ref());
    let believed = resolved.faults.into_iter().chain(more).filter(|fault| !may_follow_from(&fault.fault, &unread));
    faults.extend(believed);
    faults.sort();
    faults.dedup();
    match theme {
        Some(mut theme) if !faults.iter().any(Diagnostic::is_error) => {
            theme.set_site(&view::site::site(&site));
            Ok(Prepared { site, theme, theme_name, pages, assets: content.assets, warnings: faults })
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
    let Fault::Unknown { referent, .. } = fault else { return false };
    match referent {
        Referent::Department => unread.contains("content/departments.yaml"),
        Referent::Plan | Referent::Measure => unread.contains("content/plans.yaml"),
        Referent::PolicySet | Referent::Policy => unread.contains("content/policies.yaml"),
        Referent::GradeScheme | Referent::Grade => unread.contains("content/grades.yaml"),
        Referent::Document | Referent::Midterm | Referent::File => unread.iter().any(|file| file.ends_with(".md")),
        Referent::Item => false,
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
    inside.then(|| Diagnostic::of_file("content", Fault::OutputInContent))
}

fn load_theme(settings: &Settings, name: &str, faults: &mut Vec<Diagnostic>) -> Option<Theme> {
    let known = load::theme::names(&settings.root);
    if name != DEFAULT_NAME && !known.iter().any(|theme| theme == name) {
        let known = [DEFAULT_NAME.to_owned()].into_iter().chain(known).collect();
        faults.push(Diagnostic::of_file("content/tomei.yaml", Fault::UnknownTheme { name: name.to_owned(), known }));
        return None;
    }
    let own = load::theme::read(&settings.root, name).map_err(|more| faults.extend(more)).ok()?;
    Theme::new(own).map_err(|fault| faults.push(fault.diagnostic(name))).ok()
}

/// Reports addresses that two files of the output would share, and links to
/// none.
fn address_faults(site: &Site, pages: &[Page], assets: &[Asset], theme: Option<&Theme>) -> Vec<Diagnostic> {
    let mut taken: HashMap<SitePath, &str> = HashMap::with_capacity(pages.len() + assets.len());
    let made = "tomei";
    taken.insert(SitePath::from_parts(manifest::NAME.to_owned()), made);
    let own = pages.iter().filter(|page| !matches!(page.kind, PageKind::Free(_) | PageKind::Goal(_)));
    taken.extend(own.map(|page| (page.path.clone(), made)));
    let statics = theme.into_iter().flat_map(|theme| theme.statics().keys());
    taken.extend(statics.filter_map(|path| SitePath::new(path.clone())).map(|path| (path, made)));
    let mut faults = Vec::new();
    let documents = pages.iter().filter_map(|page| match page.kind {
        PageKind::Free(index) | PageKind::Goal(index) => Some(site.document(index)),
        _ => None,
    });
    for document in documents {
        if let Some(first) = taken.insert(document.path.clone(), &document.file) {
            let fault = Fault::DuplicateUrl { url: document.path.to_string(), first: first.to_owned() };
            faults.push(Diagnostic::at(&document.file, document.id.span, fault));
        }
    }
    for asset in assets {
        let is_data = export::holds(site, &asset.path).then_some(made);
        if let Some(first) = taken.insert(asset.path.clone(), &asset.entry.file).or(is_data) {
            let fault = Fault::DuplicateUrl { url: asset.path.to_string(), first: first.to_owned() };
            faults.push(Diagnostic::of_file(&asset.entry.file, fault));
        }
    }
    faults.extend(link::check(site, &|path| taken.contains_key(path) || export::holds(site, path)));
    faults
}
