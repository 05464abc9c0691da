//! A row of the 五十音 index: its terms, grouped by their first kana.

use std::sync::Arc;

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_interface};
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::term::{Reading, Row, first_kana};
use crate::render::view::term::{HitView, RowLink, hit, row_links};
use crate::theme::TemplateFault;

/// The page of a row of kana, by the row's name in addresses.
#[derive(Hash)]
pub(super) struct TermRow(&'static str);

/// The terms of one row, grouped by their first kana.
#[derive(Debug, Serialize)]
pub(super) struct TermRowView {
    pub rows: Vec<RowLink>,
    pub groups: Vec<Group>,
}

/// The terms whose reading begins with one kana.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub kana: String,
    pub terms: Vec<TermLink>,
}

/// A term and its link.
#[derive(Debug, Serialize)]
pub(super) struct TermLink {
    pub surface: String,
    pub reading: String,
    pub path: String,
    pub count: usize,
}

impl PageKind for TermRow {
    const TEMPLATE: &'static str = "term-row.html";

    fn all(planning: &Planning) -> Vec<Self> {
        planning.terms.iter().map(|row| Self(row.slug)).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::term_row(self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let row = match self.row(context).kana {
            "" => context.words.sentence("terms.other", &[]),
            kana => context.words.sentence("terms.row", &[("kana", kana)]),
        };
        Heading {
            crumbs: vec![context.crumb("title.terms", Route::terms())],
            ..Heading::titled(context.compose("title.term_row", &[("row", of_interface(row))]))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let row = self.row(context);
        let groups = row.readings.chunk_by(|left, right| kana_of(left) == kana_of(right));
        Ok(TermRowView {
            rows: row_links(context.site.term_rows(), Some(row)),
            groups: groups.map(|readings| group(row, readings)).collect(),
        })
    }
}

impl TermRow {
    fn row<'a>(&self, context: &PageContext<'a>) -> &'a Row {
        context.site.term_row(self.0).expect("a row's page is made only for rows")
    }
}

fn group(row: &Row, readings: &[Arc<Reading>]) -> Group {
    Group {
        kana: kana_of(&readings[0]).to_string(),
        terms: readings.iter().flat_map(|reading| term_links(row, reading)).collect(),
    }
}

fn kana_of(reading: &Reading) -> char {
    first_kana(&reading.terms[0].reading)
}

/// A term that only one document contains links directly to its occurrence there.
fn term_links(row: &Row, reading: &Reading) -> impl Iterator<Item = TermLink> {
    let only = reading.only().map(|(term, found)| place(&hit(found, &term.surface)));
    let path = only.unwrap_or_else(|| Route::term(row.slug, &reading.slug).into());
    reading.terms.iter().map(move |term| TermLink {
        surface: term.surface.clone(),
        reading: term.reading.clone(),
        path: path.clone(),
        count: term.total,
    })
}

/// The path and anchor of the term's first occurrence in a document.
fn place(hit: &HitView) -> String {
    hit.passages.first().map_or_else(|| hit.path.clone(), |passage| passage.path.clone())
}
