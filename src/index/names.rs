//! The names that the search box suggests as a whole, and the headings of the form, which it does not suggest.

use std::collections::{BTreeMap, BTreeSet};

use tomei_search::build::site_names::{NameKind, SiteName, SiteNames};

use crate::model::document::text::Text;
use crate::model::document::texts::walk;
use crate::model::document::{Document, Subject};
use crate::model::item::Role;
use crate::model::site::Site;

/// The titles of goals and pages, the names of the departments that have a document, the headings of sections, and the words
/// of dictionary and glossary.
pub fn names(site: &Site) -> SiteNames {
    let mut pages: BTreeMap<(NameKind, String), u32> = BTreeMap::new();
    let mut labels = BTreeSet::new();
    for document in &site.documents {
        for name in names_of(site, document) {
            *pages.entry(name).or_default() += 1;
        }
        labels.extend(headings(document));
    }
    let names = pages.into_iter().map(|((kind, text), pages)| SiteName { kind, text, pages });
    SiteNames { names: names.collect(), labels: labels.into_iter().collect(), own: own(site) }
}

fn own(site: &Site) -> Vec<String> {
    let words = site.tables.dictionary.iter().map(|word| &word.surface);
    words.chain(site.tables.glossary.iter().map(|entry| &entry.term)).cloned().collect()
}

fn names_of(site: &Site, document: &Document) -> Vec<(NameKind, String)> {
    let department = document.place().map(|(_, department)| (NameKind::Department, site.department_name(department)));
    let title = match &document.subject {
        Subject::Annual(_) | Subject::Midterm(_) => Some((NameKind::Goal, document.title.clone())),
        Subject::Page => Some((NameKind::Page, document.title.clone())),
        Subject::Sheet(_) => None,
    };
    department.into_iter().chain(title).collect()
}

fn headings(document: &Document) -> Vec<String> {
    let mut headings = Vec::new();
    walk(document, &mut |text| match text {
        Text::SectionStart(section) if section.role != Role::Text => headings.push(section.heading.to_owned()),
        Text::SectionStart(_) | Text::Title(_) | Text::Field(_) | Text::Item(_) | Text::SectionEnd(_) => {}
    });
    headings
}
