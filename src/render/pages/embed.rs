//! Cards that other sites embed: the promises of a goal with what became of them, small and without any script.

use serde::Serialize;

use crate::model::document::Document;
use crate::model::item::{Item, Role};
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::item::{GoalCard, card};
use crate::render::view::promise_rows::{PromiseRow, promise_row};
use crate::theme::TemplateFault;

/// The card of a goal, by the goal's id. With the id of a promise after `#` it shows that promise alone.
#[derive(Hash)]
pub(super) struct Embed(Slug);

/// The card of a goal.
#[derive(Debug, Serialize)]
pub(super) struct EmbedView {
    pub goal: GoalCard,
    pub rows: Vec<PromiseRow>,
    /// The number of promises for which the card has no room.
    pub left_out: usize,
    pub is_midterm: bool,
}

/// The bytes of promises and results for which a card has room, so that it stays below 10 kB with its style.
const ROOM: usize = 6000;
/// The bytes of markup around a promise, with its link and its name, and around a result.
const OF_PROMISE: usize = 400;
const OF_RESULT: usize = 80;

impl PageKind for Embed {
    const TEMPLATE: &'static str = "embed.html";
    const IS_LISTED: bool = false;

    fn all(planning: &Planning) -> Vec<Self> {
        let goals = planning.site.documents.iter().filter(|document| promises(document).next().is_some());
        goals.map(|document| Self(document.id.value.clone())).collect()
    }

    fn route(&self, site: &Site) -> Route {
        Route::embed(site.document(site.by_id[&self.0]))
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading { feed: None, ..context.heading_of_placed(context.index(&self.0)) }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, index) = (context.site, context.index(&self.0));
        let (document, linked) = (site.document(index), site.linked_results(index));
        let all: Vec<PromiseRow> = promises(document).map(|item| promise_row(linked, item)).collect();
        let (count, mut room) = (all.len(), ROOM);
        let fits = |row: &PromiseRow| {
            let size = size(row);
            let fits = size <= room;
            room = room.saturating_sub(size);
            fits
        };
        let rows: Vec<PromiseRow> = all.into_iter().take_while(fits).collect();
        let is_midterm = document.items(Role::Promise).next().is_none();
        Ok(EmbedView { goal: card(site, index), left_out: count - rows.len(), rows, is_midterm })
    }
}

/// The promises of a goal, or the targets of a mid-term goal.
fn promises(document: &Document) -> impl Iterator<Item = &Item> {
    let is_goal = document.goal().is_some();
    document.items(Role::Promise).chain(document.items(Role::Target)).filter(move |_| is_goal)
}

fn size(row: &PromiseRow) -> usize {
    row.text.len() + row.results.iter().map(|result| result.text.len() + OF_RESULT).sum::<usize>() + OF_PROMISE
}
