//! The first and last entries in the front matter of every new draft.

use crate::front_matter::print::{FrontMatter, Value};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;

/// The data for the first entries of a sheet or a goal.
#[derive(Clone, Copy, Debug)]
pub struct DraftHead<'a> {
    /// The comment from which editors learn the schema of documents.
    pub schema: &'a str,
    pub id: &'a str,
    /// `sheet`, `annual` or `midterm`.
    pub kind: &'a str,
    pub year: FiscalYear,
    pub department: &'a Slug,
}

/// Front matter that begins with the entries of `head`.
pub fn begin(head: &DraftHead) -> FrontMatter {
    let DraftHead { schema, id, kind, year, department } = head;
    let mut front = begin_page(schema);
    front.set("id", Value::word(id)).set("kind", Value::word(kind));
    front.set("year", Value::word(year)).set("department", Value::word(department));
    front
}

/// Front matter that begins only with the comment about the schema.
pub fn begin_page(schema: &str) -> FrontMatter {
    let mut front = FrontMatter::default();
    front.comment(schema.trim_start_matches(['#', ' ']));
    front
}

/// Adds the dates, and the entry that makes the document a draft.
pub fn end(front: &mut FrontMatter, day: &str) {
    front.set("published", Value::word(day)).set("updated", Value::word(day)).set("draft", Value::word(true));
}
