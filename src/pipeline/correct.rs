//! The order of a correction: find, replace, read again, compare, write.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::correct::edit::{self, Words};
use crate::correct::entry::{self, Entry};
use crate::correct::fault::{ChangesMore, NoPlaceForEntry, NotFound, NotPublished, NothingChanges};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::{Describe, Fault};
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::diagnostic::suggest::nearest;
use crate::import::escape::escape;
use crate::load;
use crate::load::fault::ByteOrderMark;
use crate::load::scan::{self, Entry as FileEntry, Scan, Table};
use crate::memory::texts::texts;
use crate::model::document::Document;
use crate::model::item::Item;
use crate::model::path::Slug;
use crate::model::publication::Part;
use crate::model::source::Span;
use crate::model::table::Correction;
use crate::pipeline::content::{self, Memory, Trust};
use crate::pipeline::progress::Silent;
use crate::pipeline::{Failure, Settings, published};
use crate::validate::fault::key::MissingKey;
use crate::validate::faults::Faults;
use crate::validate::node::{self, NodeKind};
use crate::validate::table::{self, correction::RawCorrection};
use crate::validate::{document, front_matter, tag};
use crate::write::new_file;

/// What is to be corrected.
#[derive(Clone, Debug)]
pub struct Request {
    /// An id, or a file below the root.
    pub document: String,
    pub item: Option<Slug>,
    /// All words of the item, where none are given.
    pub before: Option<String>,
    pub after: String,
    pub reason: String,
    pub date: Date,
}

/// A file before and after.
#[derive(Clone, Debug)]
pub struct Change {
    /// Below the root.
    pub file: String,
    pub before: String,
    pub after: String,
}

/// Makes a correction, and writes nothing: the document, then the record.
///
/// # Errors
///
/// What a person has to cure first.
pub fn prepare(settings: &Settings, request: &Request) -> Result<[Change; 2], Failure> {
    refuse_blanks(request)?;
    let scan = scan::scan(&settings.root);
    let document = find(&scan, settings, request)?;
    let fault = |fault: Fault| one(Diagnostic::at(&document.file, document.id.span, fault));
    let is_early = document.meta.published.is_some_and(|published| published > request.date);
    let known = published::read(&settings.root).map_err(Failure::Content)?;
    let is_new = known.is_some_and(|known| !known.documents.contains_key(&document.id.value));
    if document.meta.draft || is_early || is_new {
        return Err(fault(NotPublished.into()));
    }
    let file = read(&scan, &document.file)?.expect("a document that was read has a file");
    let place = place(&file.text, &document, request)?;
    let words = place.words(request);
    if words.before.trim().is_empty() {
        // An item that is a time alone has no words to be corrected.
        return Err(fault(NotFound { text: words.before }.into()));
    }
    if words.before == words.after {
        return Err(fault(NothingChanges.into()));
    }
    let ways = match &request.before {
        Some(_) => ways(&file.text, place.span, &words),
        None => vec![Words { before: place.written, after: escape(&words.after) }],
    };
    let edited = edit::replace(&file.text, place.span, &ways).map_err(fault)?;
    let edited = set_updated(&edited, request.date, &document.file);
    refuse_more(&document, &edited, &words, request).map_err(fault)?;
    let record = record(&scan, &document, words, request)?;
    Ok([Change { file: document.file.clone(), before: file.whole(&file.text), after: file.whole(&edited) }, record])
}

/// Writes both files.
///
/// # Errors
///
/// Where they cannot be written.
pub fn write(root: &Path, changes: &[Change; 2]) -> Result<(), Failure> {
    let file = |change: &Change| (root.join(&change.file), change.after.clone().into_bytes());
    let files: Vec<(PathBuf, Vec<u8>)> = changes.iter().map(file).collect();
    Ok(new_file::replace_all(&files)?)
}

/// Readers are told all of it.
fn refuse_blanks(request: &Request) -> Result<(), Failure> {
    let Request { before, after, reason, .. } = request;
    let given = [("before", before.as_ref()), ("after", Some(after)), ("reason", Some(reason))];
    let blank = given.into_iter().find(|(_, text)| text.is_some_and(|text| text.trim().is_empty()));
    let fault = |key: &str| MissingKey { key: key.to_owned() };
    blank.map_or(Ok(()), |(key, _)| Err(one(Diagnostic::of_file("content/corrections.yaml", fault(key)))))
}

fn one(fault: Diagnostic) -> Failure {
    Failure::Content(vec![fault])
}

fn find(scan: &Scan, settings: &Settings, request: &Request) -> Result<Arc<Document>, Failure> {
    let read = content::read(scan, &mut Memory::default(), Trust::Text, &Silent);
    let name = request.document.as_str();
    let asked = Path::new(name).canonicalize().ok();
    let is_meant = |document: &&Arc<Document>| {
        let is_file = || asked.is_some() && settings.root.join(&document.file).canonicalize().ok() == asked;
        document.id.value.as_str() == name || document.file == name || is_file()
    };
    if let Some(document) = read.parts.documents.iter().find(is_meant) {
        return Ok(document.clone());
    }
    if read.faults.iter().any(Diagnostic::is_error) {
        return Err(Failure::Content(read.faults));
    }
    let known = read.parts.documents.iter().map(|document| document.id.value.as_str());
    let suggestion = nearest(name, known);
    let fault = UnknownReference { kind: ReferenceKind::Document, name: name.to_owned(), suggestion };
    Err(one(Diagnostic::of_file("content", fault)))
}

/// A file's text, and whether a mark stands before it.
struct File {
    text: String,
    has_mark: bool,
}

impl File {
    fn whole(&self, text: &str) -> String {
        if self.has_mark { format!("\u{feff}{text}") } else { text.to_owned() }
    }
}

fn read(scan: &Scan, file: &str) -> Result<Option<File>, Failure> {
    let Some(entry) = scan.entries.iter().find(|entry: &&FileEntry| entry.file == file) else {
        // A file that is there but could not be taken in must not be written over.
        return match scan.faults.iter().find(|fault| fault.file == file) {
            Some(fault) => Err(one(fault.clone())),
            None => Ok(None),
        };
    };
    let text = load::read_text(entry).map_err(one)?;
    let has_mark = text.notes.iter().any(|note| note.fault.code() == ByteOrderMark::CODE);
    Ok(Some(File { text: text.text, has_mark }))
}

/// Where the words are looked for.
struct Place {
    span: Span,
    /// All that readers see there, where an item is meant.
    text: Option<String>,
    /// The same as it is written.
    written: String,
}

impl Place {
    /// The words as the record names them.
    fn words(&self, request: &Request) -> Words {
        let all = || self.text.clone().unwrap_or_default();
        Words { before: request.before.clone().unwrap_or_else(all), after: request.after.clone() }
    }
}

fn place(source: &str, document: &Document, request: &Request) -> Result<Place, Failure> {
    let Some(id) = &request.item else {
        return Ok(Place { span: Span::new(0, source.len()), text: None, written: String::new() });
    };
    let Some(item) = document.all_items().into_iter().find(|item| item.id == *id) else {
        let known = document.all_items().into_iter().map(|item: &Item| item.id.as_str());
        let suggestion = nearest(id.as_str(), known);
        let fault = UnknownReference { kind: ReferenceKind::Item, name: id.to_string(), suggestion };
        return Err(one(Diagnostic::at(&document.file, document.id.span, fault)));
    };
    let written = &source[item.span.start..item.span.end];
    let (_, length) = tag::read(written, item.span.start, &Faults::new(&document.file));
    let span = Span { start: item.span.start + length, end: item.span.end };
    Ok(Place { span, text: Some(item.text.clone()), written: source[span.start..span.end].to_owned() })
}

/// How the words may be written at that place: as they are, and as Markdown
/// that reads as them. Plain words stay plain words.
fn ways(source: &str, span: Span, words: &Words) -> Vec<Words> {
    let Words { before, after } = words;
    let is_in_body = front_matter::split(source, &Faults::new("")).is_none_or(|parts| {
        let found = source[span.start..span.end].find(before.as_str()).map(|at| at + span.start);
        found.is_none_or(|at| at >= parts.body.start)
    });
    let escaped = Words { before: escape(before), after: escape(after) };
    match is_in_body {
        true if escaped.before == *before => vec![escaped],
        // A sign may stand there with its backslash, which then belongs to it.
        true => vec![escaped, words.clone()],
        false => vec![words.clone()],
    }
}

/// The day of the last change becomes that of the correction, if it is later.
fn set_updated(source: &str, date: Date, file: &str) -> String {
    let faults = Faults::new(file);
    let Some(parts) = front_matter::split(source, &faults) else { return source.to_owned() };
    let front = node::parse(source, parts.front_matter, &faults);
    let Some(NodeKind::Map(entries)) = front.map(|node| node.kind) else { return source.to_owned() };
    match entries.iter().find(|(key, _)| key.text == "updated") {
        Some((_, node)) => {
            let NodeKind::Scalar(text) = &node.kind else { return source.to_owned() };
            let is_later = text.parse::<Date>().is_ok_and(|updated| updated >= date);
            if is_later { source.to_owned() } else { edit::put(source, node.span, &date.to_string()) }
        }
        None => {
            let end = Span::new(parts.front_matter.end, 0);
            edit::put(source, end, &format!("updated: {date}{}", edit::line_end(source)))
        }
    }
}

/// Reads the edited file as a site would: one text is another, the day is
/// set, and all else is as it was.
fn refuse_more(document: &Document, edited: &str, words: &Words, request: &Request) -> Result<(), Fault> {
    let broken = || ChangesMore { parts: Vec::new() }.into();
    let (read, faults) = document::read(&document.file, edited);
    let Some(after) = read.filter(|_| !faults.iter().any(Diagnostic::is_error)) else { return Err(broken()) };
    let changed = changed_parts(document, &after);
    let mut wanted = after.clone();
    wanted.meta.updated = document.meta.updated;
    let is_same_place = document.id.value == wanted.id.value
        && document.path == wanted.path
        && document.meta.published == wanted.meta.published
        && document.meta.draft == wanted.meta.draft
        && document.meta.changes == wanted.meta.changes
        && after.meta.updated.is_some_and(|updated| updated >= request.date);
    if !is_same_place {
        return Err(broken());
    }
    let is_meant = |part: &Part| request.item.as_ref().is_none_or(|item| *part == Part::Item(item.clone()));
    match changed.as_slice() {
        [] => Err(NotFound { text: words.before.clone() }.into()),
        [part] if is_meant(part) => Ok(()),
        _ => Err(ChangesMore { parts: changed.into_iter().filter(|part| !is_meant(part)).collect() }.into()),
    }
}

fn changed_parts(before: &Document, after: &Document) -> Vec<Part> {
    let (old, new) = (texts(before), texts(after));
    let mut parts: Vec<Part> =
        old.keys().chain(new.keys()).filter(|part| old.get(*part) != new.get(*part)).cloned().collect();
    parts.sort();
    parts.dedup();
    parts
}

/// The record with one entry more.
fn record(scan: &Scan, document: &Document, words: Words, request: &Request) -> Result<Change, Failure> {
    let (name, _) = scan::TABLES.iter().find(|(_, table)| *table == Table::Corrections).expect("the table has a file");
    let file = read(scan, name)?;
    let source = file.as_ref().map(|file| file.text.as_str());
    let entry = Entry {
        date: request.date,
        page: document.id.value.clone(),
        item: request.item.clone(),
        before: words.before,
        after: words.after,
        reason: request.reason.clone(),
    };
    let no_place = || one(Diagnostic::of_file(name, NoPlaceForEntry));
    let after = entry::add(source, &entry).ok_or_else(no_place)?;
    let read = |text: &str| table::read::<RawCorrection>(name, text);
    let (known, faults) = read(source.unwrap_or_default());
    if faults.iter().any(Diagnostic::is_error) {
        return Err(Failure::Content(faults));
    }
    if !is_one_more(&known, &read(&after).0, &entry) {
        return Err(no_place());
    }
    let whole = |text: &str| file.as_ref().map_or_else(|| text.to_owned(), |file| file.whole(text));
    Ok(Change { file: (*name).to_owned(), before: source.map(whole).unwrap_or_default(), after: whole(&after) })
}

fn is_one_more(known: &[Correction], after: &[Correction], entry: &Entry) -> bool {
    let plain = |row: &Correction| Entry {
        date: row.date,
        page: row.page.value.clone(),
        item: row.item.as_ref().map(|item| item.value.clone()),
        before: row.before.clone(),
        after: row.after.clone(),
        reason: row.reason.clone(),
    };
    after
        .split_first()
        .is_some_and(|(first, rest)| plain(first) == *entry && rest.iter().map(plain).eq(known.iter().map(plain)))
}
