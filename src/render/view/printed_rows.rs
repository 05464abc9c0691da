//! Rows of promises as rendered HTML, which several lists share.

use std::sync::Arc;

use serde::Serialize;

use crate::model::site::PromiseRef;
use crate::render::context::PageContext;
use crate::render::fragments::Fragment;
use crate::render::reads::SiteReader;
use crate::render::view::promise_rows::{GoalRows, goal_rows};
use crate::theme::TemplateFault;

/// The variables of the template for rows: those of a page in the same folder as the lists.
#[derive(Serialize)]
struct RowsView<'a> {
    to: &'a str,
    goal: GoalRows,
}

/// Renders the rows for promises of one goal, of which there must be at least one. The result is stored for other lists
/// only if it has all promises of the goal: of the lists that show only some promises, each goal is in only one.
///
/// # Errors
///
/// The fault of the template for rows.
pub fn printed_rows(context: &PageContext, promises: &[PromiseRef]) -> Result<Arc<str>, TemplateFault> {
    let (document, base) = (promises[0].document, &context.bases.pages);
    if promises.len() < context.site.linked_results(document).promise_count() {
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
