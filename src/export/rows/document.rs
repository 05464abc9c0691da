//! Rows for documents: what all kinds share, and what sheets have.

use crate::export::cell::{Cell, count, date, maybe, slug, text};
use crate::export::rows::row::Rows;
use crate::model::dataset::{ADDRESSES, CHANGES, DOCUMENTS, HEADS, Missing, SECTION_TEXTS, SECTIONS, SHEETS};
use crate::model::document::original::Source;
use crate::model::document::{Change, Document, Head, HeadName, Meta, Sheet, Subject};
use crate::model::item::Section;

const NOT_APPLICABLE: Cell<'static> = Cell::Missing(Missing::NotApplicable);

/// Adds the rows for a document: the document, its sheet, sections, links to other addresses and changes.
pub(super) fn add<'a>(rows: &mut Rows<'a>, document: &'a Document) {
    add_document(rows, document);
    if let Subject::Sheet(sheet) = &document.subject {
        add_sheet(rows, document, sheet);
    }
    add_sections(rows, document);
    let id = &document.id.value;
    for (position, link) in document.links.iter().enumerate() {
        rows.add(&ADDRESSES, vec![slug(id), count(position + 1), text(&link.value)]);
    }
    for (position, Change { date, note }) in (1..).zip(&document.meta.changes) {
        rows.add(&CHANGES, vec![slug(id), count(position), Cell::Date(*date), text(note)]);
    }
}

fn add_document<'a>(rows: &mut Rows<'a>, document: &'a Document) {
    // Destructured without `..`, so that a new field does not compile until it has a column.
    let Meta { summary, published, updated, changes: _, source, draft, linked_by, plain_text, allow: _ } =
        &document.meta;
    let [year, department] = place(document);
    let start = [
        slug(&document.id.value),
        Cell::Word(document.subject.kind().name()),
        year,
        department,
        document.goal().map_or(NOT_APPLICABLE, |goal| slug(&goal.no)),
        text(&document.title),
        text(document.path.as_str()),
        text(&document.file),
        maybe(summary.as_deref()),
        date(*published),
        date(*updated),
        Cell::Flag(*draft),
        maybe(linked_by.as_deref()),
        maybe(plain_text.as_deref()),
    ];
    rows.add(&DOCUMENTS, start.into_iter().chain(source_cells(source.as_ref())).collect());
}

fn source_cells(source: Option<&Source>) -> [Cell<'_>; 5] {
    const UNSET: Cell<'static> = Cell::Missing(Missing::Unset);
    let Some(Source { file, page, sha256, wording, note }) = source else { return [UNSET; 5] };
    let page = page.map_or(UNSET, |page| Cell::Integer(page.into()));
    let wording = wording.map_or(UNSET, |wording| Cell::Word(wording.name()));
    [text(file), page, maybe(sha256.as_deref()), wording, maybe(note.as_deref())]
}

/// The fiscal year and department, if the document has them.
pub(super) fn place(document: &Document) -> [Cell<'_>; 2] {
    document.place().map_or([NOT_APPLICABLE, NOT_APPLICABLE], |(year, department)| {
        [Cell::Integer(year.western().into()), slug(department)]
    })
}

fn add_sheet<'a>(rows: &mut Rows<'a>, document: &'a Document, sheet: &'a Sheet) {
    let id = &document.id.value;
    let [year, department] = place(document);
    let Sheet { year: _, department: _, heads, greeting, motto, staff } = sheet;
    let optional = [greeting, motto, staff].map(|text| maybe(text.as_deref()));
    rows.add(&SHEETS, [slug(id), year, department].into_iter().chain(optional).collect());
    for (position, Head { post, name }) in (1..).zip(heads) {
        let name = match name {
            Some(HeadName::Given(name)) => text(name),
            Some(HeadName::Withheld) => Cell::Missing(Missing::Withheld),
            None => Cell::Missing(Missing::Unset),
        };
        rows.add(&HEADS, vec![slug(id), count(position), text(post), name]);
    }
}

fn add_sections<'a>(rows: &mut Rows<'a>, document: &'a Document) {
    let id = &document.id.value;
    for (number, section) in (1..).zip(&document.sections) {
        let Section { role, heading, lead, span: _, items: _, tail } = section;
        rows.add(&SECTIONS, vec![slug(id), count(number), Cell::Word(role.name()), text(heading)]);
        for (place, whole) in [("before-items", lead), ("after-items", tail)] {
            for (line_no, line) in (1..).zip(whole.split('\n')).filter(|(_, line)| !line.is_empty()) {
                let line = [slug(id), count(number), Cell::Word(place), count(line_no), text(line)];
                rows.add(&SECTION_TEXTS, line.into());
            }
        }
    }
}
