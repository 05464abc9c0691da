//! From the validated content to a site without errors.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::check::suppression::{Partition, Suppressions};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::{Describe, Fault};
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::load;
use crate::model::content_file::ContentFile;
use crate::model::publication::Publication;
use crate::model::site::{Site, Tables};
use crate::pipeline::content::{self, Asset, ChangeDetection, Content, ValidationCache};
use crate::pipeline::fault::OutputInContent;
use crate::pipeline::progress::Progress;
use crate::pipeline::published::{self, Past};
use crate::pipeline::rules;
use crate::pipeline::sources::{self, Sources};
use crate::pipeline::theme::{self, SiteTheme};
use crate::pipeline::waiting::{self, Waiting};
use crate::pipeline::{Failure, OWN_FOLDERS, Settings, addresses};
use crate::publication::fault::document::Vanished;
use crate::publication::former::FormerPages;
use crate::publication::withdrawal::Withdrawal;
use crate::render::furigana::is_read;
use crate::render::glossary::Terms;
use crate::render::page::Page;
use crate::render::plan::PagePlan;
use crate::render::reads::PlannedPages;
use crate::render::renderer::Renderer;
use crate::resolve::{self, Parts, Resolved};
use crate::theme::TemplateFault;

/// A site without errors, with everything that its files are made from. It is never changed.
pub struct CheckedSite {
    pub site: Site,
    /// The day taken as today.
    pub today: Date,
    pub theme: SiteTheme,
    /// The terms of the glossary.
    pub terms: Terms,
    pub assets: Vec<Asset>,
    /// The addresses at which documents stood before.
    pub former: FormerPages,
    /// All pages that do not depend on the search index.
    pub pages: PagePlan,
    pub warnings: Vec<Diagnostic>,
    /// The documents that are held back until a later day.
    pub waiting: Vec<Waiting>,
    /// Warnings that an editor suppressed, with the reason.
    pub suppressed: Vec<Diagnostic>,
    /// What was published before, if the site has a lock file.
    pub publication: Option<Publication>,
}

impl CheckedSite {
    /// The site after documents were withdrawn, which stood at these addresses.
    pub fn with_withdrawals(self, withdrawals: Vec<Withdrawal>) -> Self {
        let former = FormerPages { withdrawals, ..self.former };
        let pages = self.pages.with_former(&self.site, &former);
        Self { former, pages, ..self }
    }

    /// A renderer of the site's pages; `plan` must have all of its pages.
    pub fn renderer<'a>(&'a self, plan: &'a dyn PlannedPages) -> Renderer<'a> {
        Renderer::new(&self.site, plan, &self.theme.languages, &self.terms)
    }

    /// Whether there is a readings file for the page.
    pub fn has_readings(&self, page: &Page) -> bool {
        is_read(&self.site.tables.config, &self.theme.languages[page.address.language].words.code)
    }

    /// Converts a fault of a template into a diagnostic for the author of the template.
    pub fn template_fault(&self, fault: TemplateFault) -> Diagnostic {
        fault.diagnostic(&self.theme.name)
    }
}

/// Reads, validates and resolves the site. `known` are the validation results of an earlier run; those of this run are
/// returned with the site.
///
/// # Errors
///
/// [`Failure::Content`] with all faults.
pub fn read(
    settings: &Settings,
    known: &ValidationCache,
    progress: &dyn Progress,
) -> Result<(CheckedSite, ValidationCache), Failure> {
    let sources = sources::read(&settings.root)?;
    let (content, validated) = content::validate(&sources, known, ChangeDetection::Hash, progress);
    Ok((check(settings, &sources, content)?, validated))
}

/// Resolves the content of a site, and checks it across files.
///
/// # Errors
///
/// [`Failure::Content`] with all faults.
pub fn check(settings: &Settings, sources: &Sources, content: Content) -> Result<CheckedSite, Failure> {
    let Content { parts, assets, publication, mut faults } = content;
    let parts = with_base_url(parts, settings.base_url.as_deref());
    faults.extend(output_fault(settings));
    let theme = theme::choose(sources, &parts.tables.config, &mut faults);
    let resolved = resolve::resolve(parts, settings.visibility);
    let pages = PagePlan::new(&resolved.site);
    let past = published::compare(publication, &resolved, &assets, &pages);
    let pages = pages.with_former(&resolved.site, &past.former);
    let of_addresses = addresses::faults(&resolved, &pages, &assets, theme.as_ref());
    let Resolved { site, hidden, faults: unresolved } = resolved;
    let found = unresolved.into_iter().filter(|fault| !past.is_of_withdrawn(fault));
    let faults = without_consequences(faults, found.chain(of_addresses).chain(past.faults.iter().cloned()));
    let Past { publication, former, .. } = past;
    let Some(theme) = theme.filter(|_| !faults.iter().any(Diagnostic::is_error)) else {
        return Err(Failure::Content(faults));
    };
    let documents = site.documents.iter().chain(&hidden).map(AsRef::as_ref);
    let suppressions = Suppressions::new(&site.tables.config, documents, rules::suppressible());
    let Partition { shown: warnings, suppressed } = suppressions.partition(faults);
    Ok(CheckedSite {
        today: settings.visibility.today,
        theme: theme.with_site(&site),
        terms: Terms::new(&site.tables.glossary),
        assets,
        former,
        publication,
        site,
        pages,
        warnings,
        waiting: waiting::waiting(&hidden),
        suppressed,
    })
}

/// The faults of single files, and those of the faults `found` across files that are not mere consequences of an
/// unreadable file.
fn without_consequences(of_files: Vec<Diagnostic>, found: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let unread = unread_files(&of_files);
    let found = found.filter(|fault| !may_follow_from(&fault.fault, &unread));
    let all: BTreeSet<Diagnostic> = of_files.into_iter().chain(found).collect();
    all.into_iter().collect()
}

/// The unreadable files, which may define names that seem to be missing.
fn unread_files(faults: &[Diagnostic]) -> BTreeSet<String> {
    faults.iter().filter(|fault| fault.is_error()).map(|fault| fault.file.clone()).collect()
}

/// Whether a name may be unknown only because the file that defines it could not be read. Only the fault of that file
/// is then shown.
fn may_follow_from(fault: &Fault, unread: &BTreeSet<String>) -> bool {
    let is_document_unread = || unread.iter().any(|file| file.ends_with(".md"));
    if fault.code() == Vanished::CODE {
        return is_document_unread();
    }
    let Some(reference) = fault.reference().filter(|_| fault.code() == UnknownReference::CODE) else { return false };
    match reference.kind {
        ReferenceKind::Department => unread.contains(ContentFile::Departments.path()),
        ReferenceKind::Plan | ReferenceKind::Measure => unread.contains(ContentFile::Plans.path()),
        ReferenceKind::PolicySet | ReferenceKind::Policy => unread.contains(ContentFile::Policies.path()),
        ReferenceKind::GradeScheme | ReferenceKind::Grade => unread.contains(ContentFile::Grades.path()),
        ReferenceKind::Document | ReferenceKind::Midterm | ReferenceKind::File => is_document_unread(),
        ReferenceKind::Item | ReferenceKind::Unpublished => false,
    }
}

fn with_base_url(parts: Parts, base_url: Option<&str>) -> Parts {
    let Some(base_url) = base_url else { return parts };
    let mut tables = Tables::clone(&parts.tables);
    tables.config.base_url = Some(base_url.to_owned());
    Parts { tables: Arc::new(tables), ..parts }
}

fn output_fault(settings: &Settings) -> Option<Diagnostic> {
    let output = load::resolved(&settings.output);
    let holds = |folder: &&str| output.starts_with(load::resolved(&settings.root.join(folder)));
    let folder = OWN_FOLDERS.into_iter().find(holds)?;
    Some(Diagnostic::of_file(folder, OutputInContent { folder }))
}
