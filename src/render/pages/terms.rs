//! The start page of the 五十音 index, which lists its rows.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::term::{RowLink, row_links};
use crate::theme::TemplateFault;

/// The start page of the index.
#[derive(Hash)]
pub(super) struct Terms;

/// The rows of the index.
#[derive(Debug, Serialize)]
pub(super) struct TermsView {
    pub rows: Vec<RowLink>,
}

impl PageKind for Terms {
    const TEMPLATE: &'static str = "terms.html";

    fn all(_: &Planning) -> Vec<Self> {
        vec![Self]
    }

    fn route(&self, _: &Site) -> Route {
        Route::terms()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.terms"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(TermsView { rows: row_links(context.site.term_rows(), None) })
    }
}
