//! Builds the sections of a document: items, free text, and unparsed lines.

use crate::eras::when::WhenContext;
use crate::import::bullet;
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::{Draft, DraftSection};
use crate::import::fault::draft::{NotUnderstood, SignInText};
use crate::import::gather::{Gathered, gather};
use crate::import::grid::{self, Line};
use crate::import::item::{self, Item};
use crate::import::record::{Passage, Record};
use crate::model::draft::UNPARSED_HEADING;
use crate::model::form::FormField;
use crate::model::heading;

impl DraftBuilder<'_> {
    /// Builds the sections that this kind of document has.
    pub(super) fn sections(&mut self, record: &mut Record, draft: &mut Draft) {
        let mut context = WhenContext::new(Some(self.target.year));
        for (role, heading) in heading::sections(record.kind.document()) {
            let Some(field) = FormField::of_role(role) else { continue };
            let passages = record.take(field);
            self.section((field, heading), &passages, draft, &mut context);
        }
    }

    fn section(
        &mut self,
        (field, heading): (FormField, &str),
        passages: &[Passage],
        draft: &mut Draft,
        context: &mut WhenContext,
    ) {
        let Gathered { lead, lead_bullets, mut items, lone_bullets, form_labels } = gather(passages, field, self.form);
        self.ledger.form_labels += form_labels;
        self.drafts.bullets.text += lead_bullets;
        self.keep_lone_bullets(lone_bullets, draft);
        if lead.is_empty() && items.is_empty() {
            return;
        }
        item::number(&mut items, field);
        items.iter_mut().for_each(|item| item.date(field, context));
        for item in items.iter().flat_map(Item::all) {
            self.drafts.placed += grid::count(&item.text);
            self.drafts.bullets.items += usize::from(item.signed);
            if bullet::suspicious(&item.text, &self.form.bullets) {
                self.note(SignInText { place: item.place.clone(), text: item.text.clone() });
            }
        }
        lead.iter().for_each(|text| self.drafts.placed += grid::count(text));
        draft.sections.push(DraftSection { field, heading: heading.to_owned(), lead, items });
    }

    /// Keeps bullets without text as unparsed lines.
    fn keep_lone_bullets(&mut self, bullets: Vec<Line>, draft: &mut Draft) {
        self.note_unparsed(&bullets);
        draft.kept.extend(bullets);
    }

    fn note_unparsed(&mut self, lines: &[Line]) {
        for Line { text, place, .. } in lines {
            self.note(NotUnderstood { place: place.clone(), text: text.clone() });
        }
    }

    /// Adds a section for each passage that has a label but no key in the front matter.
    pub(super) fn free_text(&mut self, record: &mut Record, draft: &mut Draft) {
        for passage in std::mem::take(&mut record.passages) {
            let fits = matches!(
                passage.field,
                FormField::Text | FormField::Grade | FormField::GradeReason | FormField::Deliverable
            );
            if !fits {
                record.unparsed.extend(passage.lines);
                continue;
            }
            let gathered = gather(std::slice::from_ref(&passage), FormField::Text, self.form);
            self.ledger.form_labels += gathered.form_labels;
            self.drafts.bullets.text += gathered.lead_bullets;
            self.keep_lone_bullets(gathered.lone_bullets, draft);
            let texts = gathered.items.iter().flat_map(Item::all).map(|item| &item.text).chain(&gathered.lead);
            texts.for_each(|text| self.drafts.placed += grid::count(text));
            let signed = gathered.items.iter().flat_map(Item::all).filter(|item| item.signed);
            self.drafts.bullets.items += signed.count();
            let heading = self.free_heading(&passage.label, draft);
            draft.sections.push(DraftSection {
                field: FormField::Text,
                heading,
                lead: gathered.lead,
                items: gathered.items,
            });
        }
    }

    /// A heading that has no meaning to the validator and is not used yet.
    fn free_heading(&self, label: &str, draft: &Draft) -> String {
        let label = if label.is_empty() { "本文" } else { label };
        let meant = heading::is_written(label);
        let meant = meant || label == "取り組み" || label == UNPARSED_HEADING || label.is_ascii();
        let used = |heading: &str| draft.sections.iter().any(|section| section.heading == heading);
        let first = if meant { format!("{label}（原本）") } else { label.to_owned() };
        let others = (2..).map(|number| format!("{first}（{number}）"));
        [first.clone()].into_iter().chain(others).find(|heading| !used(heading)).expect("there are more numbers")
    }

    /// Keeps the lines that were not understood.
    pub(super) fn keep(&mut self, record: Record, draft: &mut Draft) {
        self.note_unparsed(&record.unparsed);
        draft.kept.extend(record.unparsed);
        self.drafts.kept += draft.kept.iter().map(|line| grid::count(&line.text)).sum::<usize>();
        let bullets = draft.kept.iter().map(|line| bullet::count(line, &self.form.bullets));
        self.drafts.bullets.kept += bullets.sum::<usize>();
    }
}
