//! What was published before, beside the site as it is now; and publication.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::reference::{Reference, ReferenceKind};
use crate::diagnostic::reference_fault::UnknownReference;
use crate::load;
use crate::memory::compare::{self, Present};
use crate::memory::fault::document::NotVanished;
use crate::memory::fault::is_of_comparison;
use crate::memory::{lock, next, redirect};
use crate::model::path::{SitePath, Slug};
use crate::model::publication::{Part, Publication};
use crate::pipeline::build::{self, Report};
use crate::pipeline::cache;
use crate::pipeline::content::Asset;
use crate::pipeline::progress::Progress;
use crate::pipeline::site::{Prepared, prepare};
use crate::pipeline::{Failure, Settings};
use crate::render::page::{Page, PageKind};
use crate::resolve::Resolved;
use crate::write::new_file;

/// What is known of earlier publications, and what it means for the site.
#[derive(Default)]
pub struct Past {
    /// None where nothing was published with a lock file.
    pub known: Option<Publication>,
    /// The pages at old addresses.
    pub moved: Vec<Page>,
    pub faults: Vec<Diagnostic>,
}

/// Reads the lock file, if there is one, and compares.
pub fn look(root: &Path, resolved: &Resolved, pages: &[Page], assets: &[Asset]) -> Past {
    let known = match read(root) {
        Ok(None) => return Past::default(),
        Ok(Some(known)) => known,
        Err(faults) => return Past { faults, ..Past::default() },
    };
    let site = &resolved.site;
    let present = Present::new(&site.documents, &resolved.hidden, &site.tables.corrections);
    let mut faults = compare::compare(&known, &present);
    // Most sites have no page that moved.
    let taken = LazyCell::new(|| taken(resolved, pages, assets));
    let (redirects, more) = redirect::redirects(&known, &present, &|path| taken.contains(path));
    faults.extend(more);
    let page = |redirect: redirect::Redirect| {
        Some(Page::new(redirect.from, PageKind::Moved(*site.by_id.get(&redirect.id)?, redirect.to)))
    };
    Past { moved: redirects.into_iter().filter_map(page).collect(), known: Some(known), faults }
}

/// The lock file of the site at `root`, if there is one.
///
/// # Errors
///
/// What is wrong with it.
pub fn read(root: &Path) -> Result<Option<Publication>, Vec<Diagnostic>> {
    match load::read_lock(root, lock::NAME) {
        None => Ok(None),
        Some(Err(fault)) => Err(vec![fault]),
        Some(Ok(text)) => lock::parse(&text.text).map(Some),
    }
}

fn taken<'a>(resolved: &'a Resolved, pages: &'a [Page], assets: &'a [Asset]) -> HashSet<&'a SitePath> {
    let hidden = resolved.hidden.iter().map(|document| &document.path);
    pages.iter().map(|page| &page.path).chain(assets.iter().map(|asset| &asset.path)).chain(hidden).collect()
}

impl Past {
    /// Whether a name is unknown only because what it names was taken back:
    /// the record of its correction stays.
    pub fn remembers(&self, fault: &Diagnostic) -> bool {
        let is_unknown = fault.fault.code() == UnknownReference::CODE;
        let Some(Reference { kind, name }) = fault.fault.reference().filter(|_| is_unknown) else { return false };
        let (id, item) = name.split_once('/').map_or((name.as_str(), None), |(id, item)| (id, Some(item)));
        let Some(known) = &self.known else { return false };
        let Some(published) = Slug::new(id).and_then(|id| known.documents.get(&id)) else { return false };
        let has_item = |item: &str| Slug::new(item).is_some_and(|item| published.texts.contains_key(&Part::Item(item)));
        fault.file == "content/corrections.yaml"
            && match kind {
                ReferenceKind::Document => item.is_none(),
                ReferenceKind::Item => item.is_some_and(has_item),
                _ => false,
            }
    }
}

/// What a publication did.
#[derive(Debug)]
pub struct Publishing {
    pub report: Report,
    pub documents: usize,
    /// The first publication with a lock file.
    pub is_first: bool,
}

/// Builds the site and remembers it as published. Documents that are gone
/// must be named in `withdrawn`; every other change of what was published
/// needs its correction first.
///
/// # Errors
///
/// As for a build; and everything that was published and may not change.
/// Then neither the output nor the lock file changes.
pub fn publish(settings: &Settings, withdrawn: &[Slug], progress: &dyn Progress) -> Result<Publishing, Failure> {
    let mut cache = cache::read(settings);
    let mut prepared = prepare(settings, &mut cache.memory, progress)?;
    refuse(&prepared, withdrawn)?;
    let known = prepared.known.take();
    let is_first = known.is_none();
    let site = &prepared.site;
    let present = Present::new(&site.documents, &[], &site.tables.corrections);
    let after = next::next(known.unwrap_or_default(), &site.documents, &present, settings.visibility.today);
    let (text, documents) = (lock::print(&after), site.documents.len());
    let mut report = build::make(settings, prepared, cache, progress)?;
    report.warnings.retain(|warning| !is_of_comparison(&warning.fault));
    new_file::replace_all(&[(settings.root.join(lock::NAME), text.into_bytes())])?;
    Ok(Publishing { report, documents, is_first })
}

fn refuse(prepared: &Prepared, withdrawn: &[Slug]) -> Result<(), Failure> {
    let mut named: BTreeSet<&str> = withdrawn.iter().map(Slug::as_str).collect();
    let mut faults: Vec<Diagnostic> = prepared.warnings.clone();
    faults.retain(|fault| is_of_comparison(&fault.fault));
    // Only a document that is gone or hidden is referred to by a fault of the comparison.
    faults.retain(|fault| !fault.fault.reference().is_some_and(|document| named.remove(document.name.as_str())));
    let left = named.into_iter().map(|id| NotVanished { id: id.to_owned() });
    faults.extend(left.map(|fault| Diagnostic::of_file(lock::NAME, fault)));
    Failure::if_any(faults)
}
