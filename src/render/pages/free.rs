//! Free pages, which belong to no department and year.

use serde::Serialize;

use crate::model::document::Subject;
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::item::{ItemViewer, LinkTerms, SectionView};
use crate::theme::TemplateFault;

/// The page of a free document, by the document's id.
#[derive(Hash)]
pub(super) struct Free(Slug);

/// A free page.
#[derive(Debug, Serialize)]
pub(super) struct FreeView {
    pub sections: Vec<SectionView>,
    pub plain_text: Option<String>,
}

impl PageKind for Free {
    const TEMPLATE: &'static str = "page.html";
    const IS_OF_FILE: bool = true;

    fn all(planning: &Planning) -> Vec<Self> {
        let pages = planning.site.documents.iter().filter(|document| document.subject == Subject::Page);
        pages.map(|document| Self(document.id.value.clone())).collect()
    }

    fn route(&self, site: &Site) -> Route {
        Route::document(site.document(site.by_id[&self.0]))
    }

    fn document(&self) -> Option<&Slug> {
        Some(&self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        context.heading_of_document(context.index(&self.0))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let document = context.site.document(context.index(&self.0));
        Ok(FreeView {
            sections: ItemViewer { context, document }.sections().linked(&mut context.linker()),
            plain_text: document.meta.plain_text.clone(),
        })
    }
}
