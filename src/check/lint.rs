//! A rule together with the function that keeps it.

use crate::check::context::CheckContext;
use crate::check::source_text::SourceText;
use crate::check::suppression::SuppressionUse;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rule::Rule;

/// A rule of an editor, as it is registered.
pub struct Lint {
    pub rule: Rule,
    pub check: Check,
}

/// What a rule looks at. It reads no disk and changes nothing.
pub enum Check {
    /// One document at a time; many are checked at once.
    Document(DocumentCheck),
    /// All documents and tables together.
    Site(SiteCheck),
    /// Each document, and once the tables of the site.
    DocumentAndSite(DocumentCheck, SiteCheck),
    /// An entry of `allow`, after everything else was checked.
    Suppression(SuppressionCheck),
}

type DocumentCheck = fn(&CheckContext, &SourceText) -> Vec<Diagnostic>;
type SiteCheck = fn(&CheckContext) -> Vec<Diagnostic>;
type SuppressionCheck = fn(&SuppressionUse) -> Option<Diagnostic>;

impl Lint {
    pub const fn document(rule: Rule, check: DocumentCheck) -> Self {
        Self { rule, check: Check::Document(check) }
    }

    pub const fn site(rule: Rule, check: SiteCheck) -> Self {
        Self { rule, check: Check::Site(check) }
    }

    pub const fn document_and_site(rule: Rule, document: DocumentCheck, site: SiteCheck) -> Self {
        Self { rule, check: Check::DocumentAndSite(document, site) }
    }

    pub const fn suppression(rule: Rule, check: SuppressionCheck) -> Self {
        Self { rule, check: Check::Suppression(check) }
    }

    /// What it finds in one document.
    pub fn check_document(&self, context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
        match self.check {
            Check::Document(check) | Check::DocumentAndSite(check, _) => check(context, source),
            Check::Site(_) | Check::Suppression(_) => Vec::new(),
        }
    }

    /// What it finds in the site as a whole.
    pub fn check_site(&self, context: &CheckContext) -> Vec<Diagnostic> {
        match self.check {
            Check::Site(check) | Check::DocumentAndSite(_, check) => check(context),
            Check::Document(_) | Check::Suppression(_) => Vec::new(),
        }
    }

    /// What it finds in an entry of `allow`.
    pub fn check_suppression(&self, suppression: &SuppressionUse) -> Option<Diagnostic> {
        match self.check {
            Check::Suppression(check) => check(suppression),
            Check::Document(_) | Check::Site(_) | Check::DocumentAndSite(..) => None,
        }
    }

    /// Whether it is about `allow` itself, and so can never be suppressed.
    pub fn is_about_suppressions(&self) -> bool {
        matches!(self.check, Check::Suppression(_))
    }
}
