//! Records become documents: ids, items, codes, and what could not be placed.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::import_fault::ImportFault;
use crate::import::Sum;
use crate::import::code::Mention;
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

/// A document that is to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: AreaKind,
    pub id: String,
    /// Below the root.
    pub file: String,
    pub no: String,
    pub title: String,
    pub plan: CodesFound,
    pub policies: CodesFound,
    /// Front matter of one line each, by key, in order.
    pub values: Vec<(&'static str, Value)>,
    pub sections: Vec<DraftSection>,
    /// What was not understood, word for word.
    pub kept: Vec<Line>,
    /// What the source's note says.
    pub note: Option<String>,
}

/// A value of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    /// A word or number that needs no quotes.
    Word(String),
    List(Vec<String>),
    Numbers(Vec<u8>),
    /// Maps of one line each.
    Maps(Vec<Vec<(&'static str, String)>>),
}

/// The codes of a document.
#[derive(Clone, Debug, Default)]
pub struct CodesFound {
    pub state: CodesState,
    pub mentions: Vec<(Mention, String)>,
}

/// What a sheet says of codes; none, blank and no place are different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CodesState {
    /// The form has a place for them, and nothing stands in it; or no place.
    #[default]
    Unset,
    /// It says that there are none.
    None,
    Some,
}

/// A section of a document.
#[derive(Clone, Debug)]
pub struct DraftSection {
    pub field: FormField,
    pub heading: String,
    pub lead: Vec<String>,
    pub items: Vec<Item>,
}

/// All documents of an import, and what became of every character.
#[derive(Clone, Debug)]
pub struct Drafts {
    pub documents: Vec<Draft>,
    pub furniture: usize,
    /// Characters in titles that the tables of the site have already.
    pub tables: usize,
    /// Characters of codes, as written.
    pub codes: usize,
    /// Characters of text and of values that go into the documents.
    pub placed: usize,
    pub kept: usize,
    /// Bullets by what became of them.
    pub bullets: BulletsFound,
    pub notes: Vec<Diagnostic>,
}

/// Bullets by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct BulletsFound {
    /// Items of sections, nested ones included.
    pub items: usize,
    /// Signs inside values and running text, where they stay.
    pub text: usize,
    /// In what was not understood.
    pub kept: usize,
    /// Before labels, numbers and codes.
    pub labels: i64,
}

impl BulletsFound {
    /// All of them.
    pub fn sum(self) -> i64 {
        let counted = self.items + self.text + self.kept;
        i64::try_from(counted).expect("a file has fewer than 2^63 bullets") + self.labels
    }
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
    for record in records {
        maker.record(record);
    }
    maker.drafts.furniture = maker.ledger.furniture;
    maker.drafts.bullets.labels = maker.ledger.signs;
    maker.drafts
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

/// Values of one text each.
const TEXTS: [(FormField, &str); 7] = [
    (FormField::Greeting, "greeting"),
    (FormField::Motto, "motto"),
    (FormField::Staff, "staff"),
    (FormField::Summary, "summary"),
    (FormField::UnmetReason, "unmet_reason"),
    (FormField::Midyear, "midyear"),
    (FormField::Post, "post"),
];

impl Maker<'_> {
    fn record(&mut self, mut record: Record) {
        let mut draft = self.begin(&mut record);
        let sections: &[(FormField, &str)] = match record.kind {
            AreaKind::Sheet => &SHEET,
            AreaKind::Annual => &ANNUAL,
            AreaKind::Midterm => &MIDTERM,
        };
        let name = match record.kind {
            AreaKind::Sheet => {
                self.agreement(&mut record);
                self.name(&mut record, &mut draft)
            }
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
            self.note(ImportFault::NumberTaken { place: record.place.clone(), no: taken });
        }
        no
    }

    fn note(&mut self, fault: ImportFault) {
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

    fn values(&mut self, record: &mut Record, draft: &mut Draft) {
        for (field, key) in TEXTS {
            if field_fits(field, record.kind)
                && let Some(text) = self.value(record, field)
            {
                draft.values.push((key, Value::Text(words::unspaced(&text))));
            }
        }
        if record.kind == AreaKind::Sheet {
            return;
        }
        for (field, key) in [(FormField::Partners, "partners"), (FormField::LegalBasis, "legal_basis")] {
            if let Some(text) = self.value(record, field) {
                let parts: Vec<String> = text.split(['、', ',', '，']).map(|part| part.trim().to_owned()).collect();
                // The commas between the parts are signs of the list.
                let kept: usize = parts.iter().map(|part| grid::count(part)).sum();
                self.ledger.furniture += grid::count(&text) - kept;
                self.drafts.placed -= grid::count(&text) - kept;
                draft.values.push((key, Value::List(parts.into_iter().filter(|part| !part.is_empty()).collect())));
            }
        }
        self.budget(record, draft);
        self.grade(record, draft);
        self.indicators(record, draft);
        self.sdgs(record, draft);
    }

    fn budget(&mut self, record: &mut Record, draft: &mut Draft) {
        let parts = [(FormField::BudgetPlanned, "planned"), (FormField::BudgetSettled, "settled")];
        let parts = parts.into_iter().filter_map(|(field, key)| Some((key, self.value(record, field)?)));
        let map: Vec<_> = parts.collect();
        if !map.is_empty() {
            draft.values.push(("budget", Value::Maps(vec![map])));
        }
    }

    /// A grade has its place only where the form names its scheme.
    fn grade(&mut self, record: &mut Record, draft: &mut Draft) {
        let Some(scheme) = self.form.grades.clone() else { return };
        let Some(value) = self.value(record, FormField::Grade) else { return };
        let mut map = vec![("scheme", scheme.to_string()), ("value", value)];
        map.extend(self.value(record, FormField::GradeReason).map(|reason| ("reason", reason)));
        draft.values.push(("grade", Value::Maps(vec![map])));
    }

    /// Line by line across the fields: the second name has the second unit.
    fn indicators(&mut self, record: &mut Record, draft: &mut Draft) {
        const FIELDS: [(FormField, &str); 6] = [
            (FormField::IndicatorName, "name"),
            (FormField::IndicatorUnit, "unit"),
            (FormField::IndicatorBaseline, "baseline"),
            (FormField::IndicatorTarget, "target"),
            (FormField::IndicatorActual, "actual"),
            (FormField::IndicatorAsOf, "as_of"),
        ];
        let names = record.passages.iter().filter(|passage| passage.field == FormField::IndicatorName);
        let count = names.flat_map(|passage| &passage.lines).count();
        let mut maps: Vec<Vec<(&str, String)>> = vec![Vec::new(); count];
        for (field, key) in FIELDS {
            let lines: Vec<Line> = record.take(field).into_iter().flat_map(|passage| passage.lines).collect();
            // Which of several belongs to which indicator cannot be known.
            if lines.len() > count {
                record.unread.extend(lines);
                continue;
            }
            for (map, line) in maps.iter_mut().zip(lines) {
                self.drafts.placed += grid::count(&line.text);
                self.drafts.bullets.text += items::bullets(&line, &self.form.bullets);
                map.push((key, line.text));
            }
        }
        if !maps.is_empty() {
            draft.values.push(("indicators", Value::Maps(maps)));
        }
    }

    /// Only what is nothing but numbers is taken for them.
    fn sdgs(&mut self, record: &mut Record, draft: &mut Draft) {
        for passage in record.take(FormField::Sdgs) {
            for line in passage.lines {
                let parts = line.text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
                let numbers: Option<Vec<u8>> =
                    parts.map(|part| part.parse().ok().filter(|n| (1..=17).contains(n))).collect();
                let plain =
                    line.text.chars().all(|c| c.is_ascii_digit() || grid::is_blank(c) || ",、，・/".contains(c));
                match numbers.filter(|numbers| plain && !numbers.is_empty()) {
                    Some(numbers) => {
                        self.drop(&line);
                        draft.values.push(("sdgs", Value::Numbers(numbers)));
                    }
                    None => record.unread.push(line),
                }
            }
        }
    }

    /// What the sheet says of its department and year must be what was asked for.
    fn agreement(&mut self, record: &mut Record) {
        let department = self.titles.department(&self.wanted.department);
        let asked_department = department.map_or(self.wanted.department.to_string(), |known| known.name.clone());
        for passage in record.take(FormField::Department) {
            for line in passage.lines {
                let same = words::label(&line.text) == words::label(&asked_department);
                self.agree(same, line, &asked_department, record);
            }
        }
        for passage in record.take(FormField::Year) {
            for line in passage.lines {
                let same = FiscalYear::parse(&line.text) == Some(self.wanted.year);
                self.agree(same, line, &self.wanted.year.label(), record);
            }
        }
    }

    fn drop(&mut self, line: &Line) {
        self.ledger.drop(&line.text);
        self.drafts.bullets.text += items::bullets(line, &self.form.bullets);
    }

    fn agree(&mut self, same: bool, line: Line, asked: &str, record: &mut Record) {
        if same {
            self.drop(&line);
            return;
        }
        let (place, found) = (line.place.clone(), line.text.clone());
        self.note(ImportFault::SheetDisagrees { place, found, asked: asked.to_owned() });
        record.unread.push(line);
    }

    /// A post in the place of a name is no name: who heads the department is
    /// then not said, and the source's note says what stood there.
    fn name(&mut self, record: &mut Record, draft: &mut Draft) -> Option<Value> {
        if !record.has(FormField::Post) {
            // A head without a post has no place in the front matter.
            let names = record.take(FormField::Name);
            record.unread.extend(names.into_iter().flat_map(|passage| passage.lines));
            return None;
        }
        let name = words::unspaced(&self.value(record, FormField::Name)?);
        let posts = record.passages.iter().filter(|passage| passage.field == FormField::Post);
        let posts: Vec<String> =
            posts.flat_map(|passage| &passage.lines).map(|line| words::label(&line.text)).collect();
        if posts.iter().any(|post| !post.is_empty() && words::label(&name).ends_with(post.as_str())) {
            draft.note = Some(format!("原本の氏名欄の記載:「{name}」"));
            return Some(Value::Word("withheld".to_owned()));
        }
        Some(Value::Text(name))
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
                    self.note(ImportFault::TitleUnknown {
                        place: mention.place.clone(),
                        code: code.clone(),
                        title: mention.title.clone(),
                    });
                    record.unread.extend(Line::new(&mention.title, None, &mention.place));
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
        let Gathered { lead, mut items, left, furniture } = items::gather(passages, field, self.form);
        self.ledger.furniture += furniture;
        draft.kept.extend(left);
        if lead.is_empty() && items.is_empty() {
            return;
        }
        items::number(&mut items, field);
        items.iter_mut().for_each(|item| item.date(field, context));
        for item in items.iter().flat_map(Item::all) {
            self.drafts.placed += grid::count(&item.text);
            self.drafts.bullets.items += usize::from(item.signed);
            if items::suspicious(&item.text, &self.form.bullets) {
                self.note(ImportFault::SignInText { place: item.place.clone(), text: item.text.clone() });
            }
        }
        lead.iter().for_each(|text| self.drafts.placed += grid::count(text));
        draft.sections.push(DraftSection { field, heading: heading.to_owned(), lead, items });
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
            draft.kept.extend(gathered.left);
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
        draft.kept.extend(record.unread);
        for Line { text, place, .. } in &draft.kept {
            self.note(ImportFault::NotUnderstood { place: place.clone(), text: text.clone() });
        }
        self.drafts.kept += draft.kept.iter().map(|line| grid::count(&line.text)).sum::<usize>();
        let bullets = draft.kept.iter().map(|line| items::bullets(line, &self.form.bullets));
        self.drafts.bullets.kept += bullets.sum::<usize>();
    }
}

impl Draft {
    /// What stands in the body.
    pub fn sum(&self) -> Sum {
        let count = |text: &String| grid::count(text);
        let items = |section: &DraftSection| {
            section.items.iter().flat_map(Item::all).map(|item| item.text.clone()).collect::<Vec<_>>()
        };
        let body = self.sections.iter().flat_map(|section| items(section).into_iter().chain(section.lead.clone()));
        let listed = self.sections.iter().filter(|section| section.field != FormField::Text);
        Sum {
            items: listed.map(|section| items(section).len()).sum(),
            body: body.map(|text| count(&text)).sum(),
            kept: self.kept.iter().map(|line| count(&line.text)).sum(),
        }
    }
}

/// Which values a kind of document can hold.
fn field_fits(field: FormField, kind: AreaKind) -> bool {
    let of_sheet = matches!(field, FormField::Greeting | FormField::Motto | FormField::Staff | FormField::Post);
    let of_goal = matches!(field, FormField::UnmetReason | FormField::Midyear);
    match kind {
        AreaKind::Sheet => !of_goal,
        AreaKind::Annual | AreaKind::Midterm => !of_sheet,
    }
}
