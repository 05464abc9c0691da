//! The page of a reading in the 五十音 index: the documents that contain its terms.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_interface};
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::term::{Reading, Term};
use crate::render::view::term::{HitView, hit};
use crate::theme::TemplateFault;

/// The page of a reading, identified by the address parts of its row and its reading.
#[derive(Hash)]
pub(super) struct TermPage {
    row: &'static str,
    reading: String,
}

/// The documents that contain terms of one reading.
#[derive(Debug, Serialize)]
pub(super) struct TermView {
    pub terms: Vec<TermHits>,
}

/// A term with the documents that are shown.
#[derive(Debug, Serialize)]
pub(super) struct TermHits {
    pub surface: String,
    pub reading: String,
    pub total: usize,
    pub hits: Vec<HitView>,
}

impl PageKind for TermPage {
    const TEMPLATE: &'static str = "term.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let readings = planning.terms.iter().flat_map(|row| row.readings.iter().map(|reading| (row.slug, reading)));
        let several = readings.filter(|(_, reading)| reading.only().is_none());
        several.map(|(row, reading)| Self { row, reading: reading.slug.clone() }).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::term(self.row, &self.reading)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let terms = self.reading(context).terms.iter();
        let surfaces = terms.map(|term| context.words.sentence("mark.quote", &[("text", &term.surface)]));
        let terms = surfaces.collect::<Vec<_>>().join(&context.words.sentence("mark.dot", &[]));
        Heading {
            crumbs: vec![context.crumb("title.terms", Route::terms())],
            ..Heading::titled(context.compose("title.term", &[("terms", of_interface(terms))]))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(TermView { terms: self.reading(context).terms.iter().map(hits).collect() })
    }
}

impl TermPage {
    fn reading<'a>(&self, context: &PageContext<'a>) -> &'a Reading {
        context.site.reading(self.row, &self.reading).expect("a reading's page is made only for readings")
    }
}

fn hits(term: &Term) -> TermHits {
    TermHits {
        surface: term.surface.clone(),
        reading: term.reading.clone(),
        total: term.total,
        hits: term.hits.iter().map(|found| hit(found, &term.surface)).collect(),
    }
}
