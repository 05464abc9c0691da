//! The state that is shared while documents are built.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::import::bullet;
use crate::import::draft::document::Drafts;
use crate::import::grid::{self, Line};
use crate::import::record::{Ledger, Record};
use crate::import::target::ImportTarget;
use crate::import::title::Titles;
use crate::import::words;
use crate::model::form::{AreaKind, Form, FormField};

/// The documents built so far, and the data from which they are built.
pub(super) struct DraftBuilder<'a> {
    pub form: &'a Form,
    pub target: &'a ImportTarget,
    /// The file that warnings refer to.
    pub file: &'a str,
    pub titles: Titles<'a>,
    pub ledger: Ledger,
    pub drafts: Drafts,
    /// The numbers that goals already have.
    pub taken: BTreeSet<(AreaKind, String)>,
}

impl DraftBuilder<'_> {
    /// Adds a warning.
    pub(super) fn note(&mut self, fault: impl Into<Fault>) {
        self.drafts.notes.push(Diagnostic::of_file(self.file, fault));
    }

    /// All passages of a field as one text.
    pub(super) fn value(&mut self, record: &mut Record, field: FormField) -> Option<String> {
        let passages = record.take(field);
        let lines: Vec<&Line> = passages.iter().flat_map(|passage| &passage.lines).collect();
        lines.iter().for_each(|line| self.count_text_bullets(line));
        let text = lines.iter().fold(String::new(), |text, line| words::join(&text, &line.text));
        self.drafts.placed += grid::count(&text);
        (!text.is_empty()).then_some(text)
    }

    /// Counts the bullets of `line`, which remain in the text of a value.
    pub(super) fn count_text_bullets(&mut self, line: &Line) {
        self.drafts.bullets.text += bullet::count(line, &self.form.bullets);
    }
}
