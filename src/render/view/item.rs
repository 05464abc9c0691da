//! Items and short forms of documents, as several pages show them.

use serde::Serialize;

use crate::markdown;
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, ItemLink, Role, Section};
use crate::model::site::{DocumentIndex, Site};
use crate::model::when::When;
use crate::render::link::{self, Roots};

/// One entry with all that is shown of it.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    pub id: String,
    pub html: String,
    pub text: String,
    /// As written, and the years meant.
    pub when: Option<WhenView>,
    pub links: Vec<ItemLinkView>,
    pub children: Vec<ItemView>,
}

/// A written time and what it means.
#[derive(Clone, Debug, Serialize)]
pub struct WhenView {
    pub written: String,
    pub first: FiscalYear,
    pub last: FiscalYear,
    pub date: Option<String>,
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
    pub lead: String,
    pub items: Vec<ItemView>,
    pub tail: String,
}

/// A goal in a list.
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

/// Turns the items of one document into views.
pub struct ItemViewer<'a> {
    pub site: &'a Site,
    pub document: &'a Document,
    pub roots: &'a Roots,
}

impl ItemViewer<'_> {
    /// A section as shown.
    pub fn section(&self, section: &Section) -> SectionView {
        SectionView {
            role: section.role,
            heading: section.heading.clone(),
            lead: self.html(&section.lead),
            items: section.items.iter().map(|item| self.item(item)).collect(),
            tail: self.html(&section.tail),
        }
    }

    /// An item and those below it.
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

    /// Most items are plain sentences, and need no parser.
    fn inline_html(&self, item: &Item) -> String {
        match &item.markdown {
            None => markdown::escape(&item.text),
            Some(markdown) => markdown::to_inline_html(markdown, &|written| self.address(written)),
        }
    }

    /// Markdown as HTML on the document's page.
    pub fn html(&self, text: &str) -> String {
        if text.is_empty() { String::new() } else { markdown::to_html(text, &|written| self.address(written)) }
    }

    fn address(&self, written: &str) -> Option<String> {
        link::address(self.site, self.document, self.roots, written)
    }

    /// A link is shown only where its target is: drafts are not.
    fn link(&self, link: &ItemLink) -> Option<ItemLinkView> {
        let target = match &link.document {
            None => self.document,
            Some(id) => self.site.document(*self.site.by_id.get(id)?),
        };
        let found = target.all_items().into_iter().find(|item| item.id == link.item)?;
        Some(ItemLinkView {
            is_far: link.document.is_some(),
            path: target.path.to_string(),
            anchor: found.id.to_string(),
            text: found.text.clone(),
        })
    }
}

/// A written time as shown.
pub fn when(when: &When) -> WhenView {
    WhenView {
        written: when.written.clone(),
        first: when.first,
        last: when.last,
        date: when.date.map(|date| date.to_string()),
    }
}

/// A goal in short.
pub fn card(site: &Site, index: DocumentIndex) -> GoalCard {
    let document = site.document(index);
    let kind = document.subject.kind().name();
    let (year, department) = document.place().map_or((None, String::new()), |(year, id)| {
        (Some(year), site.department(id).map(|department| department.name.clone()).unwrap_or_default())
    });
    GoalCard {
        id: document.id.value.to_string(),
        path: document.path.to_string(),
        no: document.goal().map(|goal| goal.no.to_string()).unwrap_or_default(),
        title: document.title.clone(),
        kind,
        summary: document.meta.summary.clone(),
        year,
        department,
        promises: document.items(Role::Promise).count() + document.items(Role::Target).count(),
        results: document.items(Role::Result).count(),
        issues: document.items(Role::Issue).count(),
    }
}

/// Several goals in short.
pub fn cards(site: &Site, indices: &[DocumentIndex]) -> Vec<GoalCard> {
    indices.iter().map(|index| card(site, *index)).collect()
}
