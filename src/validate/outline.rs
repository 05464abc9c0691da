//! Extracts the top-level blocks of a body with their positions in the file.
//!
//! It is also the only pass over all markup, so markup that readers would not see as it was typed is reported here.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, OffsetIter, Parser, Tag, TagEnd};

use crate::diagnostic::faults::Faults;
use crate::markdown;
use crate::model::source::{Located, Span};
use crate::validate::body_text::BodyText;
use crate::validate::fault::text::{BlocksTooDeep, ImageWithoutAlt, ItemTooDeep, RawHtml, UnsafeUrl};

/// The blocks of a body, in order.
pub struct Outline {
    pub blocks: Vec<Block>,
    pub links: Vec<Located<String>>,
    /// The headings of sections that are inside of list items.
    pub headings_in_items: Vec<Heading>,
}

/// A top-level block. Its ranges are relative to the start of the body.
pub enum Block {
    Heading(Heading),
    List {
        range: Range<usize>,
        items: Vec<ListItem>,
    },
    /// Code that is marked only by indentation. The range includes the indentation of the first line.
    Indented {
        range: Range<usize>,
    },
    Other {
        range: Range<usize>,
    },
}

/// A heading with its text.
pub struct Heading {
    pub level: HeadingLevel,
    pub text: String,
    pub range: Range<usize>,
}

/// A list item with the items nested below it.
pub struct ListItem {
    /// The start of the item, including its bullet.
    pub start: usize,
    /// The ranges of its own text, of which there are several if a nested list interrupts it.
    pub text: Vec<Range<usize>>,
    /// The parts of its text in which indentation and line breaks matter: code.
    pub code: Vec<Range<usize>>,
    pub children: Vec<ListItem>,
}

/// How deep blocks may stand in one another. Browsers stop at some hundreds.
const DEPTH_LIMIT: usize = 100;

/// Reads the outline of `body`; none of a body that is nested without end,
/// which no other stage could walk.
pub fn read(body: &BodyText, faults: &Faults) -> Outline {
    if let Some(deep) = too_deep(&body.text) {
        faults.add(body.span(&deep), BlocksTooDeep { limit: DEPTH_LIMIT });
        return Outline { blocks: Vec::new(), links: Vec::new(), headings_in_items: Vec::new() };
    }
    let events = Parser::new_ext(&body.text, markdown::OPTIONS).into_offset_iter();
    let mut walk = Walk { events, body, faults, links: Vec::new(), headings_in_items: Vec::new(), image: None };
    Outline { blocks: walk.blocks(), links: walk.links, headings_in_items: walk.headings_in_items }
}

/// How many levels of entries there may be: a template that shows them is called
/// by itself, and the template language allows twenty such calls, two a level.
const LEVEL_LIMIT: usize = 10;

/// Refuses entries below more entries than pages, feeds and data show.
pub fn refuse_depth(items: &[ListItem], body: &BodyText, faults: &Faults) {
    let mut level: Vec<&ListItem> = items.iter().collect();
    for _ in 0..LEVEL_LIMIT {
        level = level.into_iter().flat_map(|item| &item.children).collect();
    }
    for item in level {
        faults.add(body.span(&(item.start..item.start)), ItemTooDeep { limit: LEVEL_LIMIT });
    }
}

/// Those of `headings`, which are in their order, that stand within `list`.
pub fn headings_within<'a>(headings: &'a [Heading], list: &Range<usize>) -> &'a [Heading] {
    let before = |at: usize| headings.partition_point(|heading| heading.range.start < at);
    &headings[before(list.start)..before(list.end)]
}

/// The first piece of markup that stands too deep.
fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut depth: usize = 0;
    let deep = |(event, range): (Event, Range<usize>)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth > DEPTH_LIMIT).then_some(range)
    };
    Parser::new_ext(text, markdown::OPTIONS).into_offset_iter().find_map(deep)
}

struct Walk<'a> {
    events: OffsetIter<'a>,
    body: &'a BodyText<'a>,
    faults: &'a Faults<'a>,
    links: Vec<Located<String>>,
    headings_in_items: Vec<Heading>,
    /// The image that is being read, and whether it has an alternative text so far.
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
        blocks
    }

    /// Advances to the end of the current block and returns its text.
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
                Some(text) => *text = text.start.min(part.start)..text.end.max(part.end),
                None => item.text.push(part),
            }
            is_after_list = false;
        }
        item
    }

    fn inspect(&mut self, event: &Event, range: &Range<usize>) {
        let span = self.body.span(range);
        match event {
            Event::Start(Tag::HtmlBlock) => self.faults.add(span, raw_html(&self.body.text[range.clone()])),
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
