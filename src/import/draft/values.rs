//! What goes into the front matter.

use crate::import::draft::Maker;
use crate::import::draft::document::{Draft, Value};
use crate::import::fault::draft::SheetDisagrees;
use crate::import::grid::{self, Line};
use crate::import::items;
use crate::import::record::Record;
use crate::import::words;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::{AreaKind, FormField};

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
    pub(super) fn values(&mut self, record: &mut Record, draft: &mut Draft) {
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
    pub(super) fn agreement(&mut self, record: &mut Record) {
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
        self.note(SheetDisagrees { place, found, asked: asked.to_owned() });
        record.unread.push(line);
    }

    /// A post in the place of a name is no name: who heads the department is
    /// then not said, and the source's note says what stood there.
    pub(super) fn name(&mut self, record: &mut Record, draft: &mut Draft) -> Option<Value> {
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
