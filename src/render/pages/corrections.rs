//! The list of all corrections of published text.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::correction::{self, CorrectionView};
use crate::theme::TemplateFault;

/// The page of corrections.
#[derive(Hash)]
pub(super) struct Corrections;

/// Every correction, the newest first.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionsView {
    pub corrections: Vec<CorrectionView>,
}

impl PageKind for Corrections {
    const TEMPLATE: &'static str = "corrections.html";

    fn all(_: &Planning) -> Vec<Self> {
        vec![Self]
    }

    fn route(&self, _: &Site) -> Route {
        Route::corrections()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading { feed: Some(Route::corrections_feed().into()), ..Heading::titled(context.title("title.corrections")) }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(CorrectionsView { corrections: correction::all(context.site) })
    }
}
