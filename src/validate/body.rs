//! Reads the body of a document: `##` sections and the items of their lists.
//!
//! Nothing is lost: what is no item is kept as Markdown before or after the
//! list, and a heading with no meaning of its own is kept as free text.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::markdown;
use crate::model::item::{Item, ItemLink, Role, Section};
use crate::model::path::Slug;
use crate::model::source::{Located, Span};
use crate::model::when::{When, WhenContext};
use crate::validate::fault::text::{DuplicateItem, LinksHaveNoPlace, TextBeforeSections};
use crate::validate::fault::value::{Misspelled, Spelling};
use crate::validate::faults::Faults;
use crate::validate::outline::{self, Block, ListItem};
use crate::validate::tag;

/// The headings that carry a meaning, per kind of document.
pub const SHEET: &[(&str, Role)] = &[
    ("使命", Role::Mission),
    ("mission", Role::Mission),
    ("方針", Role::Approach),
    ("approach", Role::Approach),
    ("総括", Role::Review),
    ("review", Role::Review),
];
pub const ANNUAL: &[(&str, Role)] = &[
    ("取組み", Role::Promise),
    ("取り組み", Role::Promise),
    ("promises", Role::Promise),
    ("実績", Role::Result),
    ("results", Role::Result),
    ("課題", Role::Issue),
    ("issues", Role::Issue),
];
pub const MIDTERM: &[(&str, Role)] =
    &[("項目", Role::Target), ("items", Role::Target), ("工程", Role::Step), ("steps", Role::Step)];

/// What reading a body needs to know.
pub struct BodyContext<'a> {
    pub headings: &'static [(&'static str, Role)],
    pub when: WhenContext,
    pub faults: &'a Faults<'a>,
}

/// What a body holds.
pub struct Body {
    pub sections: Vec<Section>,
    /// The addresses linked to, as written.
    pub links: Vec<Located<String>>,
}

/// Reads the body that stands at `body` in `source`.
pub fn read(source: &str, body: Span, context: BodyContext) -> Body {
    let outline = outline::read(&source[body.start..body.end], body.start, context.faults);
    let mut reader = Reader { source, base: body.start, context, used: BTreeSet::new() };
    let mut sections = reader.sections(outline.blocks);
    number_items(&mut sections, &mut reader.used);
    Body { sections, links: outline.links }
}

struct Reader<'a> {
    source: &'a str,
    base: usize,
    context: BodyContext<'a>,
    used: BTreeSet<Slug>,
}

impl Reader<'_> {
    fn sections(&mut self, blocks: Vec<Block>) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for block in blocks {
            match block {
                Block::Heading { text, range } => sections.push(self.open_section(text, &range)),
                Block::List { items } => self.add_list(&mut sections, items),
                Block::Other { range } => self.add_text(&mut sections, range),
            }
        }
        sections
    }

    fn open_section(&self, heading: String, range: &Range<usize>) -> Section {
        let wanted = heading.trim().to_lowercase();
        let role = self.context.headings.iter().find(|(name, _)| *name == wanted).map_or(Role::Text, |(_, role)| *role);
        let span = Span { start: self.base + range.start, end: self.base + range.end };
        Section {
            role,
            heading: heading.trim().to_owned(),
            lead: String::new(),
            span,
            items: Vec::new(),
            tail: String::new(),
        }
    }

    /// The section that is open; text before the first heading opens one.
    fn open<'s>(&self, sections: &'s mut Vec<Section>, range: &Range<usize>) -> &'s mut Section {
        if sections.is_empty() {
            if !self.context.headings.is_empty() {
                let span = Span { start: self.base + range.start, end: self.base + range.end };
                self.context.faults.add(span, TextBeforeSections);
            }
            sections.push(self.open_section(String::new(), &(range.start..range.start)));
        }
        sections.last_mut().expect("a section was just opened")
    }

    fn add_text(&self, sections: &mut Vec<Section>, range: Range<usize>) {
        let markdown = self.source[self.base + range.start..self.base + range.end].trim_end();
        let section = self.open(sections, &range);
        let place = if section.items.is_empty() { &mut section.lead } else { &mut section.tail };
        if !place.is_empty() {
            place.push_str("\n\n");
        }
        place.push_str(markdown);
    }

    fn add_list(&mut self, sections: &mut Vec<Section>, items: Vec<ListItem>) {
        let Some(whole) = whole_range(&items) else { return };
        if self.open(sections, &whole).role == Role::Text {
            let start = self.line_start(whole.start);
            return self.add_text(sections, start..whole.end);
        }
        let role = self.open(sections, &whole).role;
        let items: Vec<Item> = items.into_iter().map(|item| self.item(item, role)).collect();
        self.open(sections, &whole).items.extend(items);
    }

    fn line_start(&self, at: usize) -> usize {
        self.source[self.base..self.base + at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn item(&mut self, item: ListItem, role: Role) -> Item {
        let range = if item.text.start > item.text.end { item.text.end..item.text.end } else { item.text };
        let at = self.base + range.start;
        let text = &self.source[at..self.base + range.end];
        let (tag, length) = tag::read(text, at, self.context.faults);
        let span = Span::new(at, text.trim_end().len());
        let markdown = dedent(&text[length..]);
        let text = markdown::to_text(&markdown);
        let when = tag.when.and_then(|(written, span)| self.when(&written, span));
        self.check_links(role, &tag.links, span);
        Item {
            id: self.claim(tag.id, Span::new(at, length)),
            markdown: (markdown != text).then_some(markdown),
            text,
            links: tag.links,
            when,
            children: item.children.into_iter().map(|child| self.item(child, role)).collect(),
            span,
        }
    }

    fn when(&mut self, written: &str, span: Span) -> Option<When> {
        let read = self.context.when.read(written);
        if read.is_none() {
            self.context.faults.add(span, Misspelled { text: written.to_owned(), expected: Spelling::When });
        }
        read
    }

    fn check_links(&self, role: Role, links: &[ItemLink], span: Span) {
        let fits = match role {
            Role::Result | Role::Issue | Role::Review | Role::Step => true,
            // What an earlier year left open.
            Role::Promise => links.iter().all(|link| link.document.is_some()),
            _ => links.is_empty(),
        };
        if !fits {
            let tag = self.source[span.start..span.end].lines().next().unwrap_or_default();
            let tag = tag.split_inclusive(']').next().unwrap_or(tag);
            self.context.faults.add(span, LinksHaveNoPlace { tag: tag.to_owned() });
        }
    }

    /// An item without an id keeps the empty placeholder until all are known.
    fn claim(&mut self, id: Option<Slug>, span: Span) -> Slug {
        let Some(id) = id else { return unnumbered() };
        if !self.used.insert(id.clone()) {
            self.context.faults.add(span, DuplicateItem { id: id.to_string() });
        }
        id
    }
}

fn whole_range(items: &[ListItem]) -> Option<Range<usize>> {
    let end = |item: &ListItem| last_end(item);
    Some(items.first()?.text.start..items.iter().map(end).max()?)
}

fn last_end(item: &ListItem) -> usize {
    item.children.iter().map(last_end).chain([item.text.end]).max().unwrap_or(item.text.end)
}

/// Takes the indentation that the list gave to continuation lines away.
fn dedent(text: &str) -> String {
    let mut lines = text.trim_end().lines();
    let first = lines.next().unwrap_or_default().trim_end();
    lines.fold(first.to_owned(), |whole, line| whole + "\n" + line.trim())
}

const UNNUMBERED: &str = "-";

fn unnumbered() -> Slug {
    Slug::new(UNNUMBERED).expect("a hyphen is a slug")
}

/// Gives items without an id one by their role and place: p1, p2, p2-1.
fn number_items(sections: &mut [Section], used: &mut BTreeSet<Slug>) {
    for section in sections {
        let letter = section.role.letter().to_string();
        number_level(&mut section.items, &letter, used);
    }
}

fn number_level(items: &mut [Item], prefix: &str, used: &mut BTreeSet<Slug>) {
    let mut number = 0;
    for item in items {
        number += 1;
        while item.id.as_str() == UNNUMBERED {
            let id = Slug::new(&format!("{prefix}{number}")).expect("a letter and numbers form a slug");
            if used.insert(id.clone()) {
                item.id = id;
            } else {
                number += 1;
            }
        }
        let below = format!("{}-", item.id);
        number_level(&mut item.children, &below, used);
    }
}
