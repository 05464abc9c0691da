//! Compares the site with what was published before.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::reference::{Reference, ReferenceKind};
use crate::diagnostic::reference_fault::UnknownReference;
use crate::model::content_file::ContentFile;
use crate::model::path::{SitePath, Slug};
use crate::model::publication::{Part, Publication};
use crate::pipeline::content::Asset;
use crate::publication::compare::{self as comparison, Present};
use crate::publication::former::FormerPages;
use crate::publication::redirect;
use crate::publication::withdrawal::{Withdrawal, withdrawals};
use crate::render::plan::PagePlan;
use crate::resolve::Resolved;

/// Earlier publications, and what follows from them for the site.
#[derive(Default)]
pub struct Past {
    /// `None` if nothing was published with a lock file.
    pub publication: Option<Publication>,
    /// The addresses at which documents stood before.
    pub former: FormerPages,
    pub faults: Vec<Diagnostic>,
}

/// Compares a site with its publication, if there is one.
pub fn compare(
    publication: Result<Option<Publication>, Vec<Diagnostic>>,
    resolved: &Resolved,
    assets: &[Asset],
    pages: &PagePlan,
) -> Past {
    let known = match publication {
        Ok(None) => return Past::default(),
        Ok(Some(known)) => known,
        Err(faults) => return Past { faults, ..Past::default() },
    };
    let site = &resolved.site;
    let present = Present::new(&site.documents, &resolved.hidden, &site.tables.corrections);
    let mut faults = comparison::compare(&known, &present);
    // Computed lazily, since most sites have no page that has moved.
    let hidden = || resolved.hidden.iter().map(|document| &document.path);
    let taken = LazyCell::new(|| shown(pages, assets).chain(hidden()).collect::<HashSet<_>>());
    let (redirects, more) = redirect::redirects(&known, &present, &|path| taken.contains(path));
    faults.extend(more);
    let is_redirect = |path: &SitePath| redirects.iter().any(|redirect| redirect.from == *path);
    let mut withdrawals = withdrawn(&known, pages, assets);
    withdrawals.retain(|withdrawal| !is_redirect(&withdrawal.path));
    Past { former: FormerPages { redirects, withdrawals }, publication: Some(known), faults }
}

/// Where the withdrawn documents of a publication stood, and nothing stands now.
pub fn withdrawn(known: &Publication, pages: &PagePlan, assets: &[Asset]) -> Vec<Withdrawal> {
    let taken = LazyCell::new(|| shown(pages, assets).collect::<HashSet<_>>());
    withdrawals(known, &|path| taken.contains(path))
}

fn shown<'a>(pages: &'a PagePlan, assets: &'a [Asset]) -> impl Iterator<Item = &'a SitePath> {
    pages.of_first_language().chain(assets.iter().map(|asset| &asset.path))
}

impl Past {
    /// Whether `fault` reports an unknown name only because the document was withdrawn. The record of its corrections
    /// remains valid.
    pub fn is_of_withdrawn(&self, fault: &Diagnostic) -> bool {
        let is_unknown = fault.fault.code() == UnknownReference::CODE;
        let Some(Reference { kind, name }) = fault.fault.reference().filter(|_| is_unknown) else { return false };
        let (id, item) = name.split_once('/').map_or((name.as_str(), None), |(id, item)| (id, Some(item)));
        let Some(known) = &self.publication else { return false };
        let Some(published) = Slug::new(id).and_then(|id| known.documents.get(&id)) else { return false };
        let has_item = |item: &str| Slug::new(item).is_some_and(|item| published.texts.contains_key(&Part::Item(item)));
        fault.file == ContentFile::Corrections.path()
            && match kind {
                ReferenceKind::Document => item.is_none(),
                ReferenceKind::Item => item.is_some_and(has_item),
                _ => false,
            }
    }
}
