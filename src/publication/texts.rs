//! The texts of a document as the lock file names and writes them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::code::Codes;
use crate::model::document::text::{FieldText, ItemText, SectionText, Text, Value};
use crate::model::document::text_field::Publication;
use crate::model::document::texts::walk;
use crate::model::document::{Document, EditorLink, fields};
use crate::model::item::{Item, Section};
use crate::model::publication::Part;

/// The texts of a document by their names.
pub type Texts<'a> = BTreeMap<Part, Cow<'a, str>>;

/// Whether a change of `part` is a change of published text, which readers are
/// to find among the corrections.
pub fn needs_correction(part: &Part) -> bool {
    let Part::Field(name) = part else { return true };
    fields::find(name).is_none_or(|(field, _)| field.publication != Publication::Decision)
}

/// Every text of `document` that the lock file protects; what is not filled in
/// is none.
pub fn texts(document: &Document) -> Texts<'_> {
    let mut texts = Texts::new();
    walk(document, &mut |text| match text {
        Text::Title(title) => add(&mut texts, Part::Title, Cow::Borrowed(title)),
        Text::Field(text) => add_field(&mut texts, text),
        Text::SectionStart(_) => {}
        // An item without words keeps its id: it is not given to another one.
        Text::Item(item) => drop(texts.insert(Part::Item(item.id.clone()), item_text(item))),
        Text::SectionEnd(section) => add_section(&mut texts, section),
    });
    texts
}

fn add_field<'a>(texts: &mut Texts<'a>, text: FieldText<'a>) {
    let FieldText { field, position, value } = text;
    if field.publication == Publication::No {
        return;
    }
    let written = written(value);
    // Most values are not filled in: only then is a name worth making.
    if !written.is_empty() {
        texts.insert(Part::Field(field.name_at(position)), written);
    }
}

fn add<'a>(texts: &mut Texts<'a>, part: Part, text: Cow<'a, str>) {
    if !text.is_empty() {
        texts.insert(part, text);
    }
}

/// An item's words and the time they are for.
fn item_text(item: ItemText<'_>) -> Cow<'_, str> {
    with_time(item.markdown.unwrap_or(item.plain), item.when.map(|when| when.written.as_str()))
}

/// The words of an item followed by its time.
pub fn with_time<'a>(words: &'a str, when: Option<&str>) -> Cow<'a, str> {
    match when {
        None => Cow::Borrowed(words),
        Some(when) => Cow::Owned(format!("{words}（@ {when}）")),
    }
}

fn add_section<'a>(texts: &mut Texts<'a>, section: SectionText<'a>) {
    let text = join_text(section.lead, section.tail);
    if !text.is_empty() {
        let name = free_name(texts, section.heading);
        texts.insert(Part::Text(name), text);
    }
}

/// The text around the items of a section.
pub fn join_text<'a>(lead: &'a str, tail: &'a str) -> Cow<'a, str> {
    match (lead, tail) {
        ("", text) | (text, "") => Cow::Borrowed(text),
        (lead, tail) => Cow::Owned(format!("{lead}\n\n{tail}")),
    }
}

/// The heading, numbered from the second of its kind.
pub fn free_name(texts: &Texts, heading: &str) -> String {
    let names = (1..).map(|number| if number == 1 { heading.to_owned() } else { format!("{heading}#{number}") });
    let mut free = names.skip_while(|name| texts.contains_key(&Part::Text(name.clone())));
    free.next().expect("there are more numbers than headings")
}

/// What stands for a name that is withheld.
pub const WITHHELD: &str = "withheld";

fn written(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Text(text) => Cow::Borrowed(text),
        Value::Withheld => Cow::Borrowed(WITHHELD),
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::Numbers(numbers) => join(numbers.iter().map(u8::to_string)),
        Value::List([text]) => Cow::Borrowed(text),
        Value::List(texts) => Cow::Owned(texts.join(BETWEEN)),
        Value::Measures(codes) | Value::Policies(codes) => written_codes(codes),
        Value::Links(links) => join(links.iter().map(|link: &EditorLink| link.id.value.to_string())),
        Value::ItemLinks(sections) => join(item_links(sections).into_iter()),
    }
}

/// What stands between the entries of a list.
pub const BETWEEN: &str = "、";

fn join<'a>(entries: impl Iterator<Item = String>) -> Cow<'a, str> {
    Cow::Owned(entries.collect::<Vec<_>>().join(BETWEEN))
}

/// The codes as the front matter writes them.
fn written_codes(codes: &Codes) -> Cow<'_, str> {
    match codes {
        Codes::Unset => Cow::Borrowed(""),
        Codes::None => Cow::Borrowed("none"),
        Codes::Some(codes) => join(codes.iter().map(ToString::to_string)),
    }
}

fn item_links(sections: &[Section]) -> Vec<String> {
    let mut links = Vec::new();
    let mut add = |item: &Item| {
        for link in &item.links {
            let document = link.document.as_ref().map(|id| format!("{id}/")).unwrap_or_default();
            links.push(format!("{} → {document}{}", item.id, link.item));
        }
    };
    sections.iter().flat_map(|section| &section.items).for_each(|item| item.walk(&mut add));
    links
}
