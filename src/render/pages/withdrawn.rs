//! What stands at the address of a document that was withdrawn: that it was, and when.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::path::{SitePath, Slug};
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// An address of the withdrawn document `id`.
#[derive(Hash)]
pub(super) struct Withdrawn {
    id: Slug,
    path: SitePath,
    date: Date,
}

/// A withdrawn document. Its title is not said: the lock file does not know it, and it may be why the document was withdrawn.
#[derive(Debug, Serialize)]
struct WithdrawnView {
    id: String,
    date: String,
}

impl PageKind for Withdrawn {
    const TEMPLATE: &'static str = "withdrawn.html";
    const IS_LISTED: bool = false;

    fn all(planning: &Planning) -> Vec<Self> {
        let withdrawals = planning.former.withdrawals.iter().cloned();
        withdrawals.map(|withdrawal| Self { id: withdrawal.id, path: withdrawal.path, date: withdrawal.date }).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::former(&self.path)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.withdrawn"))
    }

    fn view(&self, _: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(WithdrawnView { id: self.id.to_string(), date: self.date.to_string() })
    }
}
