//! Where new items are inserted, and which ids they get.

use std::collections::BTreeMap;

use crate::model::heading;
use crate::model::item::{Item, Role};
use crate::model::path::Slug;
use crate::update::context::Merge;
use crate::update::links;
use crate::update::rows::Rows;
use crate::update::section;
use crate::update::version::{Version, end_of};

/// The places of the new items of one role.
pub(super) struct Places<'r, 'a> {
    rows: &'r Rows<'a>,
    role: Role,
    /// For each new entry of the sheet: its id, its position in the text if the section has items, and its indentation.
    new: BTreeMap<usize, (Slug, Option<usize>, String)>,
    /// The lines of items for which there is no list yet.
    lines: String,
}

impl<'r, 'a> Places<'r, 'a> {
    pub(super) fn new(rows: &'r Rows<'a>, role: Role) -> Self {
        Self { rows, role, new: BTreeMap::new(), lines: String::new() }
    }

    /// An id that no item has or had: that of the sheet, or else the next free one.
    pub(super) fn id(&self, merge: &Merge, item: &Item, parent: Option<usize>) -> Slug {
        let below = parent.and_then(|parent| self.id_of(parent));
        let below = below.map(|id| if self.role == Role::Promise { format!("{id}-d") } else { format!("{id}-") });
        let start = below.unwrap_or_else(|| self.role.letter().to_string());
        let number = item.id.as_str().strip_prefix(start.as_str()).and_then(|rest| rest.parse::<usize>().ok());
        let ids = number.into_iter().chain(1..).filter_map(|number| Slug::new(&format!("{start}{number}")));
        let mut free = ids.filter(|id| !merge.used.contains(id));
        free.next().expect("there are more numbers than items")
    }

    fn id_of(&self, at: usize) -> Option<Slug> {
        let present = self.rows.present[at].map(|row| self.rows.now[row].item.id.clone());
        present.or_else(|| self.new.get(&at).map(|(id, _, _)| id.clone()))
    }

    /// Adds the entry `at` of the sheet.
    pub(super) fn add(&mut self, merge: &mut Merge, at: usize, id: Slug) {
        let (position, indent) = self.place(merge.now, at);
        let text = line(merge, self.rows.sheet[at].item, id.as_str(), &indent);
        match position {
            Some(position) => merge.edits.insert(position, merge.now.own_line(position, &text)),
            None => self.lines.push_str(&text),
        }
        merge.used.insert(id.clone());
        merge.added.insert(id.clone(), self.rows.sheet[at].item.text.clone());
        self.new.insert(at, (id, position, indent));
    }

    /// Behind the entry before it in the sheet, or else at the end of those with the same parent.
    fn place(&self, now: &Version, at: usize) -> (Option<usize>, String) {
        let rows = self.rows;
        let parent = rows.sheet[at].parent;
        let siblings = (0..at).rev().filter(|other| rows.sheet[*other].parent == parent);
        for sibling in siblings {
            if let Some((_, position, indent)) = self.new.get(&sibling) {
                return (*position, indent.clone());
            }
            let Some(row) = rows.present[sibling] else { continue };
            let is_beside = rows.now[row].parent == parent.and_then(|parent| rows.present[parent]);
            if is_beside {
                let item = rows.now[row].item;
                return (Some(now.line_end(end_of(item))), indent_of(now, item));
            }
        }
        match parent {
            None => {
                let last = rows.now.iter().rev().find(|entry| entry.parent.is_none()).map(|entry| entry.item);
                (last.map(|item| now.line_end(end_of(item))), last.map(|item| indent_of(now, item)).unwrap_or_default())
            }
            Some(parent) => self.below(now, parent),
        }
    }

    /// Behind the last item below the entry `parent`.
    fn below(&self, now: &Version, parent: usize) -> (Option<usize>, String) {
        if let Some((_, position, indent)) = self.new.get(&parent) {
            return (*position, format!("{indent}  "));
        }
        let Some(row) = self.rows.present[parent] else { return (None, String::new()) };
        let item = self.rows.now[row].item;
        let indent = match item.children.last() {
            Some(child) => indent_of(now, child),
            None => {
                let start = now.line_start(item.span.start);
                let width = now.text[start..item.span.start].chars().count();
                " ".repeat(width.max(indent_of(now, item).len() + 2))
            }
        };
        (Some(now.line_end(end_of(item))), indent)
    }

    /// Writes the items for which there was no list.
    pub(super) fn finish(self, merge: &mut Merge) {
        if self.lines.is_empty() {
            return;
        }
        let own = merge.now.document.sections.iter().find(|section| section.role == self.role);
        match own {
            Some(section) => section::append(merge, section, &self.lines),
            None => {
                let lead = merge.lead.take().map(|lead| format!("{lead}\n\n")).unwrap_or_default();
                section::add(merge, heading::written(self.role).unwrap_or_default(), &(lead + &self.lines));
            }
        }
    }
}

fn indent_of(now: &Version, item: &Item) -> String {
    let start = now.line_start(item.span.start);
    now.text[start..].chars().take_while(|c| *c == ' ' || *c == '\t').collect()
}

/// A line with `item`, which gets the id `id` and links to what its targets are in the document.
fn line(merge: &mut Merge, item: &Item, id: &str, indent: &str) -> String {
    let links = links::written(merge, item);
    merge.is_linked |= !links.is_empty();
    let when = item.when.as_ref().map(|when| format!(" @ {}", when.written)).unwrap_or_default();
    format!("{indent}- [{id}{links}{when}] {}\n", merge.sheet.written(item))
}
