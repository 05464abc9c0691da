//! Adds the values of the front matter to a document.

use crate::front_matter::print::{Entry, Value};
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::Draft;
use crate::import::fault::draft::SheetDisagrees;
use crate::import::grid::{self, Line};
use crate::import::record::Record;
use crate::import::words;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::{AreaKind, FormField};

/// Fields whose value is a single text.
const TEXTS: [(FormField, &str); 7] = [
    (FormField::Greeting, "greeting"),
    (FormField::Motto, "motto"),
    (FormField::Staff, "staff"),
    (FormField::Summary, "summary"),
    (FormField::UnmetReason, "unmet_reason"),
    (FormField::Midyear, "midyear"),
    (FormField::Post, "post"),
];

impl DraftBuilder<'_> {
    pub(super) fn values(&mut self, record: &mut Record, draft: &mut Draft) {
        for (field, key) in TEXTS {
            if field_fits(field, record.kind)
                && let Some(text) = self.value(record, field)
            {
                draft.values.push((key, Value::text(words::unspaced(&text))));
            }
        }
        if record.kind == AreaKind::Sheet {
            return;
        }
        for (field, key) in [(FormField::Partners, "partners"), (FormField::LegalBasis, "legal_basis")] {
            if let Some(text) = self.value(record, field) {
                let parts: Vec<String> = text.split(['、', ',', '，']).map(|part| part.trim().to_owned()).collect();
                // The commas between the parts are separators of the list.
                let kept: usize = parts.iter().map(|part| grid::count(part)).sum();
                self.ledger.form_labels += grid::count(&text) - kept;
                self.drafts.placed -= grid::count(&text) - kept;
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                draft.values.push((key, Value::List(parts.map(Value::Text).collect())));
            }
        }
        self.budget(record, draft);
        self.grade(record, draft);
        self.indicators(record, draft);
        self.sdgs(record, draft);
    }

    fn budget(&mut self, record: &mut Record, draft: &mut Draft) {
        let parts = [(FormField::BudgetPlanned, "planned"), (FormField::BudgetSettled, "settled")];
        let parts = parts.into_iter().filter_map(|(field, key)| Some((key, Value::Text(self.value(record, field)?))));
        let map: Vec<Entry> = parts.collect();
        if !map.is_empty() {
            draft.values.push(("budget", Value::Map(map)));
        }
    }

    /// Adds the grade if the form names its scheme. Otherwise it is kept as free text.
    fn grade(&mut self, record: &mut Record, draft: &mut Draft) {
        let Some(scheme) = self.form.grades.clone() else { return };
        let Some(value) = self.value(record, FormField::Grade) else { return };
        let mut map = vec![("scheme", Value::text(scheme.to_string())), ("value", Value::Text(value))];
        map.extend(self.value(record, FormField::GradeReason).map(|reason| ("reason", Value::Text(reason))));
        draft.values.push(("grade", Value::Map(map)));
    }

    /// Adds indicators by combining the lines of their fields: the second unit belongs to the second name.
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
        let mut maps: Vec<Vec<Entry>> = vec![Vec::new(); count];
        for (field, key) in FIELDS {
            let lines: Vec<Line> = record.take(field).into_iter().flat_map(|passage| passage.lines).collect();
            // It is unknown which of several lines belongs to which indicator.
            if lines.len() > count {
                record.unparsed.extend(lines);
                continue;
            }
            for (map, line) in maps.iter_mut().zip(lines) {
                self.drafts.placed += grid::count(&line.text);
                self.count_text_bullets(&line);
                map.push((key, Value::Text(line.text)));
            }
        }
        if !maps.is_empty() {
            draft.values.push(("indicators", Value::Lines(maps.into_iter().map(Value::Map).collect())));
        }
    }

    /// Adds the SDGs from lines that contain only the numbers of goals.
    fn sdgs(&mut self, record: &mut Record, draft: &mut Draft) {
        for passage in record.take(FormField::Sdgs) {
            for line in passage.lines {
                let parts = line.text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
                let numbers: Option<Vec<u8>> =
                    parts.map(|part| part.parse::<u8>().ok().filter(|n| (1..=17).contains(n))).collect();
                let plain =
                    line.text.chars().all(|c| c.is_ascii_digit() || grid::is_blank(c) || ",、，・/".contains(c));
                match numbers.filter(|numbers| plain && !numbers.is_empty()) {
                    Some(numbers) => {
                        self.drop(&line);
                        draft.values.push(("sdgs", Value::words(numbers)));
                    }
                    None => record.unparsed.push(line),
                }
            }
        }
    }

    /// Compares the department and the year in the sheet with those of the import.
    pub(super) fn agreement(&mut self, record: &mut Record) {
        let department = self.titles.department(&self.target.department);
        let department = department.map_or(self.target.department.to_string(), |known| known.name.clone());
        let is_same = |text: &str| words::label(text) == words::label(&department);
        self.compare(FormField::Department, &department, is_same, record);
        let year = self.target.year;
        self.compare(FormField::Year, &year.label(), |text| FiscalYear::parse(text) == Some(year), record);
    }

    fn compare(&mut self, field: FormField, asked: &str, is_same: impl Fn(&str) -> bool, record: &mut Record) {
        for line in record.take(field).into_iter().flat_map(|passage| passage.lines) {
            if is_same(&line.text) {
                self.drop(&line);
                continue;
            }
            let (place, found) = (line.place.clone(), line.text.clone());
            self.note(SheetDisagrees { place, found, asked: asked.to_owned() });
            record.unparsed.push(line);
        }
    }

    fn drop(&mut self, line: &Line) {
        self.ledger.drop(&line.text);
        self.count_text_bullets(line);
    }

    /// The name of the head. If the sheet repeats the post in place of a name, the name is withheld, and the note on
    /// the source quotes the sheet.
    pub(super) fn name(&mut self, record: &mut Record, draft: &mut Draft) -> Option<Value> {
        if !record.has(FormField::Post) {
            // The front matter cannot have a head without a post.
            let names = record.take(FormField::Name);
            record.unparsed.extend(names.into_iter().flat_map(|passage| passage.lines));
            return None;
        }
        let name = words::unspaced(&self.value(record, FormField::Name)?);
        let posts = record.passages.iter().filter(|passage| passage.field == FormField::Post);
        let posts: Vec<String> =
            posts.flat_map(|passage| &passage.lines).map(|line| words::label(&line.text)).collect();
        if posts.iter().any(|post| !post.is_empty() && words::label(&name).ends_with(post.as_str())) {
            draft.note = Some(format!("原本の氏名欄の記載:「{name}」"));
            return Some(Value::word("withheld"));
        }
        Some(Value::Text(name))
    }
}

/// Whether a kind of document can have the value.
fn field_fits(field: FormField, kind: AreaKind) -> bool {
    let of_sheet = matches!(field, FormField::Greeting | FormField::Motto | FormField::Staff | FormField::Post);
    let of_goal = matches!(field, FormField::UnmetReason | FormField::Midyear);
    match kind {
        AreaKind::Sheet => !of_goal,
        AreaKind::Annual | AreaKind::Midterm => !of_sheet,
    }
}
