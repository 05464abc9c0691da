//! The self-check finds what it looks for.

use tomei::export::check::{Report, Rule, State, check};
use tomei::export::{Part, make};
use tomei::model::dataset::{TABLES, Table};

use crate::data::generate::Content;

fn tables() -> Vec<(&'static Table, Vec<u8>)> {
    let (site, _) = Content::of_the_sheet().site();
    let files: Vec<_> = make(&site, Part::Tables).collect();
    let bytes = |name: &str| files.iter().find(|file| file.path.as_str() == format!("data/csv/{name}.csv")).unwrap();
    TABLES.iter().map(|table| (*table, bytes(table.name).bytes.clone())).collect()
}

/// The report after `from` became `to` in one file, once.
fn report_after(table: &str, from: &str, to: &str) -> Report {
    let mut tables = tables();
    let (_, bytes) = tables.iter_mut().find(|(found, _)| found.name == table).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{table} holds no {from}");
    *bytes = text.replacen(from, to, 1).into_bytes();
    check(&tables)
}

fn finds(rule: Rule, table: &str, from: &str, to: &str) {
    let report = report_after(table, from, to);
    assert_ne!(report.state(rule), State::Kept, "{rule:?}: {from} → {to}");
    assert_eq!(report.finding(rule).examples[0].table, table);
}

#[test]
fn sound_files_keep_every_rule() {
    let report = check(&tables());
    for rule in Rule::ALL {
        assert_eq!(report.state(rule), State::Kept, "{rule:?}: {:?}", report.finding(rule));
    }
    assert!(report.rows_checked > 500);
}

#[test]
fn every_rule_can_be_broken() {
    finds(Rule::FileForm, "goals", "\u{feff}", "");
    finds(Rule::OneFact, "documents", ",annual,", ",annual・sheet,");
    finds(Rule::Numbers, "items", ",1,promise,", ",約1,promise,");
    finds(Rule::MergedCells, "goals", ",annual,2019,", ",annual,");
    finds(Rule::Layout, "departments", "市民協働部", "\"市民\n協働部\"");
    finds(Rule::Layout, "departments", "市民協働部", "市民協働部　");
    finds(Rule::InnerSpaces, "departments", "市民協働部", "市民　　協働部");
    finds(Rule::ItemNames, "goals", "goal_kind", "種類");
    finds(Rule::Formulas, "departments", "市民協働部", "=市民協働部");
    finds(Rule::Characters, "measures", "1-3-(2)", "1-3-②");
    finds(Rule::LostCharacters, "departments", "市民協働部", "市民〓働部");
    finds(Rule::Time, "documents", ",2019,", ",31,");
    finds(Rule::Time, "documents", "2026-11-22", "2026/11/22");
    finds(Rule::MissingLabels, "documents", "unset", "");
    finds(Rule::SameShape, "goals", "goal_kind", "kind");
    finds(Rule::OneTable, "plans", "\r\nsogo4-1", "\r\nplan_id,position,title,years_written,note\r\nsogo4-1");
    finds(Rule::Keys, "items", "2019-shimin-kyodo-1,p2,", "2019-shimin-kyodo-1,p1,");
    finds(Rule::References, "goal_measures", "sogo4-1", "sogo5-1");
}

#[test]
fn figures_without_unit_and_in_words_are_shown() {
    let (site, faults) = Content::of_the_sheet().site();
    assert_eq!(faults, []);
    let mut content = Content::of_the_sheet();
    let (_, goal) = content.documents.iter_mut().find(|(file, _)| file.ends_with("goal-1.md")).unwrap();
    *goal = goal.replacen(
        "no: 1\n",
        "no: 1\nindicators: [{name: 数, target: 5}, {name: 割合, unit: 件, target: 約半分}]\n",
        1,
    );
    let (changed, faults) = content.site();
    assert_eq!(faults, []);
    let report = |site| {
        let files: Vec<_> = make(site, Part::Tables).collect();
        let json = files.iter().find(|file| file.path.as_str() == "data/check.json").unwrap();
        let report: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
        let count = |rule: &str| {
            report["rules"].as_array().unwrap().iter().find(|found| found["rule"] == rule).unwrap()["count"].clone()
        };
        [count("units"), count("words-for-numbers")]
    };
    assert_eq!(report(&site), [0, 0]);
    assert_eq!(report(&changed), [1, 1]);
}
