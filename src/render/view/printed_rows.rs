//! Rows of promises as HTML, which lists share.

use std::sync::Arc;

use serde::Serialize;

use crate::model::site::PromiseRef;
use crate::render::context::PageContext;
use crate::render::fragments::Fragment;
use crate::render::reads::SiteReader;
use crate::render::view::promise_rows::{GoalRows, goal_rows};
use crate::theme::TemplateFault;

/// What the template of the rows sees: as a page that stands where the lists do.
#[derive(Serialize)]
struct RowsView<'a> {
    to: &'a str,
    goal: GoalRows,
}

/// The rows of promises of one goal, at least one, as HTML. They are kept where all promises of the goal are shown; of
/// a list of some, each goal is in one alone.
///
/// # Errors
///
/// What is wrong with their template.
pub fn printed_rows(context: &PageContext, promises: &[PromiseRef]) -> Result<Arc<str>, TemplateFault> {
    let (document, base) = (promises[0].document, &context.bases.pages);
    if promises.len() < context.site.summary(document).promises {
        return print(context, context.site, promises);
    }
    if let Some(kept) = context.fragments.get(document, base) {
        context.site.absorb(&kept.reads);
        return Ok(kept.html.clone());
    }
    let reader = context.site.fresh();
    let html = print(context, &reader, promises)?;
    let fragment = Fragment { base: base.clone(), html: html.clone(), reads: reader.into_reads() };
    context.site.absorb(&fragment.reads);
    context.fragments.keep(document, fragment);
    Ok(html)
}

fn print(context: &PageContext, site: &SiteReader, promises: &[PromiseRef]) -> Result<Arc<str>, TemplateFault> {
    let view = RowsView { to: &context.bases.pages, goal: goal_rows(site, promises) };
    let bytes = context.theme.render("promise-rows.html", &view)?;
    Ok(String::from_utf8_lossy(&bytes).trim_end().into())
}
