//! Where each entry of a document stands, looked up when it is first asked for.
//!
//! A goal of ten thousand linked results is read ten thousand times otherwise.

use std::sync::OnceLock;

use foldhash::HashMap;

use crate::model::item::{Item, Section};
use crate::model::path::Slug;

/// The place of an entry: its section, its place there, and that of each entry
/// below the former.
type Place = Vec<usize>;

/// The places of all entries by their ids. Derived from the sections, so it is
/// neither compared nor kept.
#[derive(Debug, Default)]
pub struct ItemIndex(OnceLock<HashMap<Slug, Place>>);

impl Clone for ItemIndex {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for ItemIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl ItemIndex {
    /// The entry called `id` in `sections`, which are the same each time.
    pub fn find<'a>(&self, sections: &'a [Section], id: &Slug) -> Option<&'a Item> {
        self.path(sections, id)?.1.pop()
    }

    /// The entry called `id`, after all those that it stands below, and their section.
    pub fn path<'a>(&self, sections: &'a [Section], id: &Slug) -> Option<(&'a Section, Vec<&'a Item>)> {
        let (section, places) = self.0.get_or_init(|| places(sections)).get(id)?.split_first()?;
        let section = sections.get(*section)?;
        let (mut items, mut path) = (&section.items, Vec::new());
        for place in places {
            let item = items.get(*place)?;
            path.push(item);
            items = &item.children;
        }
        Some((section, path))
    }
}

fn places(sections: &[Section]) -> HashMap<Slug, Place> {
    let mut found = HashMap::default();
    for (position, section) in sections.iter().enumerate() {
        add(&section.items, &[position], &mut found);
    }
    found
}

/// Of an id that is used twice, which is a fault, the first entry counts.
fn add(items: &[Item], above: &[usize], found: &mut HashMap<Slug, Place>) {
    for (position, item) in items.iter().enumerate() {
        let place = [above, &[position]].concat();
        add(&item.children, &place, found);
        found.entry(item.id.clone()).or_insert(place);
    }
}
