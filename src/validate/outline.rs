//! The top-level blocks of a body, as places in its file.
//!
//! Also the one look at every piece of markup: what a reader would not see as
//! it was typed is reported here.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Parser, Tag, TagEnd};

use crate::markdown;
use crate::model::source::{Located, Span};
use crate::validate::fault::text::{ImageWithoutAlt, RawHtml, UnsafeUrl};
use crate::validate::faults::Faults;

/// The blocks of a body in order.
pub struct Outline {
    pub blocks: Vec<Block>,
    pub links: Vec<Located<String>>,
}

/// A block that stands in no other; ranges count from the body's start.
pub enum Block {
    Heading { text: String, range: Range<usize> },
    List { items: Vec<ListItem> },
    Other { range: Range<usize> },
}

/// A list entry: the range of its own text, and the entries below it.
pub struct ListItem {
    pub text: Range<usize>,
    pub children: Vec<ListItem>,
}

/// Reads the outline of `text`, which begins at byte `base` of the file.
pub fn read(text: &str, base: usize, faults: &Faults) -> Outline {
    let events = Parser::new_ext(text, markdown::OPTIONS).into_offset_iter();
    let mut walk = Walk { events, text, base, faults, links: Vec::new(), image: None };
    Outline { blocks: walk.blocks(), links: walk.links }
}

struct Walk<'a> {
    events: OffsetIter<'a>,
    text: &'a str,
    base: usize,
    faults: &'a Faults<'a>,
    links: Vec<Located<String>>,
    /// The image that is open, and whether words stand in it.
    image: Option<(Span, bool)>,
}

impl<'a> Walk<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let (event, range) = self.events.next()?;
        self.inspect(&event, &range);
        Some((event, range))
    }

    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.next() {
            blocks.push(match event {
                Event::Start(Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. }) => {
                    Block::Heading { text: self.rest_of_block(), range }
                }
                Event::Start(Tag::List(_)) => Block::List { items: self.list() },
                Event::Start(_) => {
                    self.rest_of_block();
                    Block::Other { range }
                }
                _ => Block::Other { range },
            });
        }
        blocks
    }

    /// Runs to the end of the block just begun; returns its words.
    fn rest_of_block(&mut self) -> String {
        let (mut depth, mut words) = (1, String::new());
        while depth > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some((Event::Text(text) | Event::Code(text), _)) => words.push_str(&text),
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
        let (mut depth, mut children) = (1, Vec::new());
        let mut text: Option<Range<usize>> = None;
        while let Some((event, part)) = self.next() {
            match event {
                Event::Start(Tag::List(_)) if depth == 1 => {
                    children.extend(self.list());
                    continue;
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            text = Some(text.map_or(part.clone(), |text| text.start.min(part.start)..text.end.max(part.end)));
        }
        ListItem { text: text.unwrap_or(range.end..range.end), children }
    }

    fn inspect(&mut self, event: &Event, range: &Range<usize>) {
        let span = Span { start: self.base + range.start, end: self.base + range.end };
        match event {
            Event::Start(Tag::HtmlBlock) => self.faults.add(span, raw_html(&self.text[range.clone()])),
            Event::InlineHtml(html) => self.faults.add(span, raw_html(html)),
            Event::Start(Tag::Link { dest_url, .. }) => self.inspect_address(dest_url, span),
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.inspect_address(dest_url, span);
                self.image = Some((span, false));
            }
            Event::Text(_) | Event::Code(_) => self.image = self.image.map(|(span, _)| (span, true)),
            Event::End(TagEnd::Image) => {
                if let Some((span, false)) = self.image.take() {
                    self.faults.add(span, ImageWithoutAlt);
                }
            }
            _ => {}
        }
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
