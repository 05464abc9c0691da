//! Suppression of findings by `allow`, with reasons.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::model::config::Config;
use crate::model::content_file::ContentFile;
use crate::model::document::Document;
use crate::model::source::Span;
use crate::model::suppression::Suppression;

/// The file whose suppressions apply to the whole site.
const SITE: &str = ContentFile::Config.path();

/// The suppressions of a site, by the file that contains them.
#[derive(Debug, Default)]
pub struct Suppressions<'a> {
    by_file: BTreeMap<&'a str, &'a [Suppression]>,
    site: &'a [Suppression],
    /// The codes that can be suppressed. Errors cannot.
    suppressible: BTreeSet<Code>,
}

/// Diagnostics that are shown, and those that are suppressed.
#[derive(Debug, Default)]
pub struct Partition {
    pub shown: Vec<Diagnostic>,
    pub suppressed: Vec<Diagnostic>,
}

/// An entry of `allow`, and its effect.
#[derive(Clone, Copy, Debug)]
pub struct SuppressionUse<'a> {
    pub file: &'a str,
    pub code: &'a str,
    pub span: Span,
    /// Whether the code can be suppressed.
    pub is_known: bool,
    pub has_reason: bool,
    /// Whether it suppressed anything.
    pub is_used: bool,
}

impl<'a> Suppressions<'a> {
    /// The suppressions of the site and of each of `documents`.
    pub fn new(
        config: &'a Config,
        documents: impl Iterator<Item = &'a Document>,
        suppressible: BTreeSet<Code>,
    ) -> Self {
        let with_any = documents.filter(|document| !document.meta.allow.is_empty());
        let by_file = with_any.map(|document| (document.file.as_str(), document.meta.allow.as_slice())).collect();
        Self { by_file, site: &config.allow, suppressible }
    }

    /// Separates the diagnostics that are suppressed with a reason from the others.
    pub fn partition(&self, diagnostics: Vec<Diagnostic>) -> Partition {
        let (suppressed, shown) = diagnostics.into_iter().partition(|diagnostic| self.holds(diagnostic));
        Partition { shown, suppressed }
    }

    fn holds(&self, diagnostic: &Diagnostic) -> bool {
        let code = diagnostic.fault.code();
        let own = self.by_file.get(diagnostic.file.as_str()).copied().unwrap_or_default();
        let fits = |one: &Suppression| one.code.value == code.as_str() && !one.reason.is_empty();
        own.iter().chain(self.site).any(fits) && self.suppressible.contains(&code)
    }

    /// The effect of every entry. An entry of a file counts as used even if the site suppresses the same code.
    pub fn uses(&self, suppressed: &'a [Diagnostic]) -> Vec<SuppressionUse<'a>> {
        let code = |diagnostic: &'a Diagnostic| (diagnostic.file.as_str(), diagnostic.fault.code());
        let in_file: BTreeSet<(&str, Code)> = suppressed.iter().map(code).collect();
        let in_site: BTreeSet<Code> = in_file.iter().map(|(_, code)| *code).collect();
        let is_used = |file: &str, code: Code| in_file.contains(&(file, code));
        let of_file = |file: &'a str, all: &'a [Suppression]| {
            all.iter().map(move |one| self.one(file, one, |code| is_used(file, code))).collect::<Vec<_>>()
        };
        let mut uses: Vec<_> = self.by_file.iter().flat_map(|(file, all)| of_file(file, all)).collect();
        uses.extend(self.site.iter().map(|one| self.one(SITE, one, |code| in_site.contains(&code))));
        uses
    }

    fn one(&self, file: &'a str, one: &'a Suppression, is_used: impl Fn(Code) -> bool) -> SuppressionUse<'a> {
        let code = one.code.value.as_str();
        let known = self.suppressible.iter().find(|known| known.as_str() == code);
        SuppressionUse {
            file,
            code,
            span: one.code.span,
            is_known: known.is_some(),
            has_reason: !one.reason.is_empty(),
            is_used: known.is_some_and(|code| is_used(*code)),
        }
    }
}
