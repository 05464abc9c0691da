//! The one parser of Markdown: CommonMark with its extensions, read as Japanese is written.
//!
//! Beyond what the library reads: emphasis beside Japanese punctuation, line breaks between Japanese characters that are
//! no spaces, and addresses that stand in the text as they are. One wavy line is a dash, and crosses nothing out.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::markdown::address::cut;
use crate::markdown::emphasis::{MARK, mark};
use crate::markdown::note::NoteLink;
use crate::markdown::wide::{is_korean, is_wide};

/// The extensions to CommonMark that content can use.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_DEFINITION_LIST);

/// Markdown ready to be parsed.
pub struct Markdown<'a> {
    typed: &'a str,
    /// As the parser is to read it.
    text: Cow<'a, str>,
    /// The bytes of `text` at which a [`MARK`] stands.
    marks: Vec<usize>,
    has_addresses: bool,
}

impl<'a> Markdown<'a> {
    /// Prepares `typed`.
    pub fn new(typed: &'a str) -> Self {
        let (text, marks) = mark(typed);
        Self { typed, text, marks, has_addresses: has_address(typed) }
    }

    /// Everything in the text, each with the bytes of the typed text that it was read from.
    pub fn events(&self) -> Events<'_> {
        let inner = Parser::new_ext(&self.text, OPTIONS).into_offset_iter();
        let (pending, ready) = (None, VecDeque::new());
        Events { markdown: self, inner, pending, ready, last: None, verbatim: 0, single: Vec::new() }
    }

    /// The definitions of links: their labels, and where they stand.
    pub fn definitions(&self) -> Vec<(String, Range<usize>)> {
        let mut events = Parser::new_ext(&self.text, OPTIONS).into_offset_iter();
        events.by_ref().for_each(drop);
        let definitions = events.reference_definitions().iter();
        definitions.map(|(label, found)| (label.replace(MARK, ""), self.place(&found.span))).collect()
    }

    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| at - MARK.len_utf8() * self.marks.partition_point(|mark| *mark < at);
        place(range.start)..place(range.end)
    }

    /// `words` without marks.
    fn clean<'t>(&self, words: CowStr<'t>) -> CowStr<'t> {
        let is_marked = !self.marks.is_empty() && words.contains(MARK);
        if is_marked { words.replace(MARK, "").into() } else { words }
    }

    fn clean_event<'t>(&self, event: Event<'t>) -> Event<'t> {
        match event {
            _ if self.marks.is_empty() => event,
            Event::Text(words) => Event::Text(self.clean(words)),
            Event::Code(words) => Event::Code(self.clean(words)),
            Event::Html(words) => Event::Html(self.clean(words)),
            Event::InlineHtml(words) => Event::InlineHtml(self.clean(words)),
            Event::FootnoteReference(label) => Event::FootnoteReference(self.clean(label)),
            Event::Start(tag) => Event::Start(self.clean_tag(tag)),
            other => other,
        }
    }

    fn clean_tag<'t>(&self, tag: Tag<'t>) -> Tag<'t> {
        match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(name)) => Tag::CodeBlock(CodeBlockKind::Fenced(self.clean(name))),
            Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(self.clean(label)),
            Tag::Link { link_type, dest_url, title, id } => {
                let (dest_url, title, id) = (self.clean(dest_url), self.clean(title), self.clean(id));
                Tag::Link { link_type, dest_url, title, id }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let (dest_url, title, id) = (self.clean(dest_url), self.clean(title), self.clean(id));
                Tag::Image { link_type, dest_url, title, id }
            }
            other => other,
        }
    }
}

/// Whether an address may stand in `text` as it is.
pub fn has_address(text: &str) -> bool {
    text.contains("://")
}

/// The events of a Markdown text with their places.
pub struct Events<'p> {
    markdown: &'p Markdown<'p>,
    inner: OffsetIter<'p>,
    /// Read from the parser, and not looked at.
    pending: Option<(Event<'p>, Range<usize>)>,
    /// Looked at, and not handed out.
    ready: VecDeque<(Event<'p>, Range<usize>)>,
    /// The last character that is shown.
    last: Option<char>,
    /// How many links, pictures and pieces of code are open: no address is looked for in them.
    verbatim: usize,
    /// Of each text between wavy lines that is open: whether they are single ones.
    single: Vec<bool>,
}

impl<'p> Iterator for Events<'p> {
    type Item = (Event<'p>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            let (event, range) = self.pending.take().or_else(|| self.read())?;
            if let Some(event) = self.look_at(event, &range) {
                return Some((event, range));
            }
        }
    }
}

impl<'p> Events<'p> {
    /// Everything but the signs that lead to notes: they stand in no sentence.
    pub fn without_note_marks(self) -> impl Iterator<Item = (Event<'p>, Range<usize>)> {
        let mut is_mark = false;
        self.filter(move |(event, _)| {
            let was_mark = is_mark;
            match event {
                Event::Start(Tag::Link { dest_url, title, .. }) => is_mark = NoteLink::read(dest_url, title).is_some(),
                Event::End(TagEnd::Link) => is_mark = false,
                _ => {}
            }
            !is_mark && !was_mark
        })
    }

    fn read(&mut self) -> Option<(Event<'p>, Range<usize>)> {
        let (event, range) = self.inner.next()?;
        let range = self.markdown.place(&range);
        let event = match self.markdown.clean_event(event) {
            Event::Start(Tag::Strikethrough) => {
                self.single.push(!self.markdown.typed[range.start..].starts_with("~~"));
                if self.single.last() == Some(&true) { wavy() } else { Event::Start(Tag::Strikethrough) }
            }
            Event::End(TagEnd::Strikethrough) if self.single.pop() == Some(true) => wavy(),
            other => other,
        };
        Some((event, range))
    }

    /// What the event is; none where nothing is left of it, or where it became several that are ready.
    fn look_at(&mut self, event: Event<'p>, range: &Range<usize>) -> Option<Event<'p>> {
        match &event {
            Event::Text(words) | Event::Code(words) => self.last = words.chars().next_back().or(self.last),
            Event::SoftBreak if self.is_between_wide(range.end) => return None,
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => self.verbatim += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => self.verbatim -= 1,
            _ => {}
        }
        match event {
            Event::Text(words) if self.markdown.has_addresses && self.verbatim == 0 => {
                self.find_addresses(words.into_string(), range.clone());
                None
            }
            other => Some(other),
        }
    }

    /// Whether no space belongs where the line breaks: before the byte `end` a line ended.
    fn is_between_wide(&self, end: usize) -> bool {
        let is_unspaced = |c: char| is_wide(c) && !is_korean(c);
        let is_markup = |c: char| c.is_ascii_whitespace() || matches!(c, '*' | '_' | '~' | '>' | '[' | '`' | '\\');
        let next = self.markdown.typed[end..].trim_start_matches(is_markup).chars().next();
        self.last.is_some_and(is_unspaced) && next.is_some_and(is_unspaced)
    }

    /// Makes links of the addresses in `words` and in the text directly behind: the parser cuts it at its own signs.
    fn find_addresses(&mut self, mut words: String, mut range: Range<usize>) {
        while let Some((event, place)) = self.read() {
            let Event::Text(more) = event else {
                self.pending = Some((event, place));
                break;
            };
            words.push_str(&more);
            range.end = range.end.max(place.end);
        }
        self.last = words.chars().next_back().or(self.last);
        let start = (words.len() == range.len()).then_some(range.start);
        for (piece, at, is_link) in cut(&words) {
            let place = start.map_or(range.clone(), |start| start + at..start + at + piece.len());
            self.ready.extend(pieces(piece, is_link).map(|event| (event, place.clone())));
        }
    }
}

fn wavy<'t>() -> Event<'t> {
    Event::Text(CowStr::Borrowed("~"))
}

/// A piece of text, or a link with the address as its words.
fn pieces<'t>(text: &str, is_link: bool) -> impl Iterator<Item = Event<'t>> + use<'t> {
    let words = CowStr::from(text.to_owned());
    let empty = CowStr::Borrowed("");
    let tag = Tag::Link { link_type: LinkType::Autolink, dest_url: words.clone(), title: empty.clone(), id: empty };
    let (start, end) = (Event::Start(tag), Event::End(TagEnd::Link));
    [is_link.then_some(start), Some(Event::Text(words)), is_link.then_some(end)].into_iter().flatten()
}
