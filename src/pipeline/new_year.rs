//! The order of a new year: read, begin, read again, write.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::diagnostic::suggest::nearest;
use crate::load::scan;
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::next_year::{self, Begun, Made, Wanted};
use crate::pipeline::command_fault::{FileExists, NoEarlierYear};
use crate::pipeline::content::{self, Content, Memory, Trust};
use crate::pipeline::progress::Silent;
use crate::pipeline::{Failure, published};
use crate::validate::document;
use crate::write::together;

/// Which year is to be begun.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    pub year: FiscalYear,
    /// All that have an earlier year, where none is named.
    pub departments: Vec<Slug>,
    pub by: String,
    pub day: String,
    pub schema: String,
}

/// Makes the drafts of every department, and writes nothing.
///
/// # Errors
///
/// What a person has to cure first; that a file is there already, of each.
pub fn prepare(request: &Request) -> Result<Begun, Failure> {
    let content = content::read(&scan::scan(&request.root), &mut Memory::default(), Trust::Text, &Silent);
    if content.faults.iter().any(Diagnostic::is_error) {
        return Err(Failure::Content(content.faults));
    }
    let known = published::read(&request.root).map_err(Failure::Content)?.unwrap_or_default();
    let documents = content.parts.documents.iter().map(|document| document.id.value.as_str());
    let used: BTreeSet<&str> = documents.chain(known.documents.keys().map(Slug::as_str)).collect();
    let mut begun = Begun::default();
    for department in departments(&content, request)? {
        let earlier = earlier(&content, &department, request)?;
        let Request { year, by, day, schema, .. } = request;
        let wanted = Wanted { year: *year, department: &department, by, day: day.clone(), schema: schema.clone() };
        let next = next_year::begin(&earlier, &wanted, &used);
        begun.made.extend(next.made);
        begun.ended.extend(next.ended);
    }
    refuse(&begun.made, request)?;
    Ok(begun)
}

/// Writes the drafts of each department, all or none.
///
/// # Errors
///
/// Where they cannot be written.
pub fn write(request: &Request, begun: &Begun) -> Result<(), Failure> {
    let files = begun.made.iter().map(|made| (made.file.clone(), made.text.clone().into_bytes()));
    Ok(together::put_all(&request.root, files)?)
}

fn departments(content: &Content, request: &Request) -> Result<Vec<Slug>, Failure> {
    let known = &content.parts.tables.departments;
    let is_unknown = |id: &&Slug| !known.iter().any(|department| department.id.value == **id);
    let unknown: Vec<Diagnostic> = request
        .departments
        .iter()
        .filter(is_unknown)
        .map(|id| {
            let suggestion = nearest(id.as_str(), known.iter().map(|department| department.id.value.as_str()));
            let fault = UnknownReference { kind: ReferenceKind::Department, name: id.to_string(), suggestion };
            Diagnostic::of_file("content/departments.yaml", fault)
        })
        .collect();
    Failure::if_any(unknown)?;
    if !request.departments.is_empty() {
        return Ok(request.departments.clone());
    }
    let places = content.parts.documents.iter().filter_map(|document| document.place());
    let earlier: BTreeSet<Slug> = places.filter(|place| place.0 < request.year).map(|place| place.1.clone()).collect();
    if earlier.is_empty() { Err(none_earlier(request)) } else { Ok(earlier.into_iter().collect()) }
}

fn none_earlier(request: &Request) -> Failure {
    let fault = NoEarlierYear { year: request.year.western() };
    Failure::Content(vec![Diagnostic::of_file("content", fault)])
}

/// The documents of the department's last year before the new one, in the
/// order of their addresses.
fn earlier<'a>(content: &'a Content, department: &Slug, request: &Request) -> Result<Vec<&'a Document>, Failure> {
    let of_department =
        |document: &&&Document| document.place().is_some_and(|(year, id)| id == department && year < request.year);
    let all: Vec<&Document> = content.parts.documents.iter().map(|document| &**document).collect();
    let earlier: Vec<&Document> = all.iter().filter(of_department).copied().collect();
    let year = |document: &Document| document.place().map(|place| place.0);
    let last = earlier.iter().filter_map(|document| year(document)).max().ok_or_else(|| none_earlier(request))?;
    let mut found: Vec<&Document> = earlier.into_iter().filter(|document| year(document) == Some(last)).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Nothing is written over; and what is written can be read.
fn refuse(made: &[Made], request: &Request) -> Result<(), Failure> {
    let is_there = |made: &&Made| request.root.join(&made.file).symlink_metadata().is_ok();
    let there = made.iter().filter(is_there).map(|made| Diagnostic::of_file(&made.file, FileExists));
    let read = made.iter().flat_map(|made| document::read(&made.file, &made.text).1).filter(Diagnostic::is_error);
    Failure::if_any(there.chain(read))
}
