//! Does every key name one row, and every reference a row that is there?

use std::collections::HashSet;

use csv::StringRecord;

use crate::export::check::file::Parsed;
use crate::export::check::report::{Report, Rule};
use crate::model::dataset::{Missing, Table};

type Key<'a> = Vec<&'a str>;

/// Looks at the keys and references of all tables.
pub fn check(tables: &[Parsed], report: &mut Report) {
    for parsed in tables {
        check_keys(parsed, report);
        for reference in parsed.table.references {
            let Some(target) = tables.iter().find(|target| target.table.name == reference.table) else { continue };
            let there: HashSet<Key> =
                target.rows.iter().map(|row| values(target.table, row, reference.target)).collect();
            for (number, row) in (1..).zip(&parsed.rows) {
                let key = values(parsed.table, row, reference.columns);
                if !is_missing(&key) && !there.contains(&key) {
                    let place = (number, reference.columns[0]);
                    report.add(Rule::References, parsed.table.name, Some(place), &key.join(" "));
                }
            }
        }
    }
}

fn check_keys(parsed: &Parsed, report: &mut Report) {
    let mut seen: HashSet<Key> = HashSet::with_capacity(parsed.rows.len());
    for (number, row) in (1..).zip(&parsed.rows) {
        let key = values(parsed.table, row, parsed.table.key);
        let text = key.join(" ");
        if !seen.insert(key) {
            report.add(Rule::Keys, parsed.table.name, Some((number, parsed.table.key[0])), &text);
        }
    }
}

fn values<'a>(table: &Table, row: &'a StringRecord, columns: &[&str]) -> Key<'a> {
    columns.iter().map(|column| table.position(column).and_then(|place| row.get(place)).unwrap_or_default()).collect()
}

/// A key that begins with a label names no row.
fn is_missing(key: &Key) -> bool {
    key.first().is_some_and(|first| Missing::ALL.iter().any(|missing| missing.label() == *first))
}
