//! Selects the departments that begin a new year, and the documents to start from.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::diagnostic::suggest::nearest;
use crate::model::content_file::ContentFile;
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::table::Department;
use crate::next_year::fault::NoEarlierYear;

/// The requested departments; if none are requested, all that have documents of a year before `year`.
///
/// # Errors
///
/// [`UnknownReference`] for every id that is not in `known`; [`NoEarlierYear`] if no department has an earlier year.
pub fn departments(
    asked: &[Slug],
    known: &[Department],
    documents: &[&Document],
    year: FiscalYear,
) -> Result<Vec<Slug>, Vec<Diagnostic>> {
    let is_unknown = |id: &&Slug| !known.iter().any(|department| department.id.value == **id);
    let unknown: Vec<Diagnostic> = asked.iter().filter(is_unknown).map(|id| unknown(id, known)).collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    if !asked.is_empty() {
        return Ok(asked.to_vec());
    }
    let places = documents.iter().filter_map(|document| document.place());
    let found: BTreeSet<Slug> = places.filter(|place| place.0 < year).map(|place| place.1.clone()).collect();
    if found.is_empty() { Err(vec![no_earlier_year(year)]) } else { Ok(found.into_iter().collect()) }
}

fn unknown(id: &Slug, known: &[Department]) -> Diagnostic {
    let suggestion = nearest(id.as_str(), known.iter().map(|department| department.id.value.as_str()));
    let fault = UnknownReference { kind: ReferenceKind::Department, name: id.to_string(), suggestion };
    Diagnostic::of_file(ContentFile::Departments.path(), fault)
}

fn no_earlier_year(year: FiscalYear) -> Diagnostic {
    Diagnostic::of_file("content", NoEarlierYear { year: year.western() })
}

/// The documents of the department's last year before `year`, in the order of their addresses.
///
/// # Errors
///
/// [`NoEarlierYear`] if there are none.
pub fn earlier<'a>(
    documents: &[&'a Document],
    department: &Slug,
    year: FiscalYear,
) -> Result<Vec<&'a Document>, Vec<Diagnostic>> {
    let year_of = |document: &Document| {
        let (found, id) = document.place()?;
        (id == department && found < year).then_some(found)
    };
    let last = documents.iter().filter_map(|document| year_of(document)).max();
    let last = last.ok_or_else(|| vec![no_earlier_year(year)])?;
    let mut found: Vec<&Document> =
        documents.iter().copied().filter(|document| year_of(document) == Some(last)).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}
