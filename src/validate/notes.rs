//! References of a body: to addresses that are defined elsewhere in it, and to notes.
//!
//! A section and an entry are Markdown of their own later on. What they refer to may stand in another, so every reference
//! is written out here, where the whole body is at hand: `[市][annai]` becomes `[市](address)`, and notes are numbered.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use crate::diagnostic::faults::Faults;
use crate::markdown::note::{NoteLabel, NoteLink};
use crate::markdown::parse::Markdown;
use crate::validate::body_text::{BodyText, Edit};
use crate::validate::fault::note::NoteMissing;
use crate::validate::fault::section::NoteInHeading;

/// `body` with its references written out.
pub fn resolve<'a>(body: BodyText<'a>, faults: &Faults) -> BodyText<'a> {
    if !body.text.contains("[^") && !body.text.contains("]:") {
        return body;
    }
    let mut found = Found::new(&body.text);
    let mut known = Vec::new();
    for (event, range) in Markdown::new(&body.text).events() {
        known.extend(matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))).then(|| range.clone()));
        found.event(event, &range);
    }
    let in_headings = std::mem::take(&mut found.in_headings);
    for mark in &in_headings {
        faults.add(body.span(mark), NoteInHeading { written: body.text[mark.clone()].to_owned() });
    }
    let edits = found.into_edits();
    known.extend(edits.iter().map(|edit| edit.at.clone()).chain(in_headings));
    for missing in missing(&body.text, &known) {
        let fault = NoteMissing { written: body.text[missing.clone()].to_owned() };
        faults.add(body.span(&missing), fault);
    }
    body.edited(&edits)
}

struct Found<'a> {
    text: &'a str,
    /// The number of headings so far: a label means the note of its own section first.
    section: usize,
    edits: Vec<Edit>,
    links: Vec<NoteMark>,
    notes: Vec<NoteMark>,
    is_heading: bool,
    /// The links to notes in headings, which cannot lead anywhere.
    in_headings: Vec<Range<usize>>,
}

/// The place and label of a note, or of a link to one.
struct NoteMark {
    label: String,
    section: usize,
    at: Range<usize>,
}

impl<'a> Found<'a> {
    fn new(text: &'a str) -> Self {
        let (edits, links, notes, in_headings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { text, section: 0, edits, links, notes, is_heading: false, in_headings }
    }

    fn event(&mut self, event: Event, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.section += usize::from(level <= HeadingLevel::H2);
                self.is_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => self.is_heading = false,
            Event::FootnoteReference(_) if self.is_heading => self.in_headings.push(range.clone()),
            Event::Start(
                Tag::Link { link_type, dest_url, title, .. } | Tag::Image { link_type, dest_url, title, .. },
            ) => {
                self.edits.extend(written_out(self.text, (link_type, range), (&dest_url, &title)));
            }
            Event::FootnoteReference(label) => {
                let mark = self.mark(&label, range.clone());
                self.links.push(mark);
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let length = self.text[range.clone()].find("]:").map_or(0, |end| end + 2);
                let mark = self.mark(&label, range.start..range.start + length);
                self.notes.push(mark);
            }
            _ => {}
        }
    }

    fn mark(&self, label: &CowStr, at: Range<usize>) -> NoteMark {
        NoteMark { label: label.to_lowercase(), section: self.section, at }
    }

    /// Numbers the notes by the first link to each; notes that nothing leads to come last.
    fn into_edits(mut self) -> Vec<Edit> {
        let (mut numbers, mut times) = (BTreeMap::new(), vec![0; self.notes.len()]);
        for link in &self.links {
            let Some(note) = self.note_of(link) else { continue };
            let next = numbers.len() + 1;
            let number = *numbers.entry(note).or_insert(next);
            times[note] += 1;
            let read = NoteLink { number, time: times[note] }.markdown();
            self.edits.push(Edit { at: link.at.clone(), read });
        }
        for (note, mark) in self.notes.iter().enumerate().filter(|(_, mark)| !mark.at.is_empty()) {
            let next = numbers.len() + 1;
            let number = *numbers.entry(note).or_insert(next);
            let read = NoteLabel { number, times: times[note] }.markdown();
            self.edits.push(Edit { at: mark.at.clone(), read });
        }
        self.edits.sort_by_key(|edit| edit.at.start);
        self.edits
    }

    fn note_of(&self, link: &NoteMark) -> Option<usize> {
        let same = |note: &&(usize, &NoteMark)| note.1.label == link.label;
        let mut notes = self.notes.iter().enumerate().filter(|note| same(&note));
        let first = notes.clone().next()?;
        Some(notes.find(|(_, note)| note.section == link.section).unwrap_or(first).0)
    }
}

/// The edit that writes an address out behind the words of a link.
fn written_out(
    text: &str,
    (link_type, range): (LinkType, &Range<usize>),
    (address, title): (&str, &str),
) -> Option<Edit> {
    let link = &text[range.clone()];
    let start = match link_type {
        LinkType::Reference => link.rfind("][")? + 1,
        LinkType::Collapsed => link.rfind("[]")?,
        LinkType::Shortcut => link.len(),
        _ => return None,
    };
    let address = address.replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r'], "");
    let title = match title {
        "" => String::new(),
        title => format!(" \"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    Some(Edit { at: range.start + start..range.end, read: format!("(<{address}>{title})") })
}

/// What looks like the link to a note, and leads to none.
fn missing(text: &str, known: &[Range<usize>]) -> Vec<Range<usize>> {
    let starts = text.match_indices("[^").map(|(at, _)| at);
    let unknown = starts.filter(|at| !known.iter().any(|known| known.contains(at)) && !text[..*at].ends_with('\\'));
    let marks = unknown.filter_map(|at| {
        let end = text[at..].find(']')?;
        let label = &text[at + 2..at + end];
        let is_label = !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || c == '[');
        is_label.then_some(at..at + end + 1)
    });
    marks.collect()
}
