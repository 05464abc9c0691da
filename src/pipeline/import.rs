//! The order of an import: read, lay out, print, read again, write.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::import::draft::Wanted;
use crate::import::fault::form::{EditedFile, UnknownForm, Unreconciled};
use crate::import::grid::{self, Reading};
use crate::import::print::{Imprint, KEPT};
use crate::import::report::{Items, Report, kind_of};
use crate::import::{self, Made, Sum};
use crate::load;
use crate::load::scan::{self, Entry, Purpose};
use crate::markdown;
use crate::model::document::{Document, Subject};
use crate::model::form::{Form, FormField};
use crate::model::item::{Item, Role};
use crate::pipeline::{Failure, content};
use crate::validate::{document, table};
use crate::write::together;

/// What an import is asked to do.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    pub files: Vec<PathBuf>,
    /// The form's id; the site's only one, or the built-in one, where none is named.
    pub form: Option<String>,
    pub wanted: Wanted,
    /// The day of the import.
    pub day: String,
    /// The comment by which editors find the schema of a document.
    pub schema: String,
    pub edited: Edited,
}

/// What becomes of files that someone has edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// They stay, and nothing is written.
    Kept,
    Replaced,
}

/// What would become of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    New,
    Unchanged,
    Replaced,
    /// It was edited, and stays.
    Refused,
}

/// A file of an import beside what is there now.
#[derive(Clone, Debug)]
pub struct Change {
    pub file: String,
    pub action: Action,
    pub before: String,
    pub after: String,
}

/// An import that is ready to be written.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub report: Report,
    pub notes: Vec<Diagnostic>,
    pub changes: Vec<Change>,
}

/// Reads everything, and writes nothing.
///
/// # Errors
///
/// What a person has to cure first.
pub fn prepare(request: &Request) -> Result<Prepared, Failure> {
    let scan = scan::scan(&request.root);
    let form = find_form(request, &scan.entries)?;
    let mut faults = Vec::new();
    let tables = content::read_tables(&scan.entries, &mut faults);
    if faults.iter().any(Diagnostic::is_error) {
        return Err(Failure::Content(faults));
    }
    let readings = read_files(&request.files, &form)?;
    let imprint = imprint(request, &readings);
    let import = import::import(&readings, &form, &tables, &request.wanted, &imprint).map_err(Failure::Content)?;
    let mut report = import.report;
    for made in &import.documents {
        let document = read_again(made).map_err(Failure::Content)?;
        count(&document, &mut report.items);
    }
    refuse_lost_items(&report)?;
    let changes: Vec<Change> = import.documents.into_iter().map(|made| compare(made, request)).collect();
    Ok(Prepared { report, notes: import.notes, changes })
}

/// Writes what was prepared: every file, or none.
///
/// # Errors
///
/// Where a file was edited and is to stay, or cannot be written.
pub fn write(prepared: &Prepared, request: &Request) -> Result<(), Failure> {
    let refused: Vec<_> = prepared.changes.iter().filter(|change| change.action == Action::Refused).collect();
    if !refused.is_empty() {
        let faults = refused.iter().map(|change| Diagnostic::of_file(&change.file, EditedFile));
        return Err(Failure::Content(faults.collect()));
    }
    let changed = prepared.changes.iter().filter(|change| change.action != Action::Unchanged);
    let files = changed.map(|change| (change.file.clone(), change.after.clone().into_bytes()));
    Ok(together::put_all(&request.root, files)?)
}

fn find_form(request: &Request, entries: &[Entry]) -> Result<Form, Failure> {
    let mut forms = Vec::new();
    for entry in entries.iter().filter(|entry| entry.purpose == Purpose::Form) {
        let text = load::read_text(entry).map_err(|fault| Failure::Content(vec![fault]))?;
        let (form, faults) = table::form::read(&entry.file, &text.text);
        if faults.iter().any(Diagnostic::is_error) {
            return Err(Failure::Content(faults));
        }
        forms.extend(form);
    }
    let own = forms.len();
    let (built_in, _) = table::form::read("toyonaka.yaml", import::BUILT_IN_FORM);
    let built_in = built_in.expect("the embedded form is valid");
    if !forms.iter().any(|form| form.id.value == built_in.id.value) {
        forms.push(built_in.clone());
    }
    let name = match (&request.form, own) {
        (Some(name), _) => name.clone(),
        (None, 1) => forms[0].id.value.to_string(),
        (None, _) => built_in.id.value.to_string(),
    };
    let known: Vec<String> = forms.iter().map(|form| form.id.value.to_string()).collect();
    let form = forms.into_iter().find(|form| form.id.value.as_str() == name);
    form.ok_or_else(|| Failure::Content(vec![Diagnostic::of_file("content/forms", UnknownForm { name, known })]))
}

/// Every file is looked at, so that all faults are told at once.
fn read_files(files: &[PathBuf], form: &Form) -> Result<Vec<Reading>, Failure> {
    let (mut readings, mut faults) = (Vec::new(), Vec::new());
    for path in files {
        let file = path.display().to_string();
        match load::read_input(path).and_then(|bytes| import::read::read(&file, &bytes, form.hidden)) {
            Ok(reading) => readings.push(reading),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(readings) } else { Err(Failure::Content(faults)) }
}

fn imprint(request: &Request, readings: &[Reading]) -> Imprint {
    let name =
        |file: &str| Path::new(file).file_name().map_or(file.to_owned(), |name| name.to_string_lossy().into_owned());
    Imprint {
        schema: request.schema.clone(),
        year: request.wanted.year,
        department: request.wanted.department.clone(),
        day: request.day.clone(),
        sources: readings.iter().map(|reading| (name(&reading.file), reading.sha256.clone())).collect(),
    }
}

/// Reads a document as the site will, and compares what is in it with what
/// was to be in it.
fn read_again(made: &Made) -> Result<Document, Vec<Diagnostic>> {
    let (document, faults) = document::read(&made.file, &made.text);
    let lost = |what: &str, read, written| {
        let fault = Unreconciled { what: what.to_owned(), read, written };
        vec![Diagnostic::of_file(&made.file, fault)]
    };
    let Some(document) = document.filter(|_| !faults.iter().any(Diagnostic::is_error)) else { return Err(faults) };
    let found = sum(&document);
    if found.items != made.sum.items {
        return Err(lost("items", made.sum.items, found.items));
    }
    if found.body + found.kept != made.sum.body + made.sum.kept {
        return Err(lost("characters", made.sum.body + made.sum.kept, found.body + found.kept));
    }
    Ok(document)
}

fn sum(document: &Document) -> Sum {
    let mut sum = Sum::default();
    for section in &document.sections {
        let texts = [&section.lead, &section.tail].map(|markdown| grid::count(&markdown::to_text(markdown)));
        let place = if section.heading == KEPT { &mut sum.kept } else { &mut sum.body };
        *place += texts.iter().sum::<usize>();
        for item in &section.items {
            item.walk(&mut |item: &Item| {
                sum.items += 1;
                sum.body += grid::count(&item.text);
            });
        }
    }
    sum
}

fn count(document: &Document, items: &mut BTreeMap<&'static str, Items>) {
    let kind = match document.subject {
        Subject::Sheet(_) => "sheet",
        Subject::Annual(_) => "annual",
        Subject::Midterm(_) => "midterm",
        Subject::Page => "page",
    };
    items.entry(kind).or_default().written += 1;
    for section in &document.sections {
        let Some(field) = field(section.role) else { continue };
        for item in &section.items {
            items.entry(kind_of(field, false)).or_default().written += 1;
            let nested = item.children.iter().map(nested).sum::<usize>();
            if nested > 0 {
                items.entry(kind_of(field, true)).or_default().written += nested;
            }
        }
    }
}

fn nested(item: &Item) -> usize {
    1 + item.children.iter().map(nested).sum::<usize>()
}

fn field(role: Role) -> Option<FormField> {
    match role {
        Role::Mission => Some(FormField::Mission),
        Role::Approach => Some(FormField::Approach),
        Role::Review => Some(FormField::Review),
        Role::Promise => Some(FormField::Promise),
        Role::Result => Some(FormField::Result),
        Role::Issue => Some(FormField::Issue),
        Role::Target => Some(FormField::Target),
        Role::Step => Some(FormField::Step),
        Role::Text => None,
    }
}

fn refuse_lost_items(report: &Report) -> Result<(), Failure> {
    let lost = report.items.iter().find(|(_, items)| items.read != items.written);
    let Some((what, items)) = lost else { return Ok(()) };
    let fault = Unreconciled { what: (*what).to_owned(), read: items.read, written: items.written };
    let file = report.sources.first().map(|source| source.file.as_str()).unwrap_or_default();
    Err(Failure::Content(vec![Diagnostic::of_file(file, fault)]))
}

/// A file that differs from the import in its dates alone was not edited.
fn compare(made: Made, request: &Request) -> Change {
    let path = request.root.join(&made.file);
    let present = load::read_present(&path);
    let action = match &present {
        None if path.exists() => refused(request.edited),
        None => Action::New,
        Some(before) if without_dates(before) == without_dates(&made.text) => Action::Unchanged,
        Some(_) => refused(request.edited),
    };
    Change { file: made.file, action, before: present.unwrap_or_default(), after: made.text }
}

fn refused(edited: Edited) -> Action {
    match edited {
        Edited::Kept => Action::Refused,
        Edited::Replaced => Action::Replaced,
    }
}

fn without_dates(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with("published: ") && !line.starts_with("updated: ")).collect()
}
