//! The texts of a document with the names that the lock file gives them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::code::Codes;
use crate::model::document::text::{FieldText, ItemText, SectionText, Text, Value};
use crate::model::document::text_field::Publication;
use crate::model::document::texts::walk;
use crate::model::document::{Document, EditorLink, fields};
use crate::model::item::{Item, Section};
use crate::model::publication::Part;
use crate::publication::seen;

/// The texts of a document by name.
pub type Texts<'a> = BTreeMap<Part, Cow<'a, str>>;

/// Whether a change of `part` is a change of published text, which must be listed among the corrections.
pub fn needs_correction(part: &Part) -> bool {
    let Part::Field(name) = part else { return true };
    fields::find(name).is_none_or(|(field, _)| field.publication != Publication::Decision)
}

/// Every text of `document` that the lock file protects. Texts that are not filled in are left out.
pub fn texts(document: &Document) -> Texts<'_> {
    let mut texts = Texts::new();
    walk(document, &mut |text| match text {
        Text::Title(title) => add(&mut texts, Part::Title, Cow::Borrowed(title)),
        Text::Field(text) => add_field(&mut texts, text),
        Text::SectionStart(_) => {}
        // An item without text is recorded nevertheless, so that its id stays reserved.
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
    // An optimization: most values are not filled in and need no name.
    if !written.is_empty() {
        texts.insert(Part::Field(field.name_at(position)), written);
    }
}

fn add<'a>(texts: &mut Texts<'a>, part: Part, text: Cow<'a, str>) {
    if !text.is_empty() {
        texts.insert(part, text);
    }
}

/// The text of an item with the time of its tag.
fn item_text(item: ItemText<'_>) -> Cow<'_, str> {
    with_time(item.markdown.unwrap_or(item.plain), item.when.map(|when| when.written.as_str()))
}

/// The text of an item, followed by its time.
pub fn with_time<'a>(words: &'a str, when: Option<&str>) -> Cow<'a, str> {
    match when {
        None => Cow::Borrowed(words),
        Some(when) => Cow::Owned(format!("{words}（@ {when}）")),
    }
}

fn add_section<'a>(texts: &mut Texts<'a>, section: SectionText<'a>) {
    let text = join_text(section.lead, section.tail);
    if !text.is_empty() {
        let name = free_name(texts, &seen::name(section.heading));
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

/// The heading; from the second equal one on with a number.
pub fn free_name(texts: &Texts, heading: &str) -> String {
    let names = (1..).map(|number| if number == 1 { heading.to_owned() } else { format!("{heading}#{number}") });
    let mut free = names.skip_while(|name| texts.contains_key(&Part::Text(name.clone())));
    free.next().expect("there are more numbers than headings")
}

/// Replaces a name that is withheld.
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

/// The separator between the entries of a list.
pub const BETWEEN: &str = "、";

fn join<'a>(entries: impl Iterator<Item = String>) -> Cow<'a, str> {
    Cow::Owned(entries.collect::<Vec<_>>().join(BETWEEN))
}

/// The codes, as the front matter writes them.
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
