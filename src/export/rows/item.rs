//! Rows for items, their links and their dates.

use crate::export::cell::{Cell, count, date, maybe, slug, text};
use crate::export::rows::document;
use crate::export::rows::row::Rows;
use crate::model::dataset::{ITEM_LINKS, ITEM_MARKUP, ITEMS, Missing, SCHEDULE};
use crate::model::document::Document;
use crate::model::item::{Item, Role};
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::model::when::When;

/// Adds the rows for every item of `document`, in reading order.
pub(super) fn add<'a>(rows: &mut Rows<'a>, site: &Site, document: &'a Document) {
    let mut walk = Walk { rows, site, document, position: 0, has_result: document.has_result.iter() };
    for (number, section) in (1..).zip(&document.sections) {
        section.items.iter().for_each(|item| walk.add(item, number, section.role, None));
    }
}

struct Walk<'r, 'a, 's> {
    rows: &'r mut Rows<'a>,
    site: &'s Site,
    document: &'a Document,
    position: usize,
    /// The values for the promises that have not been visited yet.
    has_result: std::slice::Iter<'a, bool>,
}

impl<'a> Walk<'_, 'a, '_> {
    fn add(&mut self, item: &'a Item, section: usize, role: Role, parent: Option<&'a Slug>) {
        self.position += 1;
        self.add_item(item, section, role, parent);
        // Destructured without `..`, so that a new field does not compile until it has a table.
        let Item { id, text: _, markdown, links: _, when, children, span: _ } = item;
        let document = slug(&self.document.id.value);
        if let Some(markdown) = markdown {
            self.rows.add(&ITEM_MARKUP, vec![document.clone(), slug(id), text(markdown)]);
        }
        self.add_links(item);
        if let Some(When { written, first, last, date: day }) = when {
            let [first, last] = [first, last].map(|year| Cell::Integer(year.western().into()));
            self.rows.add(&SCHEDULE, vec![document, slug(id), text(written), first, last, date(*day)]);
        }
        children.iter().for_each(|child| self.add(child, section, role, Some(&item.id)));
    }

    fn add_item(&mut self, item: &'a Item, section: usize, role: Role, parent: Option<&'a Slug>) {
        let [year, department] = document::place(self.document);
        let is_promise = role == Role::Promise && parent.is_none();
        let has_result = if is_promise { self.has_result.next() } else { None };
        let result = match has_result {
            None => Cell::Missing(Missing::NotApplicable),
            Some(true) => Cell::Word("linked"),
            Some(false) => Cell::Word("not-linked"),
        };
        let cells = vec![
            slug(&self.document.id.value),
            slug(&item.id),
            year,
            department,
            count(section),
            Cell::Word(role.name()),
            parent.map_or(Cell::Missing(Missing::NotApplicable), slug),
            count(self.position),
            text(&item.text),
            result,
        ];
        self.rows.add(&ITEMS, cells);
    }

    /// The id of an item of a document that is not published is not exported.
    fn add_links(&mut self, item: &'a Item) {
        let (id, linked_by) = (&self.document.id.value, self.document.meta.linked_by.as_deref());
        let is_published =
            |document: &Option<Slug>| document.as_ref().is_none_or(|id| self.site.by_id.contains_key(id));
        let published: Vec<_> = item.links.iter().filter(|link| is_published(&link.document)).collect();
        for (position, link) in published.into_iter().enumerate() {
            let cells = vec![
                slug(id),
                slug(&item.id),
                count(position + 1),
                slug(link.document.as_ref().unwrap_or(id)),
                slug(&link.item),
                Cell::Flag(link.document.is_some()),
                maybe(linked_by),
            ];
            self.rows.add(&ITEM_LINKS, cells);
        }
    }
}
