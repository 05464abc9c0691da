//! Checks that every key identifies one row, and that every reference leads to an existing row.

use std::collections::HashSet;

use csv::StringRecord;
use xxhash_rust::xxh3::xxh3_128;

use crate::export::check::file::Parsed;
use crate::export::check::report::{Report, Rule};
use crate::model::dataset::{Missing, Table};

/// A key as a hash. With 128 bits an accidental collision is practically impossible.
type Key = u128;

/// Checks the keys and references of all tables.
pub(super) fn check(tables: &[Parsed], report: &mut Report) {
    for parsed in tables {
        check_keys(parsed, report);
        for reference in parsed.table.references {
            let Some(target) = tables.iter().find(|target| target.table.name == reference.table) else { continue };
            let places = places(target.table, reference.target);
            let there: HashSet<Key> = target.rows.iter().map(|row| key(row, &places)).collect();
            check_reference(parsed, reference.columns, &there, report);
        }
    }
}

fn check_keys(parsed: &Parsed, report: &mut Report) {
    let places = places(parsed.table, parsed.table.key);
    let mut seen: HashSet<Key> = HashSet::with_capacity(parsed.rows.len());
    for (number, row) in (1..).zip(&parsed.rows) {
        if !seen.insert(key(row, &places)) {
            report.add(Rule::Keys, parsed.table.name, Some((number, parsed.table.key[0])), &text(row, &places));
        }
    }
}

fn check_reference(parsed: &Parsed, columns: &[&str], there: &HashSet<Key>, report: &mut Report) {
    let places = places(parsed.table, columns);
    for (number, row) in (1..).zip(&parsed.rows) {
        if !is_missing(row, &places) && !there.contains(&key(row, &places)) {
            report.add(Rule::References, parsed.table.name, Some((number, columns[0])), &text(row, &places));
        }
    }
}

fn places(table: &Table, columns: &[&str]) -> Vec<usize> {
    columns.iter().filter_map(|column| table.position(column)).collect()
}

fn values<'a>(row: &'a StringRecord, places: &'a [usize]) -> impl Iterator<Item = &'a str> {
    places.iter().map(|place| row.get(*place).unwrap_or_default())
}

fn key(row: &StringRecord, places: &[usize]) -> Key {
    let mut bytes = Vec::with_capacity(64);
    for value in values(row, places) {
        bytes.extend_from_slice(value.as_bytes());
        // A separator that cannot occur in UTF-8, so that different parts never give the same bytes.
        bytes.push(0xff);
    }
    xxh3_128(&bytes)
}

fn text(row: &StringRecord, places: &[usize]) -> String {
    values(row, places).collect::<Vec<_>>().join(" ")
}

/// A foreign key that begins with the label of a missing value refers to no row.
fn is_missing(row: &StringRecord, places: &[usize]) -> bool {
    let first = values(row, places).next().unwrap_or_default();
    Missing::ALL.iter().any(|missing| missing.label() == first)
}
