//! Compares the site with the last publication, and reports changes that need a record.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::document::Document;
use crate::model::path::{SitePath, Slug};
use crate::model::publication::{Part, Publication, Published, correction_hash};
use crate::model::source::Span;
use crate::model::table::{Before, Correction};
use crate::publication::fault::document::{Hidden, Vanished};
use crate::publication::fault::id::{IdChanged, IdReused, ItemIdChanged, ItemReused};
use crate::publication::fault::text::{CorrectionVanished, TextEdited, TextVanished};
use crate::publication::texts::{Texts, needs_correction, texts};
use crate::publication::{lock, seen};

/// The current site, indexed for the comparison.
pub struct Present<'a> {
    visible: HashMap<&'a Slug, &'a Document>,
    all: &'a [Arc<Document>],
    hidden: HashMap<&'a Slug, &'a Document>,
    corrections: HashMap<&'a Slug, Vec<&'a Correction>>,
}

impl<'a> Present<'a> {
    /// Indexes the documents that are shown, those that are hidden, and all corrections.
    pub fn new(visible: &'a [Arc<Document>], hidden: &'a [Arc<Document>], corrections: &'a [Correction]) -> Self {
        let mut by_page: HashMap<_, Vec<_>> = HashMap::new();
        corrections.iter().for_each(|correction| by_page.entry(&correction.page.value).or_default().push(correction));
        Self { visible: by_id(visible), all: visible, hidden: by_id(hidden), corrections: by_page }
    }

    /// The document with the id `id`, if it is shown.
    pub fn document(&self, id: &Slug) -> Option<&'a Document> {
        self.visible.get(id).copied()
    }

    /// Every correction of the document with the id `id`.
    pub fn corrections(&self, id: &Slug) -> &[&'a Correction] {
        self.corrections.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

fn by_id(documents: &[Arc<Document>]) -> HashMap<&Slug, &Document> {
    documents.iter().map(|document| (&document.id.value, &**document)).collect()
}

/// Reports everything that was published and has been removed, changed without a correction, or given another id.
pub fn compare(known: &Publication, present: &Present) -> Vec<Diagnostic> {
    let check = |(id, published): (&Slug, &Published)| match present.document(id) {
        Some(document) => compare_document(published, document, present.corrections(id)),
        None if published.withdrawn.is_some() => Vec::new(),
        None => vec![missing(known, id, published, present)],
    };
    known.documents.par_iter().flat_map_iter(check).collect()
}

fn missing(known: &Publication, id: &Slug, published: &Published, present: &Present) -> Diagnostic {
    if let Some(document) = present.hidden.get(id) {
        let fault = Hidden { id: id.to_string() };
        return Diagnostic::at(&document.file, document.id.span, fault);
    }
    let is_new = |document: &Document| !known.documents.contains_key(&document.id.value);
    let there = present.all.iter().find(|document| document.path == published.path);
    if let Some(document) = there.filter(|document| is_new(document))
        && has_text_of(document, published)
    {
        let fault = IdChanged { from: id.to_string(), to: document.id.value.to_string() };
        return Diagnostic::at(&document.file, document.id.span, fault);
    }
    let fault = Vanished { id: id.to_string(), path: published.path.to_string() };
    Diagnostic::at(lock::NAME, published.span, fault)
}

/// Whether any of the published text is still in the document.
fn has_text_of(document: &Document, published: &Published) -> bool {
    let now = texts(document);
    let is_there = |hash: u128| now.iter().any(|(part, text)| seen::is(part, text, hash));
    published.texts.iter().any(|(part, text)| is_own(part) && is_there(text.hash))
}

/// Whether the text is characteristic of its document. Two goals can well have the same editor, unit or plan, but not
/// the same title and items.
fn is_own(part: &Part) -> bool {
    !matches!(part, Part::Field(_))
}

fn compare_document(published: &Published, document: &Document, corrections: &[&Correction]) -> Vec<Diagnostic> {
    if is_as_published(published, document) {
        return vanished_correction(published, document, corrections).into_iter().collect();
    }
    let texts = texts(document);
    let comparison = Comparison { published, document, corrections, texts: &texts };
    if comparison.is_another() {
        let (id, path) = (document.id.value.to_string(), published.path.to_string());
        return vec![comparison.fault(document.id.span, IdReused { id, path })];
    }
    let changed = published.texts.iter().filter_map(|(part, text)| comparison.part(part, text.hash, text.is_withdrawn));
    changed.chain(vanished_correction(published, document, corrections)).collect()
}

/// Equal hashes of the whole file imply equal texts. This settles most documents quickly.
fn is_as_published(published: &Published, document: &Document) -> bool {
    let is_there = published.withdrawn.is_none() && published.path == document.path;
    is_there && published.fingerprint == document.fingerprint
}

/// A correction that showed words which a later one withholds is rewritten together with that.
fn vanished_correction(published: &Published, document: &Document, now: &[&Correction]) -> Option<Diagnostic> {
    let hashes: Vec<u128> = now.iter().map(|correction| correction_hash(correction)).collect();
    let mut all = now.iter().zip(&hashes);
    let withholds =
        all.any(|(row, hash)| matches!(row.before, Before::Withheld(_)) && !published.corrections.contains(hash));
    let is_gone = !withholds && published.corrections.iter().any(|hash| !hashes.contains(hash));
    let fault = CorrectionVanished { id: document.id.value.to_string() };
    is_gone.then(|| Diagnostic::at(lock::NAME, published.span, fault))
}

struct Comparison<'a> {
    published: &'a Published,
    document: &'a Document,
    corrections: &'a [&'a Correction],
    texts: &'a Texts<'a>,
}

impl Comparison<'_> {
    fn fault(&self, span: Span, fault: impl Into<Fault>) -> Diagnostic {
        Diagnostic::at(&self.document.file, span, fault)
    }

    /// Whether a published id was given to a different document: none of the text has remained, and the document has
    /// another address or had been withdrawn.
    fn is_another(&self) -> bool {
        let is_elsewhere =
            self.published.withdrawn.is_some() || place(&self.published.path) != place(&self.document.path);
        let mut own = self.published.texts.iter().filter(|(part, _)| is_own(part));
        is_elsewhere && !own.any(|(part, text)| self.is(part, text.hash))
    }

    /// Whether the part has the words that were published.
    fn is(&self, part: &Part, published: u128) -> bool {
        self.texts.get(part).is_some_and(|text| seen::is(part, text, published))
    }

    fn part(&self, part: &Part, published: u128, is_withdrawn: bool) -> Option<Diagnostic> {
        let is_gone = !self.texts.contains_key(part);
        if (is_withdrawn && is_gone) || !needs_correction(part) || self.is(part, published) {
            return None;
        }
        if is_withdrawn {
            let Part::Item(item) = part else { return None };
            return Some(self.fault(self.span(part), ItemReused { item: item.to_string() }));
        }
        if let Some(fault) = self.renamed(part, published) {
            return Some(fault);
        }
        let id = self.document.id.value.to_string();
        match self.texts.get(part) {
            Some(text) if self.is_corrected(part, text) => None,
            Some(_) => {
                let fault = TextEdited { id, part: part.clone() };
                Some(self.fault(self.span(part), fault))
            }
            None if self.new_corrections().next().is_some() => None,
            None => {
                let fault = TextVanished { id, part: part.clone() };
                Some(self.fault(self.document.id.span, fault))
            }
        }
    }

    /// Finds the same text under an id that was not published.
    fn renamed(&self, part: &Part, published: u128) -> Option<Diagnostic> {
        let Part::Item(from) = part else { return None };
        let had_it = |to: &Part| self.published.texts.get(to).is_some_and(|text| text.hash == published);
        let is_new_place = |to: &Part| matches!(to, Part::Item(_)) && to != part && !had_it(to);
        let to = self.texts.keys().find(|to| is_new_place(to) && self.is(to, published))?;
        let Part::Item(id) = to else { return None };
        let fault = ItemIdChanged { from: from.to_string(), to: id.to_string() };
        Some(self.fault(self.span(to), fault))
    }

    /// The corrections that were added since the publication.
    fn new_corrections(&self) -> impl Iterator<Item = &Correction> {
        let is_new = |correction: &&&Correction| !self.published.corrections.contains(&correction_hash(correction));
        self.corrections.iter().filter(is_new).copied()
    }

    /// Whether a correction covers the change: a correction of an item must name the item, any other must quote the
    /// present text.
    fn is_corrected(&self, part: &Part, text: &str) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<String>();
        self.new_corrections().any(|correction| match (&correction.item, part) {
            (Some(item), Part::Item(id)) => item.value == *id,
            (Some(_), _) => false,
            (None, _) => words(text).contains(&words(&correction.after)),
        })
    }

    /// The position of `part` in the file, or that of the document's id if it has none.
    fn span(&self, part: &Part) -> Span {
        let document = self.document;
        let span = match part {
            Part::Title | Part::Field(_) => None,
            Part::Item(id) => document.item(id).map(|item| item.span),
            Part::Text(name) => document
                .sections
                .iter()
                .find(|section| seen::name(&section.heading) == *name)
                .map(|section| section.span),
        };
        span.unwrap_or(document.id.span)
    }
}

/// The year, the department and the kind, as given by the address.
fn place(path: &SitePath) -> (&str, &str) {
    let (folder, name) = path.as_str().rsplit_once('/').unwrap_or(("", path.as_str()));
    let kind = name.split(['-', '.']).next().unwrap_or_default();
    (folder, if folder.is_empty() { "" } else { kind })
}
