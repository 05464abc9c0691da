//! Extracts the top-level blocks of a body with their positions in the file.
//!
//! It is also the only pass over all markup, so markup that readers would not see as it was typed is reported here.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::diagnostic::faults::Faults;
use crate::markdown;
use crate::markdown::note::NoteLink;
use crate::markdown::parse::{Events, Markdown};
use crate::model::kind::Kind;
use crate::model::source::{Located, Span};
use crate::validate::block::{Block, Heading, ListItem};
use crate::validate::body_text::BodyText;
use crate::validate::fault::note::{AddressEndRead, CellWithoutHeading};
use crate::validate::fault::text::{BlocksTooDeep, ImageWithoutAlt, RawHtml, UnsafeUrl};
use crate::validate::fence::Fenced;
use crate::validate::lookalike;

/// The blocks of a body, in order.
pub struct Outline {
    pub blocks: Vec<Block>,
    pub links: Vec<Located<String>>,
    /// The headings of sections that are inside of list items.
    pub headings_in_items: Vec<Heading>,
}

/// How deep blocks may stand in one another. Browsers stop at some hundreds.
const DEPTH_LIMIT: usize = 100;

/// Reads the outline of `body`; none of a body that is nested without end,
/// which no other stage could walk.
pub fn read(body: &BodyText, kind: Kind, faults: &Faults) -> Outline {
    let source = Markdown::new(&body.text);
    let mut walk = Walk {
        events: source.events(),
        body,
        kind,
        faults,
        links: Vec::new(),
        headings_in_items: Vec::new(),
        depth: 0,
        image: None,
        cell_end: 0,
    };
    let blocks = walk.blocks();
    if walk.depth > DEPTH_LIMIT {
        return Outline { blocks: Vec::new(), links: Vec::new(), headings_in_items: Vec::new() };
    }
    Outline { blocks, links: walk.links, headings_in_items: walk.headings_in_items }
}

struct Walk<'a> {
    events: Events<'a>,
    body: &'a BodyText<'a>,
    kind: Kind,
    faults: &'a Faults<'a>,
    links: Vec<Located<String>>,
    headings_in_items: Vec<Heading>,
    /// How many blocks and pieces of markup are open; it stays beyond the limit once that was passed.
    depth: usize,
    /// The image that is being read, and whether it has an alternative text so far.
    image: Option<(Span, bool)>,
    /// Where the last cell of a table ended.
    cell_end: usize,
}

impl<'a> Walk<'a> {
    /// The next event; none at the end, or where the text is nested too deeply.
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        if self.depth > DEPTH_LIMIT {
            return None;
        }
        let (event, range) = self.events.next()?;
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth > DEPTH_LIMIT {
            self.faults.add(self.body.span(&range), BlocksTooDeep { limit: DEPTH_LIMIT });
            return None;
        }
        self.inspect(&event, &range);
        Some((event, range))
    }

    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.next() {
            blocks.push(match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    Block::Heading(Heading { level, text: self.rest_of_block(), range })
                }
                Event::Start(Tag::List(_)) => Block::List { items: self.list(), range },
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    self.rest_of_block();
                    let line = self.body.text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
                    Block::Indented { range: line..range.end }
                }
                Event::Start(_) => {
                    self.rest_of_block();
                    Block::Other { range }
                }
                _ => Block::Other { range },
            });
        }
        // The parser lets a list of definitions reach into the block behind it.
        for at in 1..blocks.len() {
            let start = blocks[at].range().start;
            let before = blocks[at - 1].range();
            before.end = before.end.min(start);
        }
        blocks
    }

    /// Advances to the end of the current block and returns its text.
    fn rest_of_block(&mut self) -> String {
        let (mut depth, mut words) = (1, String::new());
        while depth > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some((Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text), _)) => {
                    words.push_str(&text);
                }
                Some((Event::SoftBreak | Event::HardBreak, _)) => words.push(' '),
                Some(_) => {}
                None => break,
            }
        }
        words
    }

    fn list(&mut self) -> Vec<ListItem> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.list_item(range)),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        items
    }

    fn list_item(&mut self, range: Range<usize>) -> ListItem {
        let mut item = ListItem { start: range.start, text: Vec::new(), code: Vec::new(), children: Vec::new() };
        let (mut depth, mut is_after_list) = (1, true);
        while let Some((event, part)) = self.next() {
            match event {
                Event::Start(Tag::List(_)) if depth == 1 => {
                    item.children.extend(self.list());
                    is_after_list = true;
                    continue;
                }
                Event::Start(Tag::Heading { level, .. }) if depth == 1 => {
                    let text = self.rest_of_block();
                    self.headings_in_items.push(Heading { level, text, range: part.clone() });
                }
                Event::Start(tag) => {
                    depth += 1;
                    item.code.extend(matches!(tag, Tag::CodeBlock(_)).then(|| part.clone()));
                }
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            match item.text.last_mut().filter(|_| !is_after_list) {
                Some(text) => *text = text.start.min(part.start)..text.end.max(part.end).min(range.end),
                None => item.text.push(part.start..part.end.min(range.end)),
            }
            is_after_list = false;
        }
        item
    }

    fn inspect(&mut self, event: &Event, range: &Range<usize>) {
        let span = self.body.span(range);
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => lookalike::code(self.body, range, self.faults),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name))) => {
                let code = Fenced { body: self.body, range: range.clone(), name, kind: self.kind };
                code.inspect(self.faults);
            }
            Event::Start(Tag::Paragraph) => lookalike::paragraph(self.body, range, self.faults),
            Event::Start(Tag::HtmlBlock) => self.faults.add(span, raw_html(&self.body.text[range.clone()])),
            Event::InlineHtml(html) => self.faults.add(span, raw_html(html)),
            Event::Start(Tag::Link { dest_url, title, .. }) if NoteLink::read(dest_url, title).is_some() => {}
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                self.inspect_address(dest_url, span);
                if *link_type == LinkType::Autolink && self.runs_on(dest_url, range) {
                    self.faults.add(span, AddressEndRead { address: dest_url.to_string() });
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.inspect_address(dest_url, span);
                self.image = Some((span, false));
            }
            Event::End(TagEnd::TableCell) => self.cell_end = range.end,
            Event::End(TagEnd::TableRow) => self.inspect_row(range),
            Event::Text(_) | Event::Code(_) => self.image = self.image.map(|(span, _)| (span, true)),
            Event::End(TagEnd::Image) => {
                if let Some((span, false)) = self.image.take() {
                    self.faults.add(span, ImageWithoutAlt);
                }
            }
            _ => {}
        }
    }

    /// Markdown drops the cells for which the table has no heading.
    fn inspect_row(&mut self, row: &Range<usize>) {
        let start = self.cell_end.clamp(row.start, row.end);
        let rest = &self.body.text[start..row.end];
        let written = rest.trim_matches(|c: char| c == '|' || c.is_whitespace());
        if !written.is_empty() {
            let start = start + rest.find(written).unwrap_or(0);
            let span = self.body.span(&(start..start + written.len()));
            self.faults.add(span, CellWithoutHeading { written: written.to_owned() });
        }
    }

    /// Whether a letter that is no part of the address stands directly behind it.
    fn runs_on(&self, address: &str, range: &Range<usize>) -> bool {
        let next = self.body.text[range.end..].chars().next();
        &self.body.text[range.clone()] == address && next.is_some_and(char::is_alphanumeric)
    }

    fn inspect_address(&mut self, address: &str, span: Span) {
        if markdown::is_safe_address(address) {
            self.links.push(Located { value: address.to_owned(), span });
        } else {
            self.faults.add(span, UnsafeUrl { url: address.to_owned() });
        }
    }
}

fn raw_html(html: &str) -> RawHtml {
    let first = html.lines().next().unwrap_or_default().trim();
    RawHtml { html: first.chars().take(40).collect() }
}
