//! Checks that every cell holds a single fact in a machine-readable form.

use crate::export::check::file::Parsed;
use crate::export::check::report::{Report, Rule};
use crate::export::clean::may_be_formula;
use crate::model::character::is_replaced;
use crate::model::dataset::{Column, Kind, Missing};

/// Checks every cell of the table.
pub(super) fn check(parsed: &Parsed, report: &mut Report) {
    for (number, row) in (1..).zip(&parsed.rows) {
        for (cell, column) in row.iter().zip(parsed.table.columns) {
            let mut add = |rule, what: &str| report.add(rule, parsed.table.name, Some((number, column.name)), what);
            check_value(cell, column, &mut add);
            check_characters(cell, &mut add);
        }
    }
    check_units(parsed, report);
}

fn check_value(cell: &str, column: &Column, add: &mut dyn FnMut(Rule, &str)) {
    if column.missing.iter().any(|missing| missing.label() == cell) {
        if cell == Missing::NotNumeric.label() {
            add(Rule::WordsForNumbers, cell);
        }
        return;
    }
    if cell.is_empty() {
        return add(Rule::MissingLabels, "an empty cell");
    }
    match column.kind {
        Kind::Text => {}
        Kind::Integer if column.name.ends_with("fiscal_year") => check_year(cell, add),
        Kind::Integer if cell.parse::<i64>().is_err() => add(Rule::Numbers, cell),
        Kind::Number if !is_decimal(cell) => add(Rule::Numbers, cell),
        Kind::Date if cell.len() != 10 || cell.parse::<jiff::civil::Date>().is_err() => add(Rule::Time, cell),
        Kind::Flag if !matches!(cell, "true" | "false") => add(Rule::OneFact, cell),
        Kind::Choice(choices) if !choices.iter().any(|choice| choice.value == cell) => add(Rule::OneFact, cell),
        _ => {}
    }
}

/// Years must be western years, so that programs need not know eras.
fn check_year(cell: &str, add: &mut dyn FnMut(Rule, &str)) {
    let plausible = cell.parse::<i32>().is_ok_and(|year| crate::model::fiscal_year::FiscalYear::new(year).is_some());
    if cell.len() != 4 || !plausible {
        add(Rule::Time, cell);
    }
}

fn is_decimal(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_run = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_run(whole) && is_run(fraction)
}

fn check_characters(cell: &str, add: &mut dyn FnMut(Rule, &str)) {
    // An optimization: most cells are ids, words and numbers.
    if cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)) {
        return;
    }
    if cell.contains(['\n', '\r', '\t']) || cell.trim().len() != cell.len() {
        add(Rule::Layout, cell);
    } else if cell.contains("  ") || cell.contains("　　") {
        add(Rule::InnerSpaces, cell);
    }
    if may_be_formula(cell) {
        add(Rule::Formulas, cell);
    }
    if cell.chars().any(|c| !matches!(c, '\n' | '\r' | '\t') && is_replaced(c)) {
        add(Rule::Characters, cell);
    }
    if cell.contains('〓') {
        add(Rule::LostCharacters, cell);
    }
}

/// Reports figures without a unit.
fn check_units(parsed: &Parsed, report: &mut Report) {
    let Some(unit) = parsed.table.position("unit") else { return };
    let figures: Vec<usize> =
        (0..parsed.table.columns.len()).filter(|place| parsed.table.columns[*place].kind == Kind::Number).collect();
    for (number, row) in (1..).zip(&parsed.rows) {
        let has_figure = figures.iter().any(|place| row.get(*place).is_some_and(is_decimal));
        if has_figure && row.get(unit) == Some(Missing::Unset.label()) {
            report.add(Rule::Units, parsed.table.name, Some((number, "unit")), "a figure without a unit");
        }
    }
}
