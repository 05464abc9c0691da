//! Selects the records of the department that is imported, where a form says that its files have several departments.

use std::collections::BTreeMap;

use crate::import::claim::Fate;
use crate::import::draft::agreement::is_name;
use crate::import::draft::builder::DraftBuilder;
use crate::import::fault::contradiction::OtherDepartment;
use crate::import::fault::left_out::OtherDepartments;
use crate::import::read::apart::Why;
use crate::import::record::Record;
use crate::model::form::{AreaKind, DepartmentPlace};

impl DraftBuilder<'_> {
    /// The records of the department, with one sheet at their beginning. The others are left out, which is said; if none is
    /// of the department, the files are refused.
    pub(super) fn of_department(&mut self, records: Vec<Record>) -> Vec<Record> {
        if self.form.departments.is_empty() {
            return records;
        }
        let records = self.without_department(records);
        let (own, others): (Vec<Record>, Vec<Record>) =
            records.into_iter().partition(|record| record.department.as_deref().is_none_or(|name| self.is_own(name)));
        let is_goal = |record: &Record| record.kind != AreaKind::Sheet;
        if let Some(other) = others.iter().find(|_| !own.iter().any(is_goal)) {
            self.refuse_department(other);
        }
        let mut left_out: BTreeMap<String, usize> = BTreeMap::new();
        for record in others {
            let goals = left_out.entry(record.department.clone().unwrap_or_default()).or_default();
            *goals += usize::from(is_goal(&record));
            self.claim(&record.into_lines(), &Fate::LeftOut(Why::OtherDepartment));
        }
        if !left_out.is_empty() {
            self.note(OtherDepartments { departments: left_out.into_iter().collect() });
        }
        one_sheet(own)
    }

    /// Where a column has the departments, or other goals have one, nobody knows whose goals are those without one: their lines
    /// are kept.
    fn without_department(&self, records: Vec<Record>) -> Vec<Record> {
        let has_department = |record: &Record| record.kind != AreaKind::Sheet && record.department.is_some();
        if !self.form.departments.contains(&DepartmentPlace::Column) && !records.iter().any(has_department) {
            return records;
        }
        let mut found: Vec<Record> = Vec::new();
        for record in records {
            match found.first_mut() {
                Some(sheet) if record.kind != AreaKind::Sheet && record.department.is_none() => {
                    sheet.unparsed.extend(record.into_lines());
                }
                _ => found.push(record),
            }
        }
        found
    }

    fn is_own(&self, name: &str) -> bool {
        self.titles.department(&self.target.department).is_some_and(|asked| is_name(name, asked))
    }

    fn refuse_department(&mut self, record: &Record) {
        let found = record.department.clone().unwrap_or_default();
        let known = self.titles.tables.departments.iter().find(|other| is_name(&found, other));
        let other = known.map(|other| other.id.value.to_string());
        let asked = self.titles.department(&self.target.department).map(|asked| asked.name.clone());
        let asked = asked.unwrap_or_else(|| self.target.department.to_string());
        self.refuse(OtherDepartment { place: record.place.clone(), found, asked, other });
    }
}

/// The records with all sheets joined to one.
fn one_sheet(records: Vec<Record>) -> Vec<Record> {
    let (sheets, goals): (Vec<Record>, Vec<Record>) =
        records.into_iter().partition(|record| record.kind == AreaKind::Sheet);
    let joined = sheets.into_iter().reduce(|mut sheet, other| {
        sheet.passages.extend(other.passages);
        sheet.mentions.extend(other.mentions);
        sheet.none.extend(other.none);
        sheet.unparsed.extend(other.unparsed);
        sheet.indicators.extend(other.indicators);
        sheet.beside.extend(other.beside);
        sheet
    });
    joined.into_iter().chain(goals).collect()
}
