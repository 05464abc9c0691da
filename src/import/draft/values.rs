//! Adds the values of the front matter to a document.

use crate::front_matter::print::{Entry, Value};
use crate::import::claim::Fate;
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::Draft;
use crate::import::grid::{self, Line};
use crate::import::record::{Passage, Record};
use crate::import::words;
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
                && let Some(text) = self.value(record, field, draft)
            {
                draft.values.push((key, Value::text(words::unspaced(&text))));
            }
        }
        if record.kind == AreaKind::Sheet {
            return;
        }
        for (field, key) in [(FormField::Partners, "partners"), (FormField::LegalBasis, "legal_basis")] {
            self.list(record, (field, key), draft);
        }
        self.budget(record, draft);
        self.grade(record, draft);
        self.indicators(record, draft);
        self.sdgs(record, draft);
    }

    /// A list of names with separators between them. Each line begins a new name.
    fn list(&mut self, record: &mut Record, (field, key): (FormField, &'static str), draft: &mut Draft) {
        const SEPARATORS: [char; 3] = ['、', ',', '，'];
        let lines: Vec<Line> = record.take(field).into_iter().flat_map(|passage| passage.lines).collect();
        let mut names = Vec::new();
        for line in &lines {
            let parts: Vec<Line> = line.text.split(SEPARATORS).filter_map(|part| line.part(part)).collect();
            let separators: String = line.text.chars().filter(|c| SEPARATORS.contains(c)).collect();
            self.claim(&parts, &Fate::Placed(draft.id.clone()));
            self.claim(&line.part(&separators), &Fate::FormWord);
            names.extend(parts.into_iter().map(|part| Value::Text(part.text)));
        }
        if !names.is_empty() {
            draft.values.push((key, Value::List(names)));
        }
    }

    fn budget(&mut self, record: &mut Record, draft: &mut Draft) {
        let parts = [(FormField::BudgetPlanned, "planned"), (FormField::BudgetSettled, "settled")];
        let parts =
            parts.into_iter().filter_map(|(field, key)| Some((key, Value::Text(self.value(record, field, draft)?))));
        let map: Vec<Entry> = parts.collect();
        if !map.is_empty() {
            draft.values.push(("budget", Value::Map(map)));
        }
    }

    /// Adds the grade if the form names its scheme. Otherwise it is kept as free text.
    fn grade(&mut self, record: &mut Record, draft: &mut Draft) {
        let Some(scheme) = self.form.grades.clone() else { return };
        let Some(value) = self.value(record, FormField::Grade, draft) else { return };
        let mut map = vec![("scheme", Value::text(scheme.to_string())), ("value", Value::Text(value))];
        map.extend(self.value(record, FormField::GradeReason, draft).map(|reason| ("reason", Value::Text(reason))));
        draft.values.push(("grade", Value::Map(map)));
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
                        self.claim([&line], &Fate::Code);
                        draft.values.push(("sdgs", Value::words(numbers)));
                    }
                    None => record.unparsed.push(line),
                }
            }
        }
    }

    /// The name of the head. If the sheet repeats the post in place of a name, the name is withheld, and the note on
    /// the source quotes the sheet.
    pub(super) fn name(&mut self, record: &mut Record, draft: &mut Draft) -> Option<Value> {
        part_heads(record);
        if !record.has(FormField::Post) {
            // The front matter cannot have a head without a post.
            let names = record.take(FormField::Name);
            record.unparsed.extend(names.into_iter().flat_map(|passage| passage.lines));
            return None;
        }
        let name = words::unspaced(&self.value(record, FormField::Name, draft)?);
        let posts = record.passages.iter().filter(|passage| passage.field == FormField::Post);
        let posts: Vec<String> =
            posts.flat_map(|passage| &passage.lines).map(|line| words::label(&line.text)).collect();
        if posts.iter().any(|post| !post.is_empty() && words::label(&name).ends_with(post.as_str())) {
            draft.withheld = Some(name);
            return Some(Value::word("withheld"));
        }
        Some(Value::Text(name))
    }
}

/// Parts the post and the name of a head at their first blank: 総務部長 氏名. A text without one, or a second head, is kept.
fn part_heads(record: &mut Record) {
    for line in record.take(FormField::Head).into_iter().flat_map(|passage| passage.lines) {
        let parts =
            line.text.split_once(grid::is_blank).and_then(|(post, name)| Some([line.part(post)?, line.part(name)?]));
        match parts.filter(|_| !record.has(FormField::Post) && !record.has(FormField::Name)) {
            Some(parts) => record.passages.extend(
                [FormField::Post, FormField::Name].into_iter().zip(parts).map(|(field, line)| Passage {
                    field,
                    label: String::new(),
                    lines: vec![line],
                }),
            ),
            None => record.unparsed.push(line),
        }
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
