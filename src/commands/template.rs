//! `tomei form template`: a template for clerks, with the options of the site's tables.

use std::path::Path;

use crate::commands::inputs::read_forms;
use crate::diagnostic::Diagnostic;
use crate::import::fault::template::UnknownDepartment;
use crate::import::form;
use crate::import::template::blank::Blank;
use crate::import::template::card;
use crate::import::template::choices::{self, Choices};
use crate::import::template::{word, workbook};
use crate::model::content_file::ContentFile;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::{AreaKind, Form, FormField};
use crate::model::path::Slug;
use crate::model::site::Tables;
use crate::pipeline::{Failure, content, sources};

/// What the template is for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The id of the form; if there is none, the one with which the import reads other files.
    pub form: Option<String>,
    pub department: Option<Slug>,
    pub year: Option<FiscalYear>,
    /// For how many annual and mid-term goals it has room.
    pub goals: [u32; 2],
}

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    Excel,
    Word,
}

/// The template that `request` asks for.
///
/// # Errors
///
/// The faults of the forms and tables, and [`UnknownDepartment`].
pub fn blank(root: &Path, request: &Request) -> Result<Blank, Failure> {
    let sources = sources::read(root)?;
    let entries = &sources.scan.entries;
    let mut faults = Vec::new();
    let tables = content::read_tables(entries, &mut faults);
    Failure::if_any(faults.into_iter().filter(Diagnostic::is_error))?;
    let form = form::choose(&read_forms(entries)?, request.form.as_deref()).map_err(Failure::Content)?;
    let department = request.department.as_ref().map(|id| name(id, &tables)).transpose()?;
    let mark = choices::mark(&form, &tables);
    let has = |kind: AreaKind| form.areas.iter().any(|area| area.kind == kind);
    let [annual, midterm] = request.goals;
    Ok(Blank {
        choices: Choices::new(&mark, &tables),
        mark,
        title: form.title.clone(),
        department,
        year: request.year.map(FiscalYear::label),
        texts: [AreaKind::Annual, AreaKind::Midterm].map(|kind| texts(&form, kind)),
        goals: [annual, if has(AreaKind::Midterm) { midterm } else { 0 }],
    })
}

/// The bytes of a template.
pub fn print(blank: &Blank, program: Program) -> Vec<u8> {
    match program {
        Program::Excel => workbook::print(blank),
        Program::Word => word::print(blank),
    }
}

fn name(id: &Slug, tables: &Tables) -> Result<String, Failure> {
    let found = tables.departments.iter().find(|department| department.id.value == *id);
    let known = || tables.departments.iter().map(|department| department.id.value.to_string()).collect();
    let fault = || UnknownDepartment { id: id.to_string(), known: known() };
    let fault = || Failure::Content(vec![Diagnostic::of_file(ContentFile::Departments.path(), fault())]);
    found.map(|department| department.name.clone()).ok_or_else(fault)
}

/// The labels of free text of a form, which only this city has.
fn texts(form: &Form, kind: AreaKind) -> Vec<String> {
    let areas = form.areas.iter().filter(|area| area.kind == kind);
    let labels = areas.flat_map(|area| area.columns.iter().chain(&area.labels));
    let texts = labels.filter(|label| label.fields == [FormField::Text]);
    let mut found: Vec<String> = texts.filter_map(|label| label.spellings.first().cloned()).collect();
    found.retain(|label| card::is_free(label));
    found.dedup();
    found
}
