//! Parts of pages that stand in several of them: printed once, put into each.
//!
//! A goal's promises are in the list of all, of its year, of its department:
//! printing them was a fifth of a build.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::model::item::Role;
use crate::model::site::{PromiseRef, Site};
use crate::render::view::lists::{GoalRows, goal};
use crate::render::view::{Content, View};
use crate::theme::{TemplateFault, Theme};

/// What was printed of each document's promises.
pub struct Sections(Vec<OnceLock<Arc<str>>>);

/// What the template of a section sees: as a page that stands where the lists do.
#[derive(Serialize)]
struct SectionView {
    to: String,
    goal: GoalRows,
}

impl Sections {
    /// None printed yet.
    pub fn new(site: &Site) -> Self {
        Self(site.documents.iter().map(|_| OnceLock::new()).collect())
    }

    /// Puts the sections into a view that is made of such.
    ///
    /// # Errors
    ///
    /// What is wrong with their template.
    pub fn fill(&self, theme: &Theme, site: &Site, view: &mut View) -> Result<(), TemplateFault> {
        let Content::Promises(list) = &mut view.view else { return Ok(()) };
        for section in &mut list.goals {
            section.html = self.of_goal(theme, site, &section.promises, &view.root)?;
        }
        Ok(())
    }

    /// Kept where all promises of the goal are shown; of lists of some, each goal is in one alone.
    fn of_goal(
        &self,
        theme: &Theme,
        site: &Site,
        promises: &[PromiseRef],
        root: &str,
    ) -> Result<Arc<str>, TemplateFault> {
        let document = promises[0].document;
        let print = || print(theme, SectionView { to: root.to_owned(), goal: goal(site, promises) });
        if promises.len() < site.document(document).items(Role::Promise).count() {
            return print();
        }
        let kept = &self.0[document.0];
        if let Some(html) = kept.get() {
            return Ok(html.clone());
        }
        let html = print()?;
        Ok(kept.get_or_init(|| html).clone())
    }
}

fn print(theme: &Theme, view: SectionView) -> Result<Arc<str>, TemplateFault> {
    let bytes = theme.render("promise-rows.html", &view)?;
    Ok(String::from_utf8_lossy(&bytes).trim_end().into())
}
