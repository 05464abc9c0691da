//! The state that is shared while documents are built.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::import::claim::{Claim, Fate};
use crate::import::draft::document::{Draft, Drafts};
use crate::import::fault::draft::NotUnderstood;
use crate::import::fault::left_out::LeftOut;
use crate::import::gather::Gathered;
use crate::import::grid::Line;
use crate::import::item::Item;
use crate::import::read::apart::Why;
use crate::import::record::Record;
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
    pub drafts: Drafts,
    /// The numbers that goals already have.
    pub taken: BTreeSet<(AreaKind, String)>,
}

impl DraftBuilder<'_> {
    /// Adds a warning.
    pub(super) fn note(&mut self, fault: impl Into<Fault>) {
        self.drafts.notes.push(Diagnostic::of_file(self.file, fault));
    }

    /// Records what becomes of lines.
    pub(super) fn claim<'l>(&mut self, lines: impl IntoIterator<Item = &'l Line>, fate: &Fate) {
        self.drafts.claims.extend(lines.into_iter().map(|line| Claim::line(line, fate.clone())));
    }

    /// Claims what was gathered for `draft`, and keeps bullets without text. Returns the text before the items, and the items.
    pub(super) fn claim_gathered(&mut self, gathered: Gathered, draft: &mut Draft) -> (Vec<String>, Vec<Item>) {
        let Gathered { lead, items, lone_bullets, bullets, texts } = gathered;
        self.claim(&bullets, &Fate::FormWord);
        self.claim(&texts, &Fate::Placed(draft.id.clone()));
        self.keep(lone_bullets, draft);
        (lead, items)
    }

    /// Reports the lines that the form leaves out.
    pub(super) fn leave_out(&mut self, lines: &[Line]) {
        self.claim(lines, &Fate::LeftOut(Why::LeftOut));
        if !lines.is_empty() {
            let places = lines.iter().map(|line| line.place.clone()).collect();
            self.note(LeftOut { places });
        }
    }

    /// All passages of a field as one text, which becomes part of `draft`.
    pub(super) fn value(&mut self, record: &mut Record, field: FormField, draft: &Draft) -> Option<String> {
        let lines: Vec<Line> = record.take(field).into_iter().flat_map(|passage| passage.lines).collect();
        self.claim(&lines, &Fate::Placed(draft.id.clone()));
        let text = lines.iter().fold(String::new(), |text, line| words::join(&text, &line.text));
        (!text.is_empty()).then_some(text)
    }

    /// Keeps lines that were not understood, word for word.
    pub(super) fn keep(&mut self, lines: Vec<Line>, draft: &mut Draft) {
        for Line { text, place, .. } in &lines {
            self.note(NotUnderstood { place: place.clone(), text: text.clone() });
        }
        self.keep_silently(lines, draft);
    }

    /// As [`Self::keep`], where another warning says it.
    pub(super) fn keep_silently(&mut self, lines: Vec<Line>, draft: &mut Draft) {
        self.claim(&lines, &Fate::Kept(draft.id.clone()));
        draft.kept.extend(lines);
    }
}
