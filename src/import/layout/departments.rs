//! Recognizes where the part of a department begins, and whose it is.

use crate::import::department_name;
use crate::import::grid::Line;
use crate::import::layout::walk::{Walk, area_without_heading};
use crate::import::record::{Passage, Record};
use crate::import::words;
use crate::model::form::{AreaKind, DepartmentPlace, FormField};
use crate::model::source::CellPlace;

impl Walk<'_> {
    /// Begins the part of a department if the line is its name: one that the site knows, possibly with its head after it, or
    /// a heading that looks like one.
    pub(super) fn enter_department(&mut self, line: &Line) -> bool {
        let Some(name) = self.department_in(line) else { return false };
        let Some(found) = line.part(name) else { return false };
        self.begin_anew(area_without_heading(self.form));
        if self.form.departments.contains(&DepartmentPlace::Heading) {
            self.begin_sheet_of(name.trim_matches(|c: char| "【】[]〔〕".contains(c)));
            // 【総務部】総務部長 氏名
            let head = line.text.split_once(name).and_then(|(_, rest)| line.part(rest));
            self.append(FormField::Head, "", head.as_slice());
            self.is_passage_open = false;
        }
        self.state(FormField::Department, &found);
        true
    }

    /// Begins the part of a department if a spreadsheet's sheet has its name.
    pub(super) fn enter_department_of_sheet(&mut self, name: &str) {
        if self.form.departments.contains(&DepartmentPlace::Sheet) {
            self.sheet = 0;
            if self.is_known(name) || department_name::looks_like(name) {
                self.begin_sheet_of(name);
            }
        }
    }

    /// The sheet of a department, where a file has those of several.
    fn begin_sheet_of(&mut self, name: &str) {
        let sheet = Record::new(AreaKind::Sheet, &CellPlace::default());
        self.records.push(Record { department: Some(name.to_owned()), ..sheet });
        self.sheet = self.records.len() - 1;
    }

    /// Notes the department that a cell or a line states: that of the goal, if the form says that a column has departments.
    pub(super) fn state_department(&mut self, line: &Line) {
        if self.current.is_none() || !self.form.departments.contains(&DepartmentPlace::Column) {
            return self.state(FormField::Department, line);
        }
        let passage = Passage { field: FormField::Department, label: String::new(), lines: vec![line.clone()] };
        let record = self.record();
        record.department = Some(line.text.clone());
        record.passages.push(passage);
    }

    fn department_in<'l>(&self, line: &'l Line) -> Option<&'l str> {
        let text = line.text.as_str();
        let inner = department_name::in_brackets(text);
        let is_known = |name: &&str| self.is_known(name);
        let is_named = |name: &&str| line.is_heading && department_name::looks_like(name);
        // Where a form says that headings have departments, the name of one that the site does not know is one as well: its
        // goals are not those of the department before.
        let named =
            || department_name::heading(text).filter(|_| self.form.departments.contains(&DepartmentPlace::Heading));
        inner.filter(is_known).or(Some(text).filter(is_known)).or(inner.or(Some(text)).filter(is_named)).or_else(named)
    }

    fn is_known(&self, name: &str) -> bool {
        words::without_numbering(name).any(|rest| self.departments.contains(&words::label(rest)))
    }
}
