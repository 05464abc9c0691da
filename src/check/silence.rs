//! What an editor let stand, each with a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
use crate::diagnostic::rule;
use crate::model::config::Config;
use crate::model::document::Document;
use crate::model::silence::Silence;

/// The file whose silences hold for the whole site.
const SITE: &str = "content/tomei.yaml";

/// The silences of a site, by the file they are written in.
#[derive(Debug, Default)]
pub struct Silences<'a> {
    by_file: BTreeMap<&'a str, &'a [Silence]>,
    site: &'a [Silence],
}

/// What is still to be said, and what was let stand.
#[derive(Debug, Default)]
pub struct Parted {
    pub said: Vec<Diagnostic>,
    pub silenced: Vec<Diagnostic>,
}

impl<'a> Silences<'a> {
    /// Those of the site and of each of `documents`.
    pub fn new(config: &'a Config, documents: impl Iterator<Item = &'a Arc<Document>>) -> Self {
        let with_any = documents.filter(|document| !document.meta.allow.is_empty());
        let by_file = with_any.map(|document| (document.file.as_str(), document.meta.allow.as_slice())).collect();
        Self { by_file, site: &config.allow }
    }

    /// Takes out what was let stand with a reason; errors never are.
    pub fn part(&self, diagnostics: Vec<Diagnostic>) -> Parted {
        let (silenced, said) = diagnostics.into_iter().partition(|diagnostic| self.holds(diagnostic));
        Parted { said, silenced }
    }

    fn holds(&self, diagnostic: &Diagnostic) -> bool {
        let code = diagnostic.fault.code();
        let own = self.by_file.get(diagnostic.file.as_str()).copied().unwrap_or_default();
        let fits = |silence: &&Silence| silence.code.value == code && !silence.reason.is_empty();
        rule::may_stand(code) && own.iter().chain(self.site).any(|silence| fits(&silence))
    }

    /// What is wrong with the silences themselves, once it is known what they
    /// silenced. A silence of a file is needed even where the site has the same.
    pub fn check(&self, silenced: &[Diagnostic]) -> Vec<Diagnostic> {
        let of_file: BTreeSet<(&str, &str)> =
            silenced.iter().map(|diagnostic| (diagnostic.file.as_str(), diagnostic.fault.code())).collect();
        let of_site: BTreeSet<&str> = silenced.iter().map(|diagnostic| diagnostic.fault.code()).collect();
        let mut found = Vec::new();
        for (file, silences) in &self.by_file {
            let is_used = |code: &str| of_file.contains(&(*file, code));
            found.extend(silences.iter().filter_map(|silence| fault(file, silence, is_used(&silence.code.value))));
        }
        let is_used = |code: &str| of_site.contains(code);
        found.extend(self.site.iter().filter_map(|silence| fault(SITE, silence, is_used(&silence.code.value))));
        found
    }
}

fn fault(file: &str, silence: &Silence, is_used: bool) -> Option<Diagnostic> {
    let code = silence.code.value.clone();
    let remark = match (rule::may_stand(&code), silence.reason.is_empty(), is_used) {
        (false, _, _) => Remark::SilenceUnknown { code },
        (true, true, _) => Remark::SilenceWithoutReason { code },
        (true, false, false) => Remark::SilenceUnused { code },
        (true, false, true) => return None,
    };
    Some(Diagnostic::at(file, silence.code.span, remark))
}
