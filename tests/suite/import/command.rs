//! The command as a clerk types it.

use crate::site::{TestSite, demonstration};

const SHEET: &str = "番号,目標,取組\n1,窓口を増やします,・三つにする\n";
const FORM: &str = "id: rows\ntitle: 一覧\nbullets: {item: [・]}\nareas:\n  - kind: annual\n    records: row\n    columns:\n      - {labels: [番号], fields: [no]}\n      - {labels: [目標], fields: [title]}\n      - {labels: [取組], fields: [promise]}\n";

fn site() -> TestSite {
    let site = TestSite::new();
    site.write("content/forms/rows.yaml", FORM);
    site.write("sheet.csv", SHEET);
    site
}

/// Imports the site's `sheet.csv`.
pub fn import(site: &TestSite, more: &[&str]) -> (i32, String) {
    let sheet = site.path("sheet.csv");
    let place = [&["import", "--department", "kikaku", "--year", "令和2年度", sheet.to_str().unwrap()], more].concat();
    let output = site.run(&place);
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn what_is_imported_builds() {
    let site = site();
    assert_eq!(import(&site, &[]).0, 0);
    assert!(site.read("content/2020/kikaku/goal-1.md").contains("- [p1] 三つにする"));
    assert!(site.path(".tomei/schema/document.schema.json").exists());
    assert!(site.run(&["build", "--drafts"]).status.success());
    assert!(site.path("public/2020/kikaku/goal-1.html").exists());
}

#[test]
fn edited_files_stay() {
    let site = site();
    let file = "content/2020/kikaku/goal-1.md";
    assert_eq!(import(&site, &[]).0, 0);
    assert_eq!(import(&site, &["--date", "2027-01-01"]).0, 0, "another day is no edit");
    assert!(site.read(file).contains("published: 2026-12-01"));
    let edited = site.read(file).replace("三つにする", "三か所にする");
    site.write(file, &edited);
    site.write("sheet.csv", format!("{SHEET}2,道を直します,・通学路から\n"));
    let (code, said) = import(&site, &[]);
    assert_eq!(code, 1);
    assert!(said.contains("E0722") && said.contains(file), "{said}");
    assert_eq!(site.read(file), edited);
    assert!(!site.path("content/2020/kikaku/goal-2.md").exists(), "all files or none");
    assert_eq!(import(&site, &["--force"]).0, 0);
    assert!(site.read(file).contains("三つにする"));
    assert!(site.path("content/2020/kikaku/goal-2.md").exists());
}

#[test]
fn a_dry_run_shows_and_does_nothing() {
    let site = site();
    let (code, said) = import(&site, &["--dry-run"]);
    assert_eq!(code, 0);
    assert!(said.contains("+++ b/content/2020/kikaku/goal-1.md") && said.contains("+- [p1] 三つにする"), "{said}");
    assert!(!site.path("content/2020").exists());
    assert!(!site.path(".tomei").exists());
}

#[test]
fn programs_read_the_report() {
    let site = site();
    let (code, said) = import(&site, &["--json"]);
    assert_eq!(code, 0);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["items"]["promise"], serde_json::json!({ "read": 1, "written": 1 }));
    assert_eq!(report["form_words"][4]["text"], "・");
    assert_eq!(report["files"][0]["action"], "new");
    assert_eq!(report["written"], true);
    let (code, said) = import(&site, &["--json", "--form", "row"]);
    assert_eq!(code, 1);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["messages"][0]["code"], "E0719");
}

#[test]
fn forms_are_checked_like_all_content() {
    let site = site();
    site.write("content/forms/rows.yaml", FORM.replace("bullets:", "bulets:"));
    let output = site.run(&["check"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("「bullets」ではありませんか"), "{said}");
    let printed = site.run(&["schema", "form"]);
    let schema: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(schema["additionalProperties"], false);
    assert!(schema["properties"]["areas"]["description"].as_str().unwrap().contains("区画"));
}

#[test]
fn the_demonstration_has_the_form_that_is_built_in() {
    let site = demonstration();
    assert_eq!(site.read("content/forms/toyonaka.yaml"), tomei::import::form::BUILT_IN_FORMS[0].1);
}
