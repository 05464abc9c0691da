//! What every document has, and what sheets have.

use crate::export::cell::{Cell, count, date, maybe, slug, text};
use crate::export::rows::Rows;
use crate::model::dataset::{ADDRESSES, CHANGES, DOCUMENTS, HEADS, Missing, SECTION_TEXTS, SECTIONS, SHEETS};
use crate::model::document::{Document, HeadName, Sheet, Source, Subject};
use crate::model::item::Role;

const NOT_APPLICABLE: Cell<'static> = Cell::Missing(Missing::NotApplicable);

/// Adds the document, its sheet, sections, links out and changes.
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
    for (position, change) in document.meta.changes.iter().enumerate() {
        rows.add(&CHANGES, vec![slug(id), count(position + 1), Cell::Date(change.date), text(&change.note)]);
    }
}

fn add_document<'a>(rows: &mut Rows<'a>, document: &'a Document) {
    let meta = &document.meta;
    let kind = match document.subject {
        Subject::Sheet(_) => "sheet",
        Subject::Annual(_) => "annual",
        Subject::Midterm(_) => "midterm",
        Subject::Page => "page",
    };
    let [year, department] = place(document);
    let source = meta.source.as_ref();
    let of_source = |part: fn(&Source) -> Option<&str>| maybe(source.and_then(part));
    rows.add(
        &DOCUMENTS,
        vec![
            slug(&document.id.value),
            Cell::Word(kind),
            year,
            department,
            document.goal().map_or(NOT_APPLICABLE, |goal| slug(&goal.no)),
            text(&document.title),
            text(document.path.as_str()),
            text(&document.file),
            maybe(meta.summary.as_deref()),
            date(meta.published),
            date(meta.updated),
            Cell::Flag(meta.draft),
            maybe(meta.linked_by.as_deref()),
            maybe(meta.plain_text.as_deref()),
            of_source(|source| Some(&source.file)),
            source
                .and_then(|source| source.page)
                .map_or(Cell::Missing(Missing::Unset), |page| Cell::Integer(page.into())),
            of_source(|source| source.sha256.as_deref()),
            of_source(|source| source.note.as_deref()),
        ],
    );
}

/// Fiscal year and department, where the document has them.
pub(super) fn place(document: &Document) -> [Cell<'_>; 2] {
    document.place().map_or([NOT_APPLICABLE, NOT_APPLICABLE], |(year, department)| {
        [Cell::Integer(year.western().into()), slug(department)]
    })
}

fn add_sheet<'a>(rows: &mut Rows<'a>, document: &'a Document, sheet: &'a Sheet) {
    let id = &document.id.value;
    let [year, department] = place(document);
    let optional = [&sheet.greeting, &sheet.motto, &sheet.staff].map(|text| maybe(text.as_deref()));
    rows.add(&SHEETS, [slug(id), year, department].into_iter().chain(optional).collect());
    for (position, head) in sheet.heads.iter().enumerate() {
        let name = match &head.name {
            Some(HeadName::Given(name)) => text(name),
            Some(HeadName::Withheld) => Cell::Missing(Missing::Withheld),
            None => Cell::Missing(Missing::Unset),
        };
        rows.add(&HEADS, vec![slug(id), count(position + 1), text(&head.post), name]);
    }
}

fn add_sections<'a>(rows: &mut Rows<'a>, document: &'a Document) {
    let id = &document.id.value;
    for (number, section) in (1..).zip(&document.sections) {
        let heading = text(&section.heading);
        rows.add(&SECTIONS, vec![slug(id), count(number), Cell::Word(role_name(section.role)), heading]);
        for (place, whole) in [("before-items", &section.lead), ("after-items", &section.tail)] {
            for (line_no, line) in (1..).zip(whole.split('\n')).filter(|(_, line)| !line.is_empty()) {
                let line = [slug(id), count(number), Cell::Word(place), count(line_no), text(line)];
                rows.add(&SECTION_TEXTS, line.into());
            }
        }
    }
}

/// The word for a role in the tables.
pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Mission => "mission",
        Role::Approach => "approach",
        Role::Review => "review",
        Role::Promise => "promise",
        Role::Result => "result",
        Role::Issue => "issue",
        Role::Target => "target",
        Role::Step => "step",
        Role::Text => "text",
    }
}
