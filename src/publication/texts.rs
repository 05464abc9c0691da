//! The texts of a document that readers see, each by its own name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::code::Codes;
use crate::model::document::{Document, EditorLink, Goal, HeadName, Meta, Sheet, Subject};
use crate::model::indicator::{Budget, Indicator};
use crate::model::item::{Item, Section};
use crate::model::publication::Part;

/// The texts of a document by their names.
pub type Texts<'a> = BTreeMap<Part, Cow<'a, str>>;

/// What an editor decides about a document; its text does not change with it.
const DECISIONS: [&str; 4] = ["continues", "linked_by", "links", "midterm"];

/// Whether a change of `part` is a change of published text, which readers are
/// to find among the corrections.
pub fn needs_correction(part: &Part) -> bool {
    !matches!(part, Part::Field(name) if DECISIONS.contains(&name.as_str()))
}

/// Every text of `document`; what is not filled in is none.
pub fn texts(document: &Document) -> Texts<'_> {
    let mut texts = Texts::new();
    add(&mut texts, Part::Title, &document.title);
    add_meta(&mut texts, &document.meta);
    match &document.subject {
        Subject::Sheet(sheet) => add_sheet(&mut texts, sheet),
        Subject::Annual(goal) | Subject::Midterm(goal) => add_goal(&mut texts, goal),
        Subject::Page => {}
    }
    for item in document.all_items() {
        texts.insert(Part::Item(item.id.clone()), item_text(item));
    }
    document.sections.iter().for_each(|section| add_section(&mut texts, section));
    add_field(&mut texts, "links", links(document));
    texts
}

/// An item's words and the time they are for.
fn item_text(item: &Item) -> Cow<'_, str> {
    let words = item.markdown.as_ref().unwrap_or(&item.text);
    with_time(words, item.when.as_ref().map(|when| when.written.as_str()))
}

/// The words of an item followed by its time.
pub fn with_time<'a>(words: &'a str, when: Option<&str>) -> Cow<'a, str> {
    match when {
        None => Cow::Borrowed(words),
        Some(when) => Cow::Owned(format!("{words}（@ {when}）")),
    }
}

fn add_section<'a>(texts: &mut Texts<'a>, section: &'a Section) {
    let text = join_text(&section.lead, &section.tail);
    if !text.is_empty() {
        let name = free_name(texts, &section.heading);
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

fn add_meta<'a>(texts: &mut Texts<'a>, meta: &'a Meta) {
    let Meta { summary, published: _, updated: _, changes: _, source, draft: _, linked_by, plain_text, allow: _ } =
        meta;
    add_some(texts, "summary", summary.as_deref());
    add_some(texts, "linked_by", linked_by.as_deref());
    add_some(texts, "plain_text", plain_text.as_deref());
    if let Some(source) = source {
        add_some(texts, "source.file", Some(&source.file));
        add_field(texts, "source.page", source.page.map(|page| page.to_string()).unwrap_or_default());
        add_some(texts, "source.sha256", source.sha256.as_deref());
        add_some(texts, "source.note", source.note.as_deref());
    }
}

fn add_sheet<'a>(texts: &mut Texts<'a>, sheet: &'a Sheet) {
    let Sheet { year: _, department: _, heads, greeting, motto, staff } = sheet;
    for (number, head) in heads.iter().enumerate() {
        let number = number + 1;
        add(texts, Part::Field(format!("head.{number}.post")), &head.post);
        let name = match &head.name {
            None => "",
            Some(HeadName::Withheld) => "withheld",
            Some(HeadName::Given(name)) => name,
        };
        add(texts, Part::Field(format!("head.{number}.name")), name);
    }
    add_some(texts, "greeting", greeting.as_deref());
    add_some(texts, "motto", motto.as_deref());
    add_some(texts, "staff", staff.as_deref());
}

fn add_goal<'a>(texts: &mut Texts<'a>, goal: &'a Goal) {
    add_field(texts, "plan", codes(&goal.plan));
    add_field(texts, "policies", codes(&goal.policies));
    add_field(texts, "midterm", editor_links(&goal.midterm));
    add_field(texts, "continues", editor_links(&goal.continues));
    if let Some(grade) = &goal.grade {
        add_some(texts, "grade.scheme", Some(grade.scheme.value.as_str()));
        add_some(texts, "grade.value", Some(&grade.value.value));
        add_some(texts, "grade.reason", grade.reason.as_deref());
    }
    goal.indicators.iter().enumerate().for_each(|(place, indicator)| add_indicator(texts, place + 1, indicator));
    if let Some(Budget { planned, settled, unit, note, span: _ }) = &goal.budget {
        add_some(texts, "budget.planned", planned.as_deref());
        add_some(texts, "budget.settled", settled.as_deref());
        add_some(texts, "budget.unit", unit.as_deref());
        add_some(texts, "budget.note", note.as_deref());
    }
    add_field(texts, "partners", goal.partners.join("、"));
    add_field(texts, "legal_basis", goal.legal_basis.join("、"));
    add_field(texts, "sdgs", goal.sdgs.iter().map(u8::to_string).collect::<Vec<_>>().join("、"));
    add_some(texts, "unmet_reason", goal.unmet_reason.as_deref());
    add_some(texts, "midyear", goal.midyear.as_deref());
}

/// Value by value: an actual that is filled in later corrects no target.
fn add_indicator<'a>(texts: &mut Texts<'a>, number: usize, indicator: &'a Indicator) {
    let Indicator { name, kind: _, unit, baseline, target, actual, as_of, note, span: _ } = indicator;
    let values = [
        ("name", Some(name)),
        ("unit", unit.as_ref()),
        ("baseline", baseline.as_ref()),
        ("target", target.as_ref()),
        ("actual", actual.as_ref()),
        ("as_of", as_of.as_ref()),
        ("note", note.as_ref()),
    ];
    for (key, value) in values {
        add_some(texts, &format!("indicator.{number}.{key}"), value.map(String::as_str));
    }
}

/// The codes as the front matter writes them.
fn codes(codes: &Codes) -> String {
    match codes {
        Codes::Unset => String::new(),
        Codes::None => "none".to_owned(),
        Codes::Some(codes) => codes.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
    }
}

fn editor_links(links: &[EditorLink]) -> String {
    links.iter().map(|link| link.id.value.as_str()).collect::<Vec<_>>().join("、")
}

fn links(document: &Document) -> String {
    let mut links = Vec::new();
    for item in document.all_items() {
        for link in &item.links {
            let document = link.document.as_ref().map(|id| format!("{id}/")).unwrap_or_default();
            links.push(format!("{} → {document}{}", item.id, link.item));
        }
    }
    links.join("、")
}

fn add_some<'a>(texts: &mut Texts<'a>, name: &str, text: Option<&'a str>) {
    add(texts, Part::Field(name.to_owned()), text.unwrap_or_default());
}

fn add_field(texts: &mut Texts<'_>, name: &str, text: String) {
    if !text.is_empty() {
        texts.insert(Part::Field(name.to_owned()), Cow::Owned(text));
    }
}

fn add<'a>(texts: &mut Texts<'a>, part: Part, text: &'a str) {
    if !text.is_empty() {
        texts.insert(part, Cow::Borrowed(text));
    }
}
