//! Terms of the 五十音 index, and the passages that contain them.

use std::sync::Arc;

use memchr::memmem::Finder;
use serde::Serialize;
use tomei_search::document::Document;
use tomei_search::read::answer::{Run, ShownPassage};
use tomei_search::read::snippet;
use tomei_search::text::normalize::normalize;

use crate::render::route::Route;
use crate::render::term::{Hit, Row};

/// A row, the path of its page, and the number of its terms.
#[derive(Debug, Serialize)]
pub struct RowLink {
    /// Its first kana; empty for the row of readings that begin with another character.
    pub kana: &'static str,
    pub path: String,
    pub count: usize,
    pub is_current: bool,
}

/// A document, with the passages that contain the term.
#[derive(Debug, Serialize)]
pub struct HitView {
    pub path: String,
    pub title: Vec<RunView>,
    pub about: String,
    pub passages: Vec<PassageView>,
}

/// A passage that contains the term.
#[derive(Debug, Serialize)]
pub struct PassageView {
    /// The path with the anchor of the passage, if it has one.
    pub path: String,
    pub text: Vec<RunView>,
}

/// A part of a passage, marked if it is the term.
#[derive(Debug, Serialize)]
pub struct RunView {
    pub text: String,
    pub is_marked: bool,
}

/// Links to all rows; `current` is the row of the page.
pub fn row_links(rows: &[Arc<Row>], current: Option<&Row>) -> Vec<RowLink> {
    let link = |row: &Arc<Row>| RowLink {
        kana: row.kana,
        path: Route::term_row(row.slug).into(),
        count: row.term_count(),
        is_current: current.is_some_and(|current| current.slug == row.slug),
    };
    rows.iter().map(link).collect()
}

/// A document, with the passages that contain the term `surface`.
pub fn hit(hit: &Hit, surface: &str) -> HitView {
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
