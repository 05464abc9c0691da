//! A document as it is indexed: every text that its page shows, with anchors.

use std::iter::repeat;

use tomei_search::document::{Document as SearchDocument, Passage, Standing};

use crate::index::facets::{facets, measure, policy};
use crate::markdown;
use crate::model::code::{Code, Codes};
use crate::model::document::text::{FieldText, ItemText, SectionText, Text, Value};
use crate::model::document::text_field::Search;
use crate::model::document::texts::walk;
use crate::model::document::{Document, Subject};
use crate::model::item::{ItemLink, Role};
use crate::model::path::Slug;
use crate::model::site::Site;

/// The indexed texts of `document`, and what a search result shows of it.
pub(super) fn document(site: &Site, document: &Document) -> SearchDocument {
    let mut passages = Passages { site, found: Vec::new() };
    walk(document, &mut |text| match text {
        // The title is a field of its own in the index.
        Text::Title(_) => {}
        Text::Field(text) => passages.add_field(text),
        Text::SectionStart(section) => passages.add_start(section),
        Text::Item(item) => passages.add_item(item),
        Text::SectionEnd(section) => passages.add_all(&markdown::to_passages(section.tail)),
    });
    SearchDocument {
        url: document.path.to_string(),
        title: title(site, document),
        about: about(site, document),
        facets: facets(site, document),
        answers: answers(document, &passages.found),
        passages: passages.found,
        standing: if matches!(document.subject, Subject::Midterm(_)) { Standing::Second } else { Standing::First },
    }
}

/// The passages of results with those of the promises that they are linked to.
fn answers(document: &Document, passages: &[Passage]) -> Vec<(usize, usize)> {
    let place = |id: &Slug| passages.iter().position(|passage| passage.anchor.as_deref() == Some(id.as_str()));
    let own = |link: &ItemLink| link.document.is_none().then(|| place(&link.item)).flatten();
    let results = document.items(Role::Result);
    let pairs = results.flat_map(|result| result.links.iter().filter_map(own).zip(repeat(place(&result.id))));
    pairs.filter_map(|(promise, result)| Some((promise, result?))).collect()
}

struct Passages<'a> {
    site: &'a Site,
    found: Vec<Passage>,
}

impl Passages<'_> {
    fn add(&mut self, anchor: Option<&Slug>, text: &str) {
        if !text.is_empty() {
            self.found.push(Passage { anchor: anchor.map(Slug::to_string), text: text.to_owned() });
        }
    }

    fn add_all<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        texts.into_iter().for_each(|text| self.add(None, text));
    }

    fn add_field(&mut self, FieldText { field, position: _, value }: FieldText) {
        match (field.search, value) {
            (Search::No, _) => {}
            (Search::Plain, Value::Text(text)) => self.add(None, text),
            (Search::Markdown, Value::Text(text)) => self.add_all(&markdown::to_passages(text)),
            (Search::Appended, Value::Text(text)) => self.append(text),
            (_, Value::List(texts)) => self.add_all(texts),
            (_, Value::Measures(codes)) => self.add_titles(codes, measure),
            (_, Value::Policies(codes)) => self.add_titles(codes, policy),
            (_, Value::Withheld | Value::Number(_) | Value::Numbers(_) | Value::Links(_) | Value::ItemLinks(_)) => {}
        }
    }

    fn append(&mut self, text: &str) {
        if let Some(last) = self.found.last_mut() {
            last.text.push(' ');
            last.text.push_str(text);
        }
    }

    /// Codes are found by the titles of the measures and policies that they refer to.
    fn add_titles(&mut self, codes: &Codes, title: fn(&Site, &Code) -> Option<String>) {
        let titles: Vec<String> = codes.as_slice().iter().filter_map(|code| title(self.site, code)).collect();
        self.add_all(&titles);
    }

    /// The heading of a section with items belongs to the form and is the same on every page. It is used as a label,
    /// but not indexed, since it would be found everywhere.
    fn add_start(&mut self, SectionText { role, heading, lead, tail: _ }: SectionText) {
        if role == Role::Text {
            self.add(None, heading);
        }
        self.add_all(&markdown::to_passages(lead));
    }

    fn add_item(&mut self, ItemText { id, role: _, plain, markdown: _, when }: ItemText) {
        self.add(Some(id), plain);
        if let Some(when) = when {
            self.add(Some(id), &format!("{}・{}", when.written, when.label()));
        }
    }
}

/// A sheet has no title of its own.
fn title(site: &Site, document: &Document) -> String {
    match &document.subject {
        Subject::Sheet(sheet) => {
            format!("{} {}の目標", site.department_name(&sheet.department.value), sheet.year.label())
        }
        Subject::Annual(_) | Subject::Midterm(_) | Subject::Page => document.title.clone(),
    }
}

/// The department, the kind of document and the year.
fn about(site: &Site, document: &Document) -> String {
    let Some((year, department)) = document.place() else { return String::new() };
    let kind = match &document.subject {
        Subject::Annual(goal) => format!(" 目標{}", goal.no),
        Subject::Midterm(goal) => format!(" 中期目標{}", goal.no),
        Subject::Sheet(_) | Subject::Page => String::new(),
    };
    format!("{} {}{kind}", site.department_name(department), year.label())
}
