//! A goal over the years: the goals that it continues, the later goals that continue it, and the issues that one year
//! leaves to the next.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::document::{Document, EditorLink};
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, Role};
use crate::model::path::Slug;
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;
use crate::render::view::item::{GoalCard, card};

/// An earlier goal with the issues that it left open.
#[derive(Debug, Serialize)]
pub struct Inheritance {
    pub goal: GoalCard,
    pub by: String,
    pub issues: Vec<OpenIssue>,
}

/// An issue and the promises that an editor linked to it.
#[derive(Debug, Serialize)]
pub struct OpenIssue {
    pub issue: Passage,
    pub promises: Vec<Passage>,
}

/// An item of any page.
#[derive(Debug, Serialize)]
pub struct Passage {
    pub path: String,
    pub anchor: String,
    pub text: String,
    /// The fiscal year of its document.
    pub year: Option<FiscalYear>,
}

/// The goal at `index` with all goals that it is connected to by `continues`, in the order of their years; empty if it
/// is connected to none.
pub fn chain(site: &SiteReader, index: DocumentIndex) -> Vec<DocumentIndex> {
    let (mut found, mut open) = (BTreeSet::from([index]), vec![index]);
    while let Some(index) = open.pop() {
        let later = site.continued_by(index).iter().copied();
        open.extend(earlier(site, index).chain(later).filter(|near| found.insert(*near)));
    }
    let mut chain: Vec<DocumentIndex> = found.into_iter().collect();
    chain.sort_by_key(|index| site.document(*index).place().map(|(year, _)| year));
    if chain.len() > 1 { chain } else { Vec::new() }
}

fn earlier(site: &SiteReader, index: DocumentIndex) -> impl Iterator<Item = DocumentIndex> {
    let links = site.document(index).goal().map(|goal| goal.continues.as_slice()).unwrap_or_default();
    links.iter().filter_map(|link| site.find(&link.id.value))
}

/// The issues of the goals that `document` continues, with the document's own promises about them.
pub fn inherited(site: &SiteReader, document: &Document) -> Vec<Inheritance> {
    let links = document.goal().map(|goal| goal.continues.as_slice()).unwrap_or_default();
    let inheritances = links.iter().filter_map(|link| inheritance(site, document, link));
    inheritances.filter(|inheritance| !inheritance.issues.is_empty()).collect()
}

fn inheritance(site: &SiteReader, document: &Document, link: &EditorLink) -> Option<Inheritance> {
    let index = site.find(&link.id.value)?;
    let earlier = site.document(index);
    let promises = FarPromises::new([document], &earlier.id.value);
    let left = |issue: &Item| OpenIssue { issue: passage(earlier, issue), promises: promises.about(issue) };
    Some(Inheritance {
        goal: card(site, index),
        by: link.by.clone(),
        issues: earlier.items(Role::Issue).map(left).collect(),
    })
}

/// The issues of the goal at `index` that promises of later goals take up.
pub fn taken_up(site: &SiteReader, index: DocumentIndex) -> Vec<OpenIssue> {
    let document = site.document(index);
    let later = site.continued_by(index).iter().map(|later| site.document(*later));
    let promises = FarPromises::new(later, &document.id.value);
    let left = |issue: &Item| OpenIssue { issue: passage(document, issue), promises: promises.about(issue) };
    document.items(Role::Issue).map(left).filter(|left| !left.promises.is_empty()).collect()
}

/// The promises of some documents, deliverables included, by the items of one
/// other document that they lead to.
struct FarPromises<'a> {
    promises: Vec<(&'a Document, &'a Item)>,
    by_target: BTreeMap<&'a Slug, Vec<usize>>,
}

impl<'a> FarPromises<'a> {
    fn new(documents: impl IntoIterator<Item = &'a Document>, target: &Slug) -> Self {
        let mut promises = Vec::new();
        for document in documents {
            let items = document.items(Role::Promise);
            items.for_each(|promise| promise.walk(&mut |item| promises.push((document, item))));
        }
        let mut by_target: BTreeMap<&Slug, Vec<usize>> = BTreeMap::new();
        for (position, (_, item)) in promises.iter().enumerate() {
            for link in item.links.iter().filter(|link| link.document.as_ref() == Some(target)) {
                by_target.entry(&link.item).or_default().push(position);
            }
        }
        Self { promises, by_target }
    }

    /// Those that lead to `issue` or to what stands below it.
    fn about(&self, issue: &Item) -> Vec<Passage> {
        let mut positions = BTreeSet::new();
        issue.walk(&mut |item| positions.extend(self.by_target.get(&item.id).into_iter().flatten().copied()));
        let found = positions.into_iter().map(|position| self.promises[position]);
        found.map(|(document, item)| passage(document, item)).collect()
    }
}

fn passage(document: &Document, item: &Item) -> Passage {
    Passage {
        path: document.path.to_string(),
        anchor: item.id.to_string(),
        text: item.text.clone(),
        year: document.place().map(|(year, _)| year),
    }
}
