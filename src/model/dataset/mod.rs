//! The schema of the open data: which tables there are, what each column holds, and how a missing value is labelled.
//!
//! The CSV headers, the data package, the definition table and the page that explains them are all made from it. The
//! schema does not depend on the content: a table without rows is still written, and every year has the same columns.

mod document;
mod goal;
mod item;
mod meta;
mod reference;
mod table;

pub use crate::model::dataset::document::*;
pub use crate::model::dataset::goal::*;
pub use crate::model::dataset::item::*;
pub use crate::model::dataset::meta::*;
pub use crate::model::dataset::reference::*;
pub use crate::model::dataset::table::{Choice, Column, Kind, Missing, Reference, Table};

/// Every table, in the order in which they are best read.
pub static TABLES: [&Table; 37] = [
    &DOCUMENTS,
    &GOALS,
    &ITEMS,
    &ITEM_LINKS,
    &SCHEDULE,
    &GOAL_MEASURES,
    &GOAL_POLICIES,
    &GOAL_LINKS,
    &INDICATORS,
    &BUDGETS,
    &PARTNERS,
    &LEGAL_BASES,
    &SDGS,
    &SHEETS,
    &HEADS,
    &SECTIONS,
    &SECTION_TEXTS,
    &ITEM_MARKUP,
    &ADDRESSES,
    &CHANGES,
    &CORRECTIONS,
    &DEPARTMENTS,
    &PLANS,
    &MEASURES,
    &MEASURE_TITLES,
    &POLICY_SETS,
    &POLICIES,
    &POLICY_TITLES,
    &GRADE_SCHEMES,
    &GRADES,
    &GLOSSARY,
    &GLOSSARY_ALIASES,
    &FISCAL_YEARS,
    &SITE,
    &REPLACEMENTS,
    &DEFINITIONS,
    &WORDS,
];

/// The table called `name`.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name).copied()
}
