//! Builds the sections of a document: items, free text, and unparsed lines.

use crate::eras::when::WhenContext;
use crate::import::bullet;
use crate::import::claim::Fate;
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::{Draft, DraftSection};
use crate::import::fault::draft::SignInText;
use crate::import::gather::{Gathered, gather};
use crate::import::grid::Line;
use crate::import::item::{self, Item};
use crate::import::legend::legend as pairs_of;
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
            let mut gathered = gather(&record.take(field), field, self.form);
            if field == FormField::Promise {
                self.beside(&mut gathered.items, record, draft);
            }
            self.section((field, heading), gathered, draft, &mut context);
        }
        // Goals without promises, and sheets, have nothing that it could belong to.
        self.beside(&mut [], record, draft);
    }

    fn section(
        &mut self,
        (field, heading): (FormField, &str),
        gathered: Gathered,
        draft: &mut Draft,
        context: &mut WhenContext,
    ) {
        let (lead, mut items) = self.claim_gathered(gathered, draft);
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
        self.legend(record);
        let levels = record.take(FormField::Level);
        self.free_section("達成水準", &levels, draft);
        for passage in std::mem::take(&mut record.passages) {
            let fits = matches!(
                passage.field,
                FormField::Text | FormField::Grade | FormField::GradeReason | FormField::Legend
            );
            if fits {
                self.free_section(&passage.label, std::slice::from_ref(&passage), draft);
            } else {
                record.unparsed.extend(passage.lines);
            }
        }
    }

    /// What the grades mean is said by the site's table, if it says the same.
    fn legend(&mut self, record: &mut Record) {
        let scheme = self.form.grades.as_ref();
        let scheme = scheme.and_then(|id| self.titles.tables.grades.iter().find(|scheme| scheme.id.value == *id));
        let is_known = |(value, label): (String, String)| {
            scheme.is_some_and(|scheme| scheme.values.iter().any(|known| known.value == value && known.label == label))
        };
        for mut passage in record.take(FormField::Legend) {
            let (known, others): (Vec<Line>, Vec<Line>) =
                std::mem::take(&mut passage.lines).into_iter().partition(|line| {
                    let pairs = pairs_of(&line.text);
                    !pairs.is_empty() && pairs.into_iter().all(is_known)
                });
            self.claim(&known, &Fate::FormWord);
            if !others.is_empty() {
                record.passages.push(Passage { lines: others, ..passage });
            }
        }
    }

    fn free_section(&mut self, label: &str, passages: &[Passage], draft: &mut Draft) {
        let gathered = gather(passages, FormField::Text, self.form);
        let (lead, items) = self.claim_gathered(gathered, draft);
        if lead.is_empty() && items.is_empty() {
            return;
        }
        let heading = self.free_heading(label, draft);
        draft.sections.push(DraftSection { field: FormField::Text, heading, lead, items });
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
