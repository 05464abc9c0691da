//! Items, sections and short forms of goals, as several kinds of pages show them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::markdown::html::{self, Anchors, PageWord, Place};
use crate::markdown::{self, anchor};
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, ItemLink, Role, Section};
use crate::model::site::DocumentIndex;
use crate::render::context::PageContext;
use crate::render::glossary::Linker;
use crate::render::link;
use crate::render::reads::SiteReader;
use crate::render::view::when::{WhenView, when};

/// An item with everything that is shown of it.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    pub id: String,
    pub html: String,
    pub text: String,
    /// The time as written, and the years that it means.
    pub when: Option<WhenView>,
    pub links: Vec<ItemLinkView>,
    pub children: Vec<ItemView>,
}

/// A link from one item to another.
#[derive(Clone, Debug, Serialize)]
pub struct ItemLinkView {
    /// Whether it leads to another document.
    pub is_far: bool,
    pub path: String,
    pub anchor: String,
    pub text: String,
}

/// A section with its items.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    pub role: Role,
    pub heading: String,
    /// The id of the heading; empty where there is none.
    pub anchor: String,
    pub lead: String,
    pub items: Vec<ItemView>,
    pub tail: String,
}

/// A goal as an entry of a list.
#[derive(Clone, Debug, Serialize)]
pub struct GoalCard {
    pub id: String,
    pub path: String,
    pub no: String,
    pub title: String,
    pub kind: &'static str,
    pub summary: Option<String>,
    pub year: Option<FiscalYear>,
    pub department: String,
    pub promises: usize,
    pub results: usize,
    pub issues: usize,
}

/// Converts the items of one document into views.
pub struct ItemViewer<'a> {
    pub context: &'a PageContext<'a>,
    pub document: &'a Document,
}

impl ItemViewer<'_> {
    fn section(&self, section: &Section, anchor: String) -> SectionView {
        SectionView {
            role: section.role,
            heading: section.heading.clone(),
            lead: self.html_below(&section.lead, &anchor),
            items: section.items.iter().map(|item| self.item(item)).collect(),
            tail: self.html_below(&section.tail, &anchor),
            anchor,
        }
    }

    /// The views of all sections.
    pub fn sections(&self) -> Vec<SectionView> {
        self.sections_where(|_| true)
    }

    /// The views of the sections of free text.
    pub fn texts(&self) -> Vec<SectionView> {
        self.sections_where(|section| section.role == Role::Text)
    }

    /// The views of the sections that `is_wanted` accepts.
    pub fn sections_where(&self, is_wanted: impl Fn(&Section) -> bool) -> Vec<SectionView> {
        let mut used = BTreeMap::new();
        let sections = self.document.sections.iter();
        let anchored = sections.map(|section| (section, anchor::of_section(&section.heading, &mut used)));
        let wanted = anchored.filter(|(section, _)| is_wanted(section));
        wanted.map(|(section, anchor)| self.section(section, anchor)).collect()
    }

    /// The views of the items in sections of `role`.
    pub fn items(&self, role: Role) -> Vec<ItemView> {
        self.document.items(role).map(|item| self.item(item)).collect()
    }

    /// The view of an item and of the items below it.
    pub fn item(&self, item: &Item) -> ItemView {
        ItemView {
            id: item.id.to_string(),
            html: self.inline_html(item),
            text: item.text.clone(),
            when: item.when.as_ref().map(when),
            links: item.links.iter().filter_map(|link| self.link(link)).collect(),
            children: item.children.iter().map(|child| self.item(child)).collect(),
        }
    }

    /// Most items are plain sentences, for which no Markdown parser is needed.
    fn inline_html(&self, item: &Item) -> String {
        match &item.markdown {
            None => markdown::escape(&item.text),
            Some(markdown) => self.print(markdown, "", html::to_inline_html),
        }
    }

    /// Converts Markdown to HTML for the document's page.
    pub fn html(&self, text: &str) -> String {
        self.html_below(text, "")
    }

    fn html_below(&self, text: &str, anchor: &str) -> String {
        if text.is_empty() { String::new() } else { self.print(text, anchor, html::to_html) }
    }

    fn print(&self, text: &str, section: &str, print: fn(&str, &Place) -> String) -> String {
        let section = Some(section).filter(|section| !section.is_empty());
        let place = Place {
            address: &|written| self.address(written),
            words: &|word| self.word(word),
            lang: self.lang(),
            anchors: if self.is_own_page() { Anchors::Here(section) } else { Anchors::Elsewhere },
        };
        print(text, &place)
    }

    fn word(&self, word: PageWord) -> String {
        let (key, number) = match word {
            PageWord::Note(number) => ("note.mark", number),
            PageWord::Back(1) => ("note.back", 1),
            PageWord::Back(number) => ("note.back_again", number),
            PageWord::Table => ("note.table", 1),
        };
        self.context.words.sentence(key, &[("number", &number.to_string())])
    }

    /// The language of the page, where it is not that of the content.
    fn lang(&self) -> Option<&str> {
        (self.context.address.language > 0).then_some(&*self.context.words.code)
    }

    fn is_own_page(&self) -> bool {
        self.context.address.route.path() == self.document.path.as_str()
    }

    /// A place on the document's own page is printed with the path of that page on any other.
    fn address(&self, written: &str) -> Option<String> {
        if written.starts_with('#') && !self.is_own_page() {
            return Some(format!("{}{}{written}", self.context.bases.pages, self.document.path));
        }
        link::address(self.context.site, self.document, &self.context.bases, written)
    }

    /// A link is omitted if its target is not shown, e.g. because it is a draft.
    fn link(&self, link: &ItemLink) -> Option<ItemLinkView> {
        let target = match &link.document {
            None => self.document,
            Some(id) => self.context.site.document(self.context.site.find(id)?),
        };
        let found = target.item(&link.item)?;
        Some(ItemLinkView {
            is_far: link.document.is_some(),
            path: target.path.to_string(),
            anchor: found.id.to_string(),
            text: found.text.clone(),
        })
    }
}

/// A goal as an entry of a list.
pub fn card(site: &SiteReader, index: DocumentIndex) -> GoalCard {
    let summary = site.summary(index);
    let department = summary.place.and_then(|(_, id)| site.department(id));
    GoalCard {
        id: summary.id.to_string(),
        path: summary.path.to_string(),
        no: summary.no.map(ToString::to_string).unwrap_or_default(),
        title: summary.title.to_owned(),
        kind: summary.kind,
        summary: summary.summary.map(str::to_owned),
        year: summary.place.map(|(year, _)| year),
        department: department.map(|department| department.name.clone()).unwrap_or_default(),
        promises: summary.promises + summary.targets,
        results: summary.results,
        issues: summary.issues,
    }
}

/// Several goals as entries of a list.
pub fn cards(site: &SiteReader, indices: &[DocumentIndex]) -> Vec<GoalCard> {
    indices.iter().map(|index| card(site, *index)).collect()
}

/// Texts in which the terms of the glossary can be linked. Implementations must follow the reading order.
pub trait LinkTerms: Sized {
    /// The same texts with linked terms.
    fn linked(self, linker: &mut Linker) -> Self;
}

impl LinkTerms for ItemView {
    fn linked(self, linker: &mut Linker) -> Self {
        let html = linker.link(self.html);
        Self { html, children: self.children.linked(linker), ..self }
    }
}

impl LinkTerms for SectionView {
    fn linked(self, linker: &mut Linker) -> Self {
        let lead = linker.link(self.lead);
        let items = self.items.linked(linker);
        Self { lead, items, tail: linker.link(self.tail), ..self }
    }
}

impl<T: LinkTerms> LinkTerms for Vec<T> {
    fn linked(self, linker: &mut Linker) -> Self {
        self.into_iter().map(|one| one.linked(linker)).collect()
    }
}
