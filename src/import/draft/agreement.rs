//! Compares the department and the year in a sheet with those for which it is imported.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::eras::sheet::years;
use crate::import::claim::Fate;
use crate::import::draft::builder::DraftBuilder;
use crate::import::fault::contradiction::{OtherDepartment, OtherYear};
use crate::import::fault::draft::SheetDisagrees;
use crate::import::grid::Line;
use crate::import::record::Record;
use crate::import::words;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::{AreaKind, FormField};
use crate::model::table::Department;

/// How long the title of a sheet can be, in characters.
const TITLE_LENGTH: usize = 40;

impl DraftBuilder<'_> {
    /// Refuses a sheet of another department or year. Where it only cannot be compared, there is a warning.
    pub(super) fn agreement(&mut self, record: &mut Record) {
        for line in lines_of(record, FormField::Department) {
            self.department(line, record);
        }
        for line in lines_of(record, FormField::Year) {
            self.year(line, record);
        }
        if record.kind == AreaKind::Sheet {
            self.titles(record);
        }
    }

    fn department(&mut self, line: Line, record: &mut Record) {
        let asked = self.titles.department(&self.target.department);
        if asked.is_some_and(|asked| is_name(&line.text, asked)) {
            return self.claim([&line], &Fate::Known);
        }
        let other = self.titles.tables.departments.iter().find(|other| is_name(&line.text, other));
        let name = asked.map_or(self.target.department.to_string(), |known| known.name.clone());
        let (place, found) = (line.place.clone(), line.text.clone());
        if asked.is_some() || other.is_some() {
            let other = other.map(|other| other.id.value.to_string());
            self.refuse(OtherDepartment { place, found, asked: name, other });
        } else {
            self.note(SheetDisagrees { place, found, asked: name });
        }
        record.unparsed.push(line);
    }

    fn year(&mut self, line: Line, record: &mut Record) {
        match year_in(&line.text) {
            Some(year) if year == self.target.year => return self.claim([&line], &Fate::Known),
            Some(year) => self.other_year(&line, year),
            None => {
                let (place, found) = (line.place.clone(), line.text.clone());
                self.note(SheetDisagrees { place, found, asked: self.target.year.label() });
            }
        }
        record.unparsed.push(line);
    }

    /// A title above the table can name the year as well: 令和6年度 部長の目標.
    fn titles(&mut self, record: &Record) {
        for line in &record.unparsed {
            if let Some(year) = year_of_title(&line.text).filter(|year| *year != self.target.year) {
                self.other_year(line, year);
            }
        }
    }

    fn other_year(&mut self, line: &Line, year: FiscalYear) {
        let (place, found) = (line.place.clone(), line.text.clone());
        self.refuse(OtherYear { place, found, asked: self.target.year.label(), other: year.western() });
    }

    pub(super) fn refuse(&mut self, fault: impl Into<Fault>) {
        self.drafts.refusals.push(Diagnostic::of_file(self.file, fault));
    }
}

fn lines_of(record: &mut Record, field: FormField) -> Vec<Line> {
    record.take(field).into_iter().flat_map(|passage| passage.lines).collect()
}

/// Whether a text is the name of a department, possibly with a section or a post after it.
pub(super) fn is_name(text: &str, department: &Department) -> bool {
    let name = words::label(&department.name);
    words::without_numbering(text)
        .map(words::label)
        .any(|text| text == name || text.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(['(', '長'])))
}

/// The year that a text consists of, or the only fiscal year in it.
fn year_in(text: &str) -> Option<FiscalYear> {
    FiscalYear::parse(text).or_else(|| {
        let all = years(text);
        let mut fiscal = all.iter().filter(|mention| mention.fiscal);
        let only = fiscal.next().filter(|_| fiscal.next().is_none())?;
        FiscalYear::parse(&only.written)
    })
}

/// The year of a title such as 令和6年度 部長の目標.
fn year_of_title(text: &str) -> Option<FiscalYear> {
    const SUBJECTS: [&str; 8] = ["目標", "宣言", "マニフェスト", "シート", "方針", "約束", "調書", "評価"];
    let all = years(text);
    let [only] = all.as_slice() else { return None };
    let is_title = only.fiscal
        && only.range.start == 0
        && text.chars().count() <= TITLE_LENGTH
        && !text.contains('。')
        && SUBJECTS.iter().any(|subject| words::label(text).contains(subject));
    FiscalYear::parse(&only.written).filter(|_| is_title)
}
