//! Records become documents: ids, items, codes, and what could not be placed.

pub mod document;
mod values;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::import::draft::document::{BulletsFound, CodesFound, CodesState, Draft, DraftSection, Drafts};
use crate::import::fault::draft::{NotUnderstood, NumberTaken, SignInText, TitleUnknown};
use crate::import::grid::{self, Line};
use crate::import::items::{self, Gathered, Item};
use crate::import::print::KEPT;
use crate::import::record::{Layout, Ledger, Passage, Record};
use crate::import::title::{Known, Titles};
use crate::import::words;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::{AreaKind, Form, FormField};
use crate::model::path::Slug;
use crate::model::site::Tables;
use crate::model::when::WhenContext;

/// What an import is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub department: Slug,
    pub year: FiscalYear,
}

/// Makes the documents of a layout.
pub fn draft(layout: Layout, form: &Form, tables: &Tables, wanted: &Wanted, file: &str) -> Drafts {
    let Layout { records, ledger, .. } = layout;
    let mut maker = Maker {
        form,
        wanted,
        file,
        titles: Titles { tables },
        ledger,
        drafts: Drafts {
            documents: Vec::new(),
            furniture: 0,
            tables: 0,
            codes: 0,
            placed: 0,
            kept: 0,
            bullets: BulletsFound::default(),
            notes: Vec::new(),
        },
        taken: BTreeSet::new(),
    };
    for record in beside_goals(records) {
        maker.record(record);
    }
    maker.drafts.furniture = maker.ledger.furniture;
    maker.drafts.bullets.labels = maker.ledger.signs;
    maker.drafts
}

/// Where nothing of a sheet was found, what was not understood belongs to the
/// first goal.
fn beside_goals(mut records: Vec<Record>) -> Vec<Record> {
    if let [sheet, first, ..] = records.as_mut_slice()
        && sheet.passages.is_empty()
    {
        let unread = std::mem::take(&mut sheet.unread);
        first.unread.splice(0..0, unread);
    }
    records
}

struct Maker<'a> {
    form: &'a Form,
    wanted: &'a Wanted,
    file: &'a str,
    titles: Titles<'a>,
    ledger: Ledger,
    drafts: Drafts,
    taken: BTreeSet<(AreaKind, String)>,
}

/// The sections of each kind of document, in their order.
const SHEET: [(FormField, &str); 3] =
    [(FormField::Mission, "使命"), (FormField::Approach, "方針"), (FormField::Review, "総括")];
const ANNUAL: [(FormField, &str); 3] =
    [(FormField::Promise, "取組み"), (FormField::Result, "実績"), (FormField::Issue, "課題")];
const MIDTERM: [(FormField, &str); 2] = [(FormField::Target, "項目"), (FormField::Step, "工程")];

impl Maker<'_> {
    fn record(&mut self, mut record: Record) {
        let mut draft = self.begin(&mut record);
        self.agreement(&mut record);
        let sections: &[(FormField, &str)] = match record.kind {
            AreaKind::Sheet => &SHEET,
            AreaKind::Annual => &ANNUAL,
            AreaKind::Midterm => &MIDTERM,
        };
        let name = match record.kind {
            AreaKind::Sheet => self.name(&mut record, &mut draft),
            AreaKind::Annual | AreaKind::Midterm => {
                self.codes(&mut record, &mut draft);
                None
            }
        };
        self.values(&mut record, &mut draft);
        draft.values.extend(name.map(|name| ("name", name)));
        let mut context = WhenContext::new(Some(self.wanted.year));
        for (field, heading) in sections {
            let passages = record.take(*field);
            self.section(*field, heading, &passages, &mut draft, &mut context);
        }
        self.free_text(&mut record, &mut draft);
        self.keep(record, &mut draft);
        let empty =
            draft.sections.is_empty() && draft.kept.is_empty() && draft.values.is_empty() && draft.note.is_none();
        if draft.kind != AreaKind::Sheet || !empty {
            self.drafts.documents.push(draft);
        }
    }

    fn begin(&mut self, record: &mut Record) -> Draft {
        let Wanted { department, year } = self.wanted;
        let (mark, stem) = match record.kind {
            AreaKind::Sheet => ("", "sheet"),
            AreaKind::Annual => ("", "goal-"),
            AreaKind::Midterm => ("m", "midterm-"),
        };
        let no = if record.kind == AreaKind::Sheet { String::new() } else { self.number(record) };
        let dash = if no.is_empty() { "" } else { "-" };
        let title = self.value(record, FormField::Title).unwrap_or_default();
        Draft {
            kind: record.kind,
            id: format!("{year}-{department}{dash}{mark}{no}"),
            file: format!("content/{year}/{department}/{stem}{no}.md"),
            no,
            title,
            plan: CodesFound::default(),
            policies: CodesFound::default(),
            values: Vec::new(),
            sections: Vec::new(),
            kept: Vec::new(),
            note: None,
        }
    }

    /// The number of a record; one that is taken or missing gives way to the
    /// next that is free.
    fn number(&mut self, record: &Record) -> String {
        let written = record.no.clone().filter(|no| Slug::new(no).is_some());
        if let Some(no) = &written
            && self.taken.insert((record.kind, no.clone()))
        {
            return no.clone();
        }
        let free = (1..).map(|number: u32| number.to_string());
        let no = free.into_iter().find(|no| !self.taken.contains(&(record.kind, no.clone())));
        let no = no.expect("there are more numbers than records");
        self.taken.insert((record.kind, no.clone()));
        if let Some(taken) = record.no.clone() {
            self.note(NumberTaken { place: record.place.clone(), no: taken });
        }
        no
    }

    fn note(&mut self, fault: impl Into<Fault>) {
        self.drafts.notes.push(Diagnostic::of_file(self.file, fault));
    }

    /// All of a field as one text.
    fn value(&mut self, record: &mut Record, field: FormField) -> Option<String> {
        let passages = record.take(field);
        let lines: Vec<&Line> = passages.iter().flat_map(|passage| &passage.lines).collect();
        lines.iter().for_each(|line| self.drafts.bullets.text += items::bullets(line, &self.form.bullets));
        let text = lines.iter().fold(String::new(), |text, line| words::join(&text, &line.text));
        self.drafts.placed += grid::count(&text);
        (!text.is_empty()).then_some(text)
    }

    fn codes(&mut self, record: &mut Record, draft: &mut Draft) {
        for mention in std::mem::take(&mut record.mentions) {
            self.drafts.codes += grid::count(&mention.written);
            let Some(rule) = crate::import::code::rule(self.form, mention.field) else { continue };
            let code = format!("{}:{}", rule.scope, mention.code);
            match self.titles.known(&mention, rule) {
                _ if mention.title.is_empty() => {}
                Known::Title => {
                    self.drafts.tables += grid::count(&mention.title);
                    let title = Line::new(&mention.title, None, &mention.place);
                    let signs = title.iter().map(|line| items::bullets(line, &self.form.bullets));
                    self.drafts.bullets.text += signs.sum::<usize>();
                }
                Known::Code | Known::Nothing => {
                    self.note(TitleUnknown {
                        place: mention.place.clone(),
                        code: code.clone(),
                        title: mention.title.clone(),
                    });
                    draft.kept.extend(Line::new(&mention.title, None, &mention.place));
                }
            }
            let found = if mention.field == FormField::Plan { &mut draft.plan } else { &mut draft.policies };
            if !found.mentions.iter().any(|(_, known)| *known == code) {
                found.mentions.push((mention, code));
            }
        }
        let state = |field: FormField, found: &CodesFound| match found.mentions.is_empty() {
            false => CodesState::Some,
            true if record.none.contains(&field) => CodesState::None,
            true => CodesState::Unset,
        };
        draft.plan.state = state(FormField::Plan, &draft.plan);
        draft.policies.state = state(FormField::Policies, &draft.policies);
    }

    fn section(
        &mut self,
        field: FormField,
        heading: &str,
        passages: &[Passage],
        draft: &mut Draft,
        context: &mut WhenContext,
    ) {
        let Gathered { lead, lead_bullets, mut items, left, furniture } = items::gather(passages, field, self.form);
        self.ledger.furniture += furniture;
        self.drafts.bullets.text += lead_bullets;
        self.lone_signs(left, draft);
        if lead.is_empty() && items.is_empty() {
            return;
        }
        items::number(&mut items, field);
        items.iter_mut().for_each(|item| item.date(field, context));
        for item in items.iter().flat_map(Item::all) {
            self.drafts.placed += grid::count(&item.text);
            self.drafts.bullets.items += usize::from(item.signed);
            if items::suspicious(&item.text, &self.form.bullets) {
                self.note(SignInText { place: item.place.clone(), text: item.text.clone() });
            }
        }
        lead.iter().for_each(|text| self.drafts.placed += grid::count(text));
        draft.sections.push(DraftSection { field, heading: heading.to_owned(), lead, items });
    }

    /// Signs without words behind them.
    fn lone_signs(&mut self, left: Vec<Line>, draft: &mut Draft) {
        for Line { text, place, .. } in &left {
            self.note(NotUnderstood { place: place.clone(), text: text.clone() });
        }
        draft.kept.extend(left);
    }

    /// What the form names but no key holds: a section under its own label.
    fn free_text(&mut self, record: &mut Record, draft: &mut Draft) {
        for passage in std::mem::take(&mut record.passages) {
            let fits = matches!(
                passage.field,
                FormField::Text | FormField::Grade | FormField::GradeReason | FormField::Deliverable
            );
            if !fits {
                record.unread.extend(passage.lines);
                continue;
            }
            let gathered = items::gather(std::slice::from_ref(&passage), FormField::Text, self.form);
            self.ledger.furniture += gathered.furniture;
            self.drafts.bullets.text += gathered.lead_bullets;
            self.lone_signs(gathered.left, draft);
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

    /// A heading with no meaning of its own, used once.
    fn free_heading(&self, label: &str, draft: &Draft) -> String {
        let label = if label.is_empty() { "本文" } else { label };
        let meant = SHEET.iter().chain(&ANNUAL).chain(&MIDTERM).any(|(_, heading)| *heading == label);
        let meant = meant || label == "取り組み" || label == KEPT || label.is_ascii();
        let used = |heading: &str| draft.sections.iter().any(|section| section.heading == heading);
        let first = if meant { format!("{label}（原本）") } else { label.to_owned() };
        let others = (2..).map(|number| format!("{first}（{number}）"));
        [first.clone()].into_iter().chain(others).find(|heading| !used(heading)).expect("there are more numbers")
    }

    fn keep(&mut self, record: Record, draft: &mut Draft) {
        for Line { text, place, .. } in &record.unread {
            self.note(NotUnderstood { place: place.clone(), text: text.clone() });
        }
        draft.kept.extend(record.unread);
        self.drafts.kept += draft.kept.iter().map(|line| grid::count(&line.text)).sum::<usize>();
        let bullets = draft.kept.iter().map(|line| items::bullets(line, &self.form.bullets));
        self.drafts.bullets.kept += bullets.sum::<usize>();
    }
}
