//! The pages of the 五十音 index.

use std::sync::Arc;

use memchr::memmem::Finder;
use serde::Serialize;
use tomei_search::document::Document;
use tomei_search::read::answer::{Run, ShownPassage};
use tomei_search::read::snippet;
use tomei_search::text::normalize::normalize;

use crate::render::term::{Hit, Reading, Row, Term, first_kana, row_path};

/// The rows there are.
#[derive(Debug, Serialize)]
pub struct TermsView {
    pub rows: Vec<RowLink>,
}

/// A row, its page, and how many terms it has.
#[derive(Debug, Serialize)]
pub struct RowLink {
    /// Its first kana; empty for what is read otherwise.
    pub kana: &'static str,
    pub path: String,
    pub count: usize,
    pub is_current: bool,
}

/// The terms of one row, by their first kana.
#[derive(Debug, Serialize)]
pub struct TermRowView {
    pub rows: Vec<RowLink>,
    pub groups: Vec<Group>,
}

/// The terms that begin with one kana.
#[derive(Debug, Serialize)]
pub struct Group {
    pub kana: String,
    pub terms: Vec<TermLink>,
}

/// A term and its page.
#[derive(Debug, Serialize)]
pub struct TermLink {
    pub surface: String,
    pub reading: String,
    pub path: String,
    pub count: usize,
}

/// The documents that hold terms of one reading.
#[derive(Debug, Serialize)]
pub struct TermView {
    pub terms: Vec<TermHits>,
}

/// A term with the documents shown.
#[derive(Debug, Serialize)]
pub struct TermHits {
    pub surface: String,
    pub reading: String,
    pub total: usize,
    pub hits: Vec<HitView>,
}

/// A document with the places of the term.
#[derive(Debug, Serialize)]
pub struct HitView {
    pub path: String,
    pub title: Vec<RunView>,
    pub about: String,
    pub passages: Vec<PassageView>,
}

/// A passage that holds the term.
#[derive(Debug, Serialize)]
pub struct PassageView {
    /// With the anchor, where the passage has one.
    pub path: String,
    pub text: Vec<RunView>,
}

/// A stretch of text; marked where it is the term.
#[derive(Debug, Serialize)]
pub struct RunView {
    pub text: String,
    pub is_marked: bool,
}

/// Gathers the first page of the index.
pub fn terms(rows: &[Arc<Row>]) -> TermsView {
    TermsView { rows: row_links(rows, None) }
}

/// Gathers the page of one row.
pub fn row(row: &Arc<Row>, rows: &[Arc<Row>]) -> TermRowView {
    let groups = row.readings.chunk_by(|left, right| kana_of(left) == kana_of(right));
    let group = |readings: &[Arc<Reading>]| Group {
        kana: kana_of(&readings[0]).to_string(),
        terms: readings.iter().flat_map(|reading| term_links(reading)).collect(),
    };
    TermRowView { rows: row_links(rows, Some(row)), groups: groups.map(group).collect() }
}

fn row_links(rows: &[Arc<Row>], current: Option<&Arc<Row>>) -> Vec<RowLink> {
    let link = |row: &Arc<Row>| RowLink {
        kana: row.kana,
        path: row_path(row),
        count: row.readings.iter().map(|reading| reading.terms.len()).sum(),
        is_current: current.is_some_and(|current| current.slug == row.slug),
    };
    rows.iter().map(link).collect()
}

fn kana_of(reading: &Reading) -> char {
    first_kana(&reading.terms[0].reading)
}

fn term_links(reading: &Reading) -> impl Iterator<Item = TermLink> {
    let only = reading.only().map(|(term, found)| place(&hit(found, &term.surface)));
    let path = only.unwrap_or_else(|| reading.path.to_string());
    reading.terms.iter().map(move |term| TermLink {
        surface: term.surface.clone(),
        reading: term.reading.clone(),
        path: path.clone(),
        count: term.total,
    })
}

/// Where the term first stands in a document.
fn place(hit: &HitView) -> String {
    hit.passages.first().map_or_else(|| hit.path.clone(), |passage| passage.path.clone())
}

/// Gathers the page of one reading.
pub fn term(reading: &Reading) -> TermView {
    let hits = |term: &Term| TermHits {
        surface: term.surface.clone(),
        reading: term.reading.clone(),
        total: term.total,
        hits: term.hits.iter().map(|found| hit(found, &term.surface)).collect(),
    };
    TermView { terms: reading.terms.iter().map(hits).collect() }
}

fn hit(hit: &Hit, surface: &str) -> HitView {
    let normal = normalize(surface);
    let needles = [normal.chars().collect()];
    let Document { url, title, about, .. } = &*hit.text.document;
    let finder = Finder::new(&normal);
    let passages = hit.text.passages_with(&finder).take(snippet::PASSAGES);
    HitView {
        path: url.clone(),
        title: runs(snippet::title(title, &needles)),
        about: about.clone(),
        passages: passages.map(|passage| passage_view(url, snippet::passage(passage, &needles))).collect(),
    }
}

fn passage_view(url: &str, passage: ShownPassage) -> PassageView {
    PassageView {
        path: passage.anchor.map_or_else(|| url.to_owned(), |anchor| format!("{url}#{anchor}")),
        text: runs(passage.text),
    }
}

fn runs(runs: Vec<Run>) -> Vec<RunView> {
    let view = |run| match run {
        Run::Plain(text) => RunView { text, is_marked: false },
        Run::Marked(text) => RunView { text, is_marked: true },
    };
    runs.into_iter().map(view).collect()
}
