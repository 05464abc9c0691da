//! Converts a Markdown file into a [`Document`].

use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::faults::Faults;
use crate::diagnostic::reference_fault::EscapesRoot;
use crate::eras::when::WhenContext;
use crate::front_matter::read::{self as front_matter, FrontMatter, Parts};
use crate::model::document::item_index::ItemIndex;
use crate::model::document::original::{Source, Wording};
use crate::model::document::{Change, Document, Goal, Head, HeadName, Meta, Sheet, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::source::{Located, Span};
use crate::validate::body::{self, Body, BodyContext};
use crate::validate::decode::{Field, decode};
use crate::validate::due;
use crate::validate::fault::document::{FileName, LinkedByMissing, UpdatedBeforePublished};
use crate::validate::fault::value::Spelling;
use crate::validate::fields::{FieldReader, entries, located, read_date, suppressions, text};
use crate::validate::goal;
use crate::validate::links;
use crate::validate::raw::source::RawSource;
use crate::validate::raw::value::{Opt, Scalar};
use crate::validate::raw::{Kind, RawChange, RawDocument, RawHead};
use crate::validate::unfinished;

/// Parses the text of `file` and returns the document with all faults.
///
/// There is no document if its kind, id or address could not be determined.
pub fn read(file: &str, text: &str) -> (Option<Document>, Vec<Diagnostic>) {
    let faults = Faults::new(file);
    let front_matter = front_matter::read(text, &faults);
    let document = front_matter.as_ref().and_then(|front_matter| read_parts(text, front_matter, &faults));
    let mut found = faults.into_found();
    // A sign that was read otherwise than typed has no place for its parts.
    for span in found.iter_mut().filter_map(|fault| fault.span.as_mut()) {
        *span = within(text, *span);
    }
    if let (Some(document), Some(front_matter)) = (&document, &front_matter) {
        let body = front_matter.parts.body;
        unfinished::check(document, text, body.start..body.end, &mut found);
    }
    (document, found)
}

/// The span widened to whole characters of `text`.
fn within(text: &str, span: Span) -> Span {
    let end = text.ceil_char_boundary(span.end.min(text.len()));
    Span { start: text.floor_char_boundary(span.start.min(end)), end }
}

fn read_parts(text: &str, FrontMatter { parts, node }: &FrontMatter, faults: &Faults) -> Option<Document> {
    let raw: RawDocument = decode(node, faults)?;
    let kind = raw.kind.as_ref().map_or(Some(Kind::Page), |kind| kind.value)?;
    let reader = FieldReader { faults, start: Span::new(0, 3) };
    goal::refuse_foreign_keys(&raw, kind, faults);
    match kind {
        Kind::Page => read_page(text, *parts, raw, &reader),
        Kind::Sheet | Kind::Annual | Kind::Midterm => read_placed(text, *parts, raw, kind, &reader),
    }
}

/// The front matter of a document.
struct Front {
    id: Located<Slug>,
    title: String,
    path: SitePath,
    meta: Meta,
    subject: Subject,
}

impl Front {
    fn with_body(self, source: &str, body: Body, reader: &FieldReader) -> Document {
        let Self { id, title, path, meta, subject } = self;
        Document {
            file: reader.faults.file().to_owned(),
            fingerprint: xxh3_128(source.as_bytes()),
            id,
            title: title.trim().to_owned(),
            path,
            meta,
            links: body.links,
            outward_links: links::outward(&body.sections),
            has_result: links::have_result(&body.sections),
            due: due::dated(&body.sections),
            sections: body.sections,
            subject,
            item_index: ItemIndex::default(),
        }
    }
}

type Place = (FiscalYear, Located<Slug>);

fn read_placed(source: &str, parts: Parts, mut raw: RawDocument, kind: Kind, reader: &FieldReader) -> Option<Document> {
    let id = reader.required_slug(raw.id.take(), "id");
    let year = reader.year(raw.year.take());
    let department = reader.required_slug(raw.department.take(), "department");
    let title = match kind {
        Kind::Sheet => Some(text(raw.title.take()).unwrap_or_default()),
        _ => reader.required(raw.title.take(), "title").map(|title| title.value),
    };
    let meta = read_meta(&mut raw, reader);
    let no = (kind != Kind::Sheet).then(|| reader.required_slug(raw.no.take(), "no"));
    let context = BodyContext { kind: kind.into(), when: WhenContext::new(year), faults: reader.faults };
    let body = body::read(source, parts.body, context);
    let place = (year?, department?);
    let (path, subject) = match no {
        None => sheet(&mut raw, place, reader),
        Some(no) => goal(&mut raw, kind, place, no?.value, reader),
    };
    let document = Front { id: id?, title: title?, path, meta, subject }.with_body(source, body, reader);
    require_linked_by(&document, reader);
    Some(document)
}

fn sheet(raw: &mut RawDocument, place: Place, reader: &FieldReader) -> (SitePath, Subject) {
    let path = SitePath::of_sheet(place.0, &place.1.value);
    (path, Subject::Sheet(read_sheet(raw, place, reader)))
}

fn goal(raw: &mut RawDocument, kind: Kind, place: Place, no: Slug, reader: &FieldReader) -> (SitePath, Subject) {
    let (stem, subject): (_, fn(Box<Goal>) -> Subject) = match kind {
        Kind::Annual => ("goal", Subject::Annual),
        _ => ("midterm", Subject::Midterm),
    };
    let path = SitePath::of_goal(place.0, &place.1.value, stem, &no);
    (path, subject(Box::new(goal::read(raw, place, no, reader))))
}

fn require_linked_by(document: &Document, reader: &FieldReader) {
    let linked = document.all_items().into_iter().find_map(|item| item.links.first());
    if let (Some(link), None) = (linked, &document.meta.linked_by) {
        reader.faults.add(link.span, LinkedByMissing);
    }
}

fn read_sheet(raw: &mut RawDocument, (year, department): (FiscalYear, Located<Slug>), reader: &FieldReader) -> Sheet {
    let single = raw.post.take().map(|post| RawHead { post: Some(post), name: raw.name.take() });
    let several = entries(raw.heads.take()).into_iter().filter_map(|field| field.value);
    Sheet {
        year,
        department,
        heads: single.into_iter().chain(several).filter_map(|head| read_head(head, reader)).collect(),
        greeting: text(raw.greeting.take()),
        motto: text(raw.motto.take()),
        staff: text(raw.staff.take()),
    }
}

fn read_head(raw: RawHead, reader: &FieldReader) -> Option<Head> {
    let RawHead { post, name } = raw;
    let post = reader.required(post, "post")?.value;
    let name = text(name).map(|name| match name.as_str() {
        "withheld" => HeadName::Withheld,
        _ => HeadName::Given(name),
    });
    Some(Head { post, name })
}

fn read_page(source: &str, parts: Parts, mut raw: RawDocument, reader: &FieldReader) -> Option<Document> {
    let title = reader.required(raw.title.take(), "title");
    let meta = read_meta(&mut raw, reader);
    let stem = page_stem(raw.slug.take(), reader)?;
    let default_id = Located { value: Slug::new(&stem.replace('/', "-"))?, span: reader.start };
    let id = match raw.id.take() {
        None => Some(default_id),
        given => reader.required_slug(given, "id"),
    };
    let context = BodyContext { kind: Kind::Page.into(), when: WhenContext::new(None), faults: reader.faults };
    let body = body::read(source, parts.body, context);
    let path = SitePath::new(format!("{stem}.html"))?;
    Some(Front { id: id?, title: title?.value, path, meta, subject: Subject::Page }.with_body(source, body, reader))
}

/// The address of a free page without `.html`: its slug, or its path below `content/`.
fn page_stem(slug: Opt<Scalar>, reader: &FieldReader) -> Option<String> {
    if let Some(slug) = located(slug) {
        let fits = |text: &str| text.split('/').all(|part| Slug::new(part).is_some()).then(|| text.to_owned());
        return reader.parsed(Some(slug), Spelling::Slug, fits).map(|slug| slug.value);
    }
    let file = reader.faults.file();
    let inside = file.strip_prefix("content/").unwrap_or(file);
    let inside = inside.strip_prefix("pages/").unwrap_or(inside);
    let stem = inside.strip_suffix(".md").unwrap_or(inside);
    if stem.split('/').all(|part| Slug::new(part).is_some()) {
        return Some(stem.to_owned());
    }
    let fault = FileName { name: inside.to_owned() };
    reader.faults.add(reader.start, fault);
    None
}

fn read_meta(raw: &mut RawDocument, reader: &FieldReader) -> Meta {
    let published = reader.date(raw.published.take()).map(|date| date.value);
    let updated = reader.date(raw.updated.take());
    if let (Some(published), Some(updated)) = (published, &updated)
        && updated.value < published
    {
        reader.faults.add(updated.span, UpdatedBeforePublished);
    }
    Meta {
        summary: text(raw.summary.take()),
        published,
        updated: updated.map(|date| date.value),
        changes: entries(raw.changes.take()).into_iter().filter_map(|change| read_change(change, reader)).collect(),
        source: raw.source.take().and_then(|source| source.value).and_then(|source| read_source(source, reader)),
        draft: raw.draft.take().and_then(|draft| draft.value).unwrap_or(false),
        linked_by: text(raw.linked_by.take()),
        plain_text: text(raw.plain_text.take()),
        allow: suppressions(raw.allow.take()),
    }
}

fn read_change(change: Field<RawChange>, reader: &FieldReader) -> Option<Change> {
    let reader = FieldReader { faults: reader.faults, start: change.span };
    let RawChange { date, note } = change.value?;
    let date = reader.required(date, "date");
    let date = reader.parsed(date, Spelling::Date, read_date);
    let note = reader.required(note, "note");
    Some(Change { date: date?.value, note: note?.value })
}

fn read_source(raw: RawSource, reader: &FieldReader) -> Option<Source> {
    let RawSource { file, page, sha256, wording, note } = raw;
    let file = reader.required(file, "source.file")?;
    if file.value.split(['/', '\\']).any(|part| part == "..") {
        reader.faults.add(file.span, EscapesRoot { path: file.value.clone() });
    }
    let page = page.and_then(|page| page.value);
    let wording = wording.and_then(|wording| wording.value).map(Wording::from);
    Some(Source { file: file.value, page, sha256: text(sha256), wording, note: text(note) })
}
