//! Running text as HTML.
//!
//! Raw HTML comes out as the characters that were typed, and only harmless addresses become links: what clerks paste must
//! never act in a reader's browser.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd, html};
use pulldown_cmark_escape::escape_href;

use crate::markdown::anchor;
use crate::markdown::note::{NoteLabel, NoteLink};
use crate::markdown::parse::Markdown;

/// Renders `markdown` as HTML. `address` maps an address as written to the one to print; if it returns `None`, no link
/// is made.
pub fn to_html(markdown: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    below(markdown, address, "")
}

/// As [`to_html`], below the heading whose anchor is `section`: the headings of the text have anchors of their own.
pub fn below(markdown: &str, address: &dyn Fn(&str) -> Option<String>, section: &str) -> String {
    let source = Markdown::new(markdown);
    let mut printer = Printer { address, section, links: Vec::new(), notes: Vec::new() };
    let events: Vec<Event> = source.events().filter_map(|(event, _)| printer.event(event)).collect();
    let mut page = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut page, printer.with_anchors(events).into_iter());
    if page.contains("<table>") { in_frames(&page) } else { page }
}

/// Tables in frames of their own, which scroll where the page is narrow. What was typed holds no `<`.
fn in_frames(page: &str) -> String {
    let framed =
        page.replace("<table>", "<div class=\"wide\" role=\"region\" aria-label=\"表\" tabindex=\"0\"><table>");
    framed.replace("</table>", "</table></div>")
}

/// As [`to_html`], without the `<p>` around a single paragraph.
pub fn to_inline_html(markdown: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    let page = to_html(markdown, address);
    let single = page.trim_end().strip_prefix("<p>").and_then(|page| page.strip_suffix("</p>"));
    match single {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => page,
    }
}

struct Printer<'a> {
    address: &'a dyn Fn(&str) -> Option<String>,
    section: &'a str,
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
        Some(match event {
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let target = (self.address)(&dest_url);
                let note = NoteLink::read(&dest_url, &title);
                self.links.push(link_end(target.is_some(), note.is_some()));
                match (target?, note) {
                    (target, Some(note)) => note_link(note, &target),
                    (target, None) => Event::Start(Tag::Link { link_type, dest_url: target.into(), title, id }),
                }
            }
            Event::End(TagEnd::Link) => match self.links.pop().unwrap_or(LinkEnd::Link) {
                LinkEnd::Link => Event::End(TagEnd::Link),
                LinkEnd::Note => raw("</a></sup>"),
                LinkEnd::None => return None,
            },
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let dest_url = CowStr::from((self.address)(&dest_url).unwrap_or_default());
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                Event::Start(Tag::Heading { level: below_title(level), id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below_title(level))),
            Event::Start(Tag::FootnoteDefinition(label)) => self.note(label),
            Event::End(TagEnd::FootnoteDefinition) => match self.notes.pop().flatten() {
                Some(note) => raw(&format!("{}</div>\n", note.ways_back())),
                None => Event::End(TagEnd::FootnoteDefinition),
            },
            other => other,
        })
    }

    fn note<'p>(&mut self, label: CowStr<'p>) -> Event<'p> {
        let note = NoteLabel::read(&label);
        self.notes.push(note);
        match note {
            Some(note) => raw(&format!("<div class=\"footnote-definition\" id=\"{}\">{}", note.id(), note.mark())),
            None => Event::Start(Tag::FootnoteDefinition(label)),
        }
    }

    /// Gives each heading an anchor by its words, unless the text is below none.
    fn with_anchors<'p>(&self, mut events: Vec<Event<'p>>) -> Vec<Event<'p>> {
        let mut used = BTreeMap::new();
        let starts: Vec<usize> = (0..events.len()).filter(|at| is_heading(&events[*at])).collect();
        for at in starts.into_iter().filter(|_| !self.section.is_empty()) {
            let words = words_of_heading(&events[at..]);
            let anchor = anchor::free(format!("{}/{}", self.section, anchor::plain(&words)), &mut used);
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

fn note_link<'p>(note: NoteLink, target: &str) -> Event<'p> {
    let mut href = String::with_capacity(target.len());
    escape_href(&mut href, target).expect("writing to a String cannot fail");
    raw(&format!("<sup class=\"note\" id=\"{}\"><a href=\"{href}\">", note.id()))
}

/// The level of a heading below the page's title.
fn below_title(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level }
}

#[cfg(test)]
mod tests {
    use super::{below, to_html};

    #[test]
    fn a_note_leads_there_and_back() {
        let keep = |address: &str| Some(address.to_owned());
        let page = to_html("甲[注1](#note-1 \"noteref-1-1\")\n\n[^1-2]: 乙\n", &keep);
        assert_eq!(
            page,
            "<p>甲<sup class=\"note\" id=\"noteref-1-1\"><a href=\"#note-1\">注1</a></sup></p>\n\
             <div class=\"footnote-definition\" id=\"note-1\"><sup class=\"footnote-definition-label\">注1</sup>\n\
             <p>乙</p>\n<a class=\"back\" href=\"#noteref-1-1\">本文へ</a> \
             <a class=\"back\" href=\"#noteref-1-2\">本文へ2</a></div>\n"
        );
    }

    #[test]
    fn headings_have_anchors_by_their_words() {
        let page = below("### 甲 乙\n\n### 甲 乙\n", &|_| None, "§節");
        assert_eq!(page, "<h3 id=\"§節/甲-乙\">甲 乙</h3>\n<h3 id=\"§節/甲-乙-2\">甲 乙</h3>\n");
    }
}
