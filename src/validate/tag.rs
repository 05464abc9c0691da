//! Parses the tag of an item: `[r1 -> p1, p2 @ 10月]`.

use crate::diagnostic::fault::Fault;
use crate::diagnostic::faults::Faults;
use crate::model::item::ItemLink;
use crate::model::path::Slug;
use crate::model::source::Span;
use crate::validate::fault::bracket::{IdUnclear, WordKept, WordUnclear};
use crate::validate::fault::value::{Misspelled, Spelling};

/// The contents of a tag.
#[derive(Debug, Default)]
pub struct Tag {
    pub id: Option<Slug>,
    pub links: Vec<ItemLink>,
    pub when: Option<(String, Span)>,
}

impl Tag {
    /// The same with all places at `span`: the parts of a tag in full width have none of their own.
    pub(super) fn at(self, span: Span) -> Self {
        let (links, when) = (self.links.into_iter(), self.when.map(|(written, _)| (written, span)));
        Self { links: links.map(|link| ItemLink { span, ..link }).collect(), when, ..self }
    }
}

/// Parses the tag at the start of an item's text, which begins at byte `at` of the file. Returns it with its length in
/// bytes, including the spaces after it. `is_id` determines whether something refers to a word as the id of an item.
///
/// Square brackets that are not a tag, such as `[策定済み]` or `[DX]`, belong to the text. Brackets that begin like a tag
/// but are not a valid one are reported.
pub fn read(text: &str, at: usize, is_id: &dyn Fn(&str) -> bool, faults: &Faults) -> (Tag, usize) {
    let Some((inner, after)) = brackets(text) else { return (Tag::default(), 0) };
    let span = Span::new(at, inner.len() + 2);
    match meaning(inner, after, is_id) {
        Meaning::Text => return (Tag::default(), 0),
        Meaning::Word(fault) => {
            faults.add(span, fault);
            return (Tag::default(), 0);
        }
        Meaning::Unclear(fault) => faults.add(span, fault),
        Meaning::Tag => {}
    }
    // People write `[p1]: 文` as in a list of definitions.
    let words = after.strip_prefix("\\:").or_else(|| after.strip_prefix([':', '：'])).unwrap_or(after);
    let length = text.len() - words.trim_start().len();
    let tag = parse(inner, at + 1).unwrap_or_else(|| {
        let fault = Misspelled { text: format!("[{inner}]"), expected: Spelling::Tag };
        faults.add(span, fault);
        Tag::default()
    });
    (tag, length)
}

/// The items of the same document that the tag at the start of `text` links to.
pub fn targets(text: &str) -> Vec<String> {
    let Some(inner) = brackets(text).map(|(inner, _)| inner).filter(|inner| arrow(inner).is_some()) else {
        return Vec::new();
    };
    let links = parse(inner, 0).map(|tag| tag.links).unwrap_or_default();
    links.into_iter().filter(|link| link.document.is_none()).map(|link| link.item.to_string()).collect()
}

/// Whether the text between brackets is a tag with an id of the program's own form, or none, and with valid links.
pub(super) fn is_tag(inner: &str) -> bool {
    let Some(tag) = parse(inner, 0) else { return false };
    let is_id = tag.id.is_none_or(|id| is_written_by_program(id.as_str()));
    is_id && !inner.trim().is_empty()
}

/// The text between the brackets at the start, and the text after them; `None` if they are part of a Markdown link.
fn brackets(text: &str) -> Option<(&str, &str)> {
    let (inner, after) = text.strip_prefix('[')?.split_once(']')?;
    (!after.starts_with(['(', '['])).then_some((inner, after))
}

/// The interpretation of a bracketed word at the start of an item.
enum Meaning {
    Tag,
    Text,
    /// Text that could have been meant as an id.
    Word(Fault),
    /// An id that could have been meant as text.
    Unclear(Fault),
}

fn meaning(inner: &str, after: &str, is_id: &dyn Fn(&str) -> bool) -> Meaning {
    let word = inner.split_whitespace().next().unwrap_or_default();
    let is_bare = word == inner.trim();
    if let Some(before) = inner.find("->").or_else(|| inner.find(['→', '@'])).map(|mark| &inner[..mark]) {
        let id = before.trim();
        // Spaces are required around `->` and `@`, so that `[info@city.example]` and `[A→B]` remain text.
        let is_spaced = before.ends_with(char::is_whitespace) && Slug::new(id).is_some();
        if id.is_empty() || is_spaced || is_written_by_program(id) || is_given(id) {
            return Meaning::Tag;
        }
    }
    if !is_bare {
        return if is_written_by_program(word) { Meaning::Tag } else { Meaning::Text };
    }
    if is_written_by_program(word) || is_given(word) || is_id(word) {
        return Meaning::Tag;
    }
    let word = word.to_owned();
    match Slug::new(&word) {
        None => Meaning::Text,
        // A checkbox of a task list.
        Some(_) if word.eq_ignore_ascii_case("x") => Meaning::Text,
        Some(_) if is_own(&word) && after.chars().next().is_none_or(char::is_whitespace) => {
            Meaning::Unclear(IdUnclear { word }.into())
        }
        Some(_) if word.starts_with(|c: char| c.is_ascii_lowercase()) => Meaning::Word(WordUnclear { word }.into()),
        Some(_) => Meaning::Word(WordKept { word }.into()),
    }
}

/// Whether the program generates ids of this form: `p1`, `p2-1`, `p1-d1`.
fn is_written_by_program(word: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = word.split('-');
    let first = parts.next().and_then(|first| first.strip_prefix(LETTERS));
    first.is_some_and(is_number) && parts.all(|part| is_number(part.strip_prefix(LETTERS).unwrap_or(part)))
}

/// The letters of the roles, and that of deliverables.
const LETTERS: [char; 10] = ['m', 'a', 'v', 'p', 'r', 'i', 't', 's', 'x', 'd'];

/// Whether the word is explicitly marked as an id: `#center`.
fn is_given(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(is_lowercase_id)
}

/// Whether the word has the form of an id that a person would choose: `center-open`.
fn is_own(word: &str) -> bool {
    is_lowercase_id(word) && word.contains(['-', '_'])
}

fn is_lowercase_id(word: &str) -> bool {
    let is_lowercase = word.bytes().all(|byte| !byte.is_ascii_uppercase());
    is_lowercase && word.starts_with(|c: char| c.is_ascii_lowercase()) && Slug::new(word).is_some()
}

fn arrow(text: &str) -> Option<(usize, usize)> {
    text.find("->").map(|place| (place, 2)).or_else(|| text.find('→').map(|place| (place, '→'.len_utf8())))
}

fn parse(inner: &str, at: usize) -> Option<Tag> {
    let (rest, when) = match inner.split_once('@') {
        Some((rest, when)) => (rest, Some((when.trim().to_owned(), span_within(inner, when.trim(), at)))),
        None => (inner, None),
    };
    let (id, links) = match arrow(rest) {
        Some((place, length)) => (&rest[..place], read_links(&rest[place + length..], inner, at)?),
        None => (rest, Vec::new()),
    };
    let id = match id.trim() {
        "" => None,
        id => Some(Slug::new(id.strip_prefix('#').unwrap_or(id))?),
    };
    Some(Tag { id, links, when })
}

fn read_links(targets: &str, inner: &str, at: usize) -> Option<Vec<ItemLink>> {
    targets.split([',', '、']).map(|target| read_link(target.trim(), inner, at)).collect()
}

fn read_link(target: &str, inner: &str, at: usize) -> Option<ItemLink> {
    let (document, item) = match target.split_once('/') {
        Some((document, item)) => (Some(Slug::new(document)?), item),
        None => (None, target),
    };
    Some(ItemLink { document, item: Slug::new(item)?, span: span_within(inner, target, at) })
}

/// The position in the file of `part`, a slice of `whole`, which begins at byte `at`.
fn span_within(whole: &str, part: &str, at: usize) -> Span {
    let offset = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    Span::new(at + offset.min(whole.len()), part.len())
}

#[cfg(test)]
mod tests;
