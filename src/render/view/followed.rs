//! What became of an item that was due: whether its time is over, and what an editor linked to it.

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, Role};
use crate::model::path::Slug;
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;

/// A fiscal year seen from the one in which the site was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tense {
    Past,
    This,
    Ahead,
}

/// An item elsewhere that an editor linked to one that was due.
#[derive(Clone, Debug, Serialize)]
pub struct Successor {
    pub path: String,
    pub anchor: String,
    pub text: String,
    pub role: Role,
    /// The fiscal year of its document.
    pub year: Option<FiscalYear>,
}

/// Whether a fiscal year is over, under way or ahead.
pub fn tense(site: &SiteReader, year: FiscalYear) -> Tense {
    match year.cmp(&site.this_year()) {
        std::cmp::Ordering::Less => Tense::Past,
        std::cmp::Ordering::Equal => Tense::This,
        std::cmp::Ordering::Greater => Tense::Ahead,
    }
}

/// The item to which what became of a dated item is linked: the item itself, or for what stands below a promise the
/// promise. `path` leads to the dated item from the one above all.
pub fn answered<'a>(role: Role, path: &[&'a Item]) -> Option<&'a Item> {
    if role == Role::Promise { path.first().copied() } else { path.last().copied() }
}

/// What was linked to `item` of the document at `index`: the results of its own document, and the items of others.
pub fn successors(site: &SiteReader, index: DocumentIndex, item: &Item) -> Vec<Successor> {
    let document = site.document(index);
    let own = site.linked_results(index).of(item).map(|result| successor(document, Role::Result, result));
    let others = site.linked_from(index).iter().map(|other| site.document(*other));
    own.chain(others.flat_map(|other| linked(other, &document.id.value, item))).collect()
}

/// The items of `other` that are linked to `item` of the document called `id`, or to what stands below it.
fn linked(other: &Document, id: &Slug, item: &Item) -> Vec<Successor> {
    let mut targets = Vec::new();
    item.walk(&mut |item| targets.push(&item.id));
    let mut found = Vec::new();
    for section in other.sections.iter().filter(|section| section.role != Role::Text) {
        let items = section.items.iter();
        items.for_each(|item| {
            item.walk(&mut |item| {
                let far = item.links.iter().filter(|link| link.document.as_ref() == Some(id));
                if far.into_iter().any(|link| targets.contains(&&link.item)) {
                    found.push(successor(other, section.role, item));
                }
            });
        });
    }
    found
}

fn successor(document: &Document, role: Role, item: &Item) -> Successor {
    Successor {
        path: document.path.to_string(),
        anchor: item.id.to_string(),
        text: item.text.clone(),
        role,
        year: document.place().map(|(year, _)| year),
    }
}
