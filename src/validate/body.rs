//! Parses the body of a document into `##` sections and the items of their lists.
//!
//! No text is lost: text outside of the list is kept as Markdown before or after it, and a section whose heading has no
//! meaning is kept as free text.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use crate::diagnostic::faults::Faults;
use crate::eras::when::WhenContext;
use crate::markdown;
use crate::model::heading::{self, Meaning};
use crate::model::item::{Item, ItemLink, Role, Section};
use crate::model::kind::Kind;
use crate::model::path::Slug;
use crate::model::source::{Located, Span};
use crate::model::when::When;
use crate::validate::block::{Block, Heading, ListItem};
use crate::validate::body_text::BodyText;
use crate::validate::fault::section::HeadingKept;
use crate::validate::fault::text::{DuplicateItem, LinksHaveNoPlace, TextBeforeSections};
use crate::validate::fault::typing::{HeadingInItem, HeadingRead};
use crate::validate::fault::value::{Misspelled, Spelling};
use crate::validate::numbering::{number_items, unnumbered};
use crate::validate::referred::referred;
use crate::validate::{depth, entry, notes, outline, tag, typing};

/// The options of reading a body.
pub struct BodyContext<'a> {
    pub kind: Kind,
    pub when: WhenContext,
    pub faults: &'a Faults<'a>,
}

/// The contents of a body.
pub struct Body {
    pub sections: Vec<Section>,
    /// The targets of its links, as written.
    pub links: Vec<Located<String>>,
}

/// Parses the body at `body` in `source`.
pub fn read(source: &str, body: Span, context: BodyContext) -> Body {
    let body = notes::resolve(
        typing::read(&source[body.start..body.end], body.start, context.kind, context.faults),
        context.faults,
    );
    let outline = outline::read(&body, context.kind, context.faults);
    let referred = referred(&body, &outline, context.faults.file());
    let (headings_in_items, used) = (&outline.headings_in_items, BTreeSet::new());
    let mut reader = Reader { body: &body, context, referred, headings_in_items, used, doubtful: None };
    let mut sections = reader.sections(outline.blocks);
    sections.iter().for_each(|section| reader.require_entries(section));
    number_items(&mut sections, &mut reader.used);
    Body { sections, links: outline.links }
}

/// The state of reading the blocks of a body.
pub(super) struct Reader<'a> {
    pub(super) body: &'a BodyText<'a>,
    pub(super) context: BodyContext<'a>,
    referred: BTreeSet<String>,
    headings_in_items: &'a [Heading],
    used: BTreeSet<Slug>,
    /// The heading before, if it speaks of entries with a meaning that it does not have.
    doubtful: Option<Located<HeadingKept>>,
}

impl Reader<'_> {
    fn sections(&mut self, blocks: Vec<Block>) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for block in blocks {
            match block {
                Block::Heading(heading) => self.add_heading(&mut sections, &heading),
                Block::List { range, items } => self.add_list(&mut sections, range, items),
                Block::Indented { range } | Block::Other { range } => self.add_text(&mut sections, range),
            }
        }
        sections
    }

    /// `### 実績` below `## 取組み` must begin the results. Taken for a mere subheading among the promises, it would turn
    /// results into promises.
    fn opens_section(&self, heading: &Heading, sections: &[Section]) -> bool {
        let is_in_role = sections.last().is_none_or(|section| section.role != Role::Text);
        heading.level <= HeadingLevel::H2 || is_in_role && self.role(&heading.text).is_some()
    }

    fn add_heading(&mut self, sections: &mut Vec<Section>, heading: &Heading) {
        self.doubtful = self.doubt(heading, sections.last());
        if self.opens_section(heading, sections) {
            sections.push(self.section(heading));
        } else {
            self.add_text(sections, heading.range.clone());
        }
    }

    fn section(&self, heading: &Heading) -> Section {
        let found = self.role(&heading.text);
        let span = self.body.span(&heading.range);
        let is_other = |name: &str| heading.level > HeadingLevel::H2 || name != heading.text.trim().to_lowercase();
        if let Some(Meaning { name, .. }) = found.as_ref().filter(|found| is_other(found.name)) {
            let written = self.body.text[heading.range.clone()].trim().to_owned();
            self.context.faults.add(span, HeadingRead { written, name: (*name).to_owned() });
        }
        self.inspect_underline(heading, found.is_some());
        new_section(found.map_or(Role::Text, |found| found.role), heading.text.trim(), span)
    }

    /// The meaning that a heading gives its items, ignoring decoration around its words. The results of another year are
    /// not those of the document.
    pub(super) fn role(&self, heading: &str) -> Option<Meaning> {
        let found = heading::meaning(self.context.kind, &markdown::plain_heading(heading))?;
        let is_other = |time: &String| self.context.when.names_other_year(time);
        found.time.as_ref().is_none_or(|time| !is_other(time)).then_some(found)
    }

    /// The current section. Text before the first heading starts a section of its own.
    fn open<'s>(&self, sections: &'s mut Vec<Section>, range: &Range<usize>) -> &'s mut Section {
        if sections.is_empty() {
            if self.context.kind != Kind::Page {
                self.context.faults.add(self.body.span(range), TextBeforeSections);
            }
            sections.push(new_section(Role::Text, "", self.body.span(&(range.start..range.start))));
        }
        sections.last_mut().expect("a section was just opened")
    }

    fn add_text(&self, sections: &mut Vec<Section>, range: Range<usize>) {
        // Empty, because a line of wide spaces is a paragraph for Markdown.
        let markdown = self.body.text[range.clone()].trim_end();
        if markdown.is_empty() {
            return;
        }
        let section = self.open(sections, &range);
        let place = if section.items.is_empty() { &mut section.lead } else { &mut section.tail };
        if !place.is_empty() {
            place.push_str("\n\n");
        }
        place.push_str(markdown);
    }

    fn add_list(&mut self, sections: &mut Vec<Section>, range: Range<usize>, items: Vec<ListItem>) {
        let whole = range.start..range.start + self.body.text[range].trim_end().len();
        let role = self.open(sections, &whole).role;
        if let Some(Located { value, span }) = self.doubtful.take() {
            self.context.faults.add(span, value);
        }
        if role == Role::Text {
            let line = self.body.text[..whole.start].rfind('\n').map_or(0, |newline| newline + 1);
            return self.add_text(sections, line..whole.end);
        }
        self.refuse_headings(&whole);
        depth::refuse_depth(&items, self.body, self.context.faults);
        let items: Vec<Item> = items.into_iter().map(|item| self.item(item, role)).collect();
        let section = self.open(sections, &whole);
        self.report_between(section, &whole);
        sections.last_mut().expect("a section is open").items.extend(items);
    }

    /// Reports headings inside an item, since the text below them would become part of the previous section.
    fn refuse_headings(&self, list: &Range<usize>) {
        let inside = depth::headings_within(self.headings_in_items, list).iter();
        for heading in inside.filter(|heading| self.role(&heading.text).is_some()) {
            let written = self.body.text[heading.range.clone()].trim().to_owned();
            self.context.faults.add(self.body.span(&heading.range), HeadingInItem { written });
        }
    }

    fn item(&mut self, item: ListItem, role: Role) -> Item {
        let body = self.body;
        let first = item.text.first().cloned().unwrap_or(item.start..item.start);
        let (at, written) = (body.place(first.start), &body.text[first.clone()]);
        let (tag, length) = tag::read(written, at, &|word| self.referred.contains(word), self.context.faults);
        let whole = Span { start: at, end: body.place(first.start + length) };
        let tag = if whole.end == at + length { tag } else { tag.at(whole) };
        let end = item.text.last().map_or(first.start, |last| last.start + body.text[last.clone()].trim_end().len());
        let span = Span { start: at, end: body.place(end) };
        let markdown = entry::markdown(&body.text, &item, length);
        let text = if markdown::is_plain(&markdown) { markdown.clone() } else { markdown::to_text(&markdown) };
        self.inspect_entry(&markdown, &text, span);
        let when = tag.when.and_then(|(written, span)| self.when(&written, span));
        self.check_links(role, &tag.links, (written, span));
        Item {
            id: self.claim(tag.id, whole),
            markdown: markdown::has_markup(&markdown, &text).then_some(markdown),
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

    fn check_links(&self, role: Role, links: &[ItemLink], (written, span): (&str, Span)) {
        let fits = match role {
            Role::Result | Role::Issue | Role::Review | Role::Step => true,
            // An issue of an earlier year.
            Role::Promise => links.iter().all(|link| link.document.is_some()),
            _ => links.is_empty(),
        };
        if !fits {
            let tag = written.lines().next().unwrap_or_default();
            let tag = tag.split_inclusive(']').next().unwrap_or(tag);
            self.context.faults.add(span, LinksHaveNoPlace { tag: tag.to_owned() });
        }
    }

    /// An item without an id keeps an empty placeholder until all given ids are known.
    fn claim(&mut self, id: Option<Slug>, span: Span) -> Slug {
        let Some(id) = id else { return unnumbered() };
        if !self.used.insert(id.clone()) {
            self.context.faults.add(span, DuplicateItem { id: id.to_string() });
        }
        id
    }
}

fn new_section(role: Role, heading: &str, span: Span) -> Section {
    let heading = heading.to_owned();
    Section { role, heading, lead: String::new(), span, items: Vec::new(), tail: String::new() }
}
