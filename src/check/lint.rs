//! A rule together with the function that checks it.

use crate::check::context::CheckContext;
use crate::check::source_text::SourceText;
use crate::check::suppression::SuppressionUse;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rule::Rule;

/// An editorial rule, as it is registered.
pub struct Lint {
    pub rule: Rule,
    pub check: Check,
}

/// The function that checks a rule, by what it is given. It must not read the disk.
pub enum Check {
    /// Checks one document. Documents are checked in parallel.
    Document(DocumentCheck),
    /// Checks all documents and tables together.
    Site(SiteCheck),
    /// Checks each document, and the tables of the site once.
    DocumentAndSite(DocumentCheck, SiteCheck),
    /// Checks an entry of `allow`, after all other rules have run.
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

    /// The findings in one document.
    pub fn check_document(&self, context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
        match self.check {
            Check::Document(check) | Check::DocumentAndSite(check, _) => check(context, source),
            Check::Site(_) | Check::Suppression(_) => Vec::new(),
        }
    }

    /// The findings in the site as a whole.
    pub fn check_site(&self, context: &CheckContext) -> Vec<Diagnostic> {
        match self.check {
            Check::Site(check) | Check::DocumentAndSite(_, check) => check(context),
            Check::Document(_) | Check::Suppression(_) => Vec::new(),
        }
    }

    /// The finding on an entry of `allow`, if there is one.
    pub fn check_suppression(&self, suppression: &SuppressionUse) -> Option<Diagnostic> {
        match self.check {
            Check::Suppression(check) => check(suppression),
            Check::Document(_) | Check::Site(_) | Check::DocumentAndSite(..) => None,
        }
    }

    /// Whether the rule is about `allow` itself. Its findings can never be suppressed.
    pub fn is_about_suppressions(&self) -> bool {
        matches!(self.check, Check::Suppression(_))
    }
}
