//! Restricts the exported data to what is published.

use std::collections::BTreeSet;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Item;
use crate::model::site::Site;
use crate::model::table::Correction;

/// The corrections of published documents. Others are left out.
pub(super) fn published_corrections(site: &Site) -> impl Iterator<Item = &Correction> {
    site.tables.corrections.iter().filter(|row| site.by_id.contains_key(&row.page.value))
}

/// The part of `site` that a document's data depends on besides its own text: for each document that it links to,
/// whether that is published. Links to unpublished documents are left out.
pub fn surroundings(site: &Site, document: &Document) -> Vec<bool> {
    let goals = document.goal().into_iter().flat_map(|goal| goal.midterm.iter().chain(&goal.continues));
    let items = document.outward_links.iter().filter_map(|link| link.document.as_ref());
    goals.map(|link| &link.id.value).chain(items).map(|id| site.by_id.contains_key(id)).collect()
}

/// Every fiscal year to which a document belongs or that a document mentions.
pub fn fiscal_years(site: &Site) -> BTreeSet<FiscalYear> {
    let mut years: BTreeSet<FiscalYear> = site.years.keys().copied().collect();
    let mut add = |item: &Item| years.extend(item.when.iter().flat_map(|when| [when.first, when.last]));
    for document in &site.documents {
        for item in document.sections.iter().flat_map(|section| &section.items) {
            item.walk(&mut |item| add(item));
        }
    }
    years
}
