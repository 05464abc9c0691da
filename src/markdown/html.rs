//! Running text as HTML.
//!
//! Raw HTML comes out as the characters that were typed, and only harmless addresses become links: what clerks paste must
//! never act in a reader's browser.

mod table;

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd, html};
use pulldown_cmark_escape::escape_href;

use crate::markdown::anchor;
use crate::markdown::escape;
use crate::markdown::note::{NoteLabel, NoteLink};
use crate::markdown::parse::Markdown;

/// The page on which a text is shown.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// Maps an address as written to the one to print; if it returns `None`, no link is made.
    pub address: &'a dyn Fn(&str) -> Option<String>,
    /// The words of the page, which the text does not have.
    pub words: &'a dyn Fn(PageWord) -> String,
    /// The language of these words, where it is not that of the text.
    pub lang: Option<&'a str>,
    pub anchors: Anchors<'a>,
}

/// A word of the page's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageWord {
    /// The mark of the note with this number.
    Note(usize),
    /// The link from a note back to the text, where the note is marked for the first, second … time.
    Back(usize),
    Table,
}

/// Whether a page has the anchors of the texts on it. They are unique in the document only, and links lead to its own
/// page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchors<'a> {
    /// The page of the text's document; the text is below the heading with this anchor, or below none.
    Here(Option<&'a str>),
    Elsewhere,
}

impl<'a> Place<'a> {
    /// A page that has no words: notes have numbers alone.
    pub fn without_words(address: &'a dyn Fn(&str) -> Option<String>) -> Self {
        let words = &|word: PageWord| match word {
            PageWord::Note(number) | PageWord::Back(number) => number.to_string(),
            PageWord::Table => String::new(),
        };
        Self { address, words, lang: None, anchors: Anchors::Here(None) }
    }

    fn word(&self, word: PageWord) -> String {
        escape(&(self.words)(word))
    }

    /// The attribute that marks the language of the page's words.
    fn lang(&self) -> String {
        self.lang.map(|lang| format!(" lang=\"{}\"", escape(lang))).unwrap_or_default()
    }

    /// The attribute for an anchor, on the page that has them.
    fn id(&self, id: &str) -> String {
        if self.anchors == Anchors::Elsewhere { String::new() } else { format!(" id=\"{id}\"") }
    }
}

/// Renders `markdown` as HTML for `place`.
pub fn to_html(markdown: &str, place: &Place) -> String {
    let source = Markdown::new(markdown);
    let mut printer = Printer { place, links: Vec::new(), notes: Vec::new() };
    let events: Vec<Event> = source.events().filter_map(|(event, _)| printer.event(event)).collect();
    let mut page = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut page, printer.with_anchors(events).into_iter());
    if page.contains("<table>") { table::in_frames(&page, &place.word(PageWord::Table)) } else { page }
}

/// As [`to_html`], without the `<p>` around a single paragraph.
pub fn to_inline_html(markdown: &str, place: &Place) -> String {
    let page = to_html(markdown, place);
    let single = page.trim_end().strip_prefix("<p>").and_then(|page| page.strip_suffix("</p>"));
    match single {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => page,
    }
}

struct Printer<'a> {
    place: &'a Place<'a>,
    /// The links that are open, and what ends them.
    links: Vec<LinkEnd>,
    notes: Vec<Option<NoteLabel>>,
}

#[derive(Clone, Copy, PartialEq)]
enum LinkEnd {
    Link,
    Note,
    /// A link that is not made.
    None,
}

impl Printer<'_> {
    fn event<'p>(&mut self, event: Event<'p>) -> Option<Event<'p>> {
        // The mark of a note is a word of the page.
        if self.links.last() == Some(&LinkEnd::Note) && !matches!(event, Event::End(TagEnd::Link)) {
            return None;
        }
        Some(match event {
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let target = (self.place.address)(&dest_url);
                let note = NoteLink::read(&dest_url, &title);
                self.links.push(link_end(target.is_some(), note.is_some()));
                match (target?, note) {
                    (target, Some(note)) => self.note_link(note, &target),
                    (target, None) => Event::Start(Tag::Link { link_type, dest_url: target.into(), title, id }),
                }
            }
            Event::End(TagEnd::Link) => match self.links.pop().unwrap_or(LinkEnd::Link) {
                LinkEnd::Link => Event::End(TagEnd::Link),
                LinkEnd::Note => raw("</a></sup>"),
                LinkEnd::None => return None,
            },
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let dest_url = CowStr::from((self.place.address)(&dest_url).unwrap_or_default());
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                Event::Start(Tag::Heading { level: below_title(level), id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below_title(level))),
            Event::Start(Tag::FootnoteDefinition(label)) => self.note(label),
            Event::End(TagEnd::FootnoteDefinition) => match self.notes.pop().flatten() {
                Some(note) => raw(&format!("{}</div>\n", self.ways_back(note))),
                None => Event::End(TagEnd::FootnoteDefinition),
            },
            other => other,
        })
    }

    fn note<'p>(&mut self, label: CowStr<'p>) -> Event<'p> {
        let note = NoteLabel::read(&label);
        self.notes.push(note);
        match note {
            Some(note) => {
                let (id, lang) = (self.place.id(&note.id()), self.place.lang());
                let mark = self.place.word(PageWord::Note(note.number));
                let mark = format!("<sup class=\"footnote-definition-label\"{lang}>{mark}</sup>");
                raw(&format!("<div class=\"footnote-definition\"{id}>{mark}"))
            }
            None => Event::Start(Tag::FootnoteDefinition(label)),
        }
    }

    fn note_link<'p>(&self, note: NoteLink, target: &str) -> Event<'p> {
        let mut href = String::with_capacity(target.len());
        escape_href(&mut href, target).expect("writing to a String cannot fail");
        let (id, lang, mark) =
            (self.place.id(&note.id()), self.place.lang(), self.place.word(PageWord::Note(note.number)));
        raw(&format!("<sup class=\"note\"{id}{lang}><a href=\"{href}\">{mark}"))
    }

    /// A link to each mark of a note, on the page that has them.
    fn ways_back(&self, note: NoteLabel) -> String {
        if self.place.anchors == Anchors::Elsewhere {
            return String::new();
        }
        let lang = self.place.lang();
        let back = |link: NoteLink| {
            let words = self.place.word(PageWord::Back(link.time));
            format!("<a class=\"back\" href=\"#{}\"{lang}>{words}</a>", link.id())
        };
        note.links().map(back).collect::<Vec<_>>().join(" ")
    }

    /// Gives each heading an anchor by its words, unless the text is below none.
    fn with_anchors<'p>(&self, mut events: Vec<Event<'p>>) -> Vec<Event<'p>> {
        let Anchors::Here(Some(section)) = self.place.anchors else { return events };
        let mut used = BTreeMap::new();
        let starts: Vec<usize> = (0..events.len()).filter(|at| is_heading(&events[*at])).collect();
        for at in starts {
            let words = words_of_heading(&events[at..]);
            let anchor = anchor::free(format!("{section}/{}", anchor::plain(&words)), &mut used);
            if let Event::Start(Tag::Heading { id, .. }) = &mut events[at] {
                *id = Some(anchor.into());
            }
        }
        events
    }
}

fn is_heading(event: &Event) -> bool {
    matches!(event, Event::Start(Tag::Heading { .. }))
}

fn words_of_heading(events: &[Event]) -> String {
    let heading = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let words = heading.filter_map(|event| match event {
        Event::Text(words) | Event::Code(words) => Some(&**words),
        _ => None,
    });
    words.collect()
}

fn raw<'p>(html: &str) -> Event<'p> {
    Event::InlineHtml(CowStr::from(html.to_owned()))
}

fn link_end(is_made: bool, is_note: bool) -> LinkEnd {
    match (is_made, is_note) {
        (false, _) => LinkEnd::None,
        (true, true) => LinkEnd::Note,
        (true, false) => LinkEnd::Link,
    }
}

/// The level of a heading below the page's title.
fn below_title(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level }
}

#[cfg(test)]
mod tests;
