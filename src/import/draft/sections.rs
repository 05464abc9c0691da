//! Builds the sections of a document: items, free text, and unparsed lines.

use crate::eras::when::WhenContext;
use crate::import::bullet;
use crate::import::claim::Fate;
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::{Draft, DraftSection};
use crate::import::fault::draft::SignInText;
use crate::import::gather::{Gathered, gather};
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
        let Gathered { lead, mut items, lone_bullets, bullets, texts } = gather(passages, field, self.form);
        self.claim(&bullets, &Fate::FormWord);
        self.claim(&texts, &Fate::Placed(draft.id.clone()));
        self.keep(lone_bullets, draft);
        if lead.is_empty() && items.is_empty() {
            return;
        }
        item::number(&mut items, field);
        items.iter_mut().for_each(|item| item.date(field, context));
        for item in items.iter().flat_map(Item::all) {
            if bullet::suspicious(&item.text, &self.form.bullets) {
                self.note(SignInText { place: item.place.clone(), text: item.text.clone() });
            }
        }
        draft.sections.push(DraftSection { field, heading: heading.to_owned(), lead, items });
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
            self.claim(&gathered.bullets, &Fate::FormWord);
            self.claim(&gathered.texts, &Fate::Placed(draft.id.clone()));
            self.keep(gathered.lone_bullets, draft);
            if gathered.lead.is_empty() && gathered.items.is_empty() {
                continue;
            }
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
}
