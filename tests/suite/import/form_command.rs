//! `tomei form`: what it lists, shows and finds is pinned word for word.

use crate::site::{TestSite, check_against, repository};

const FORM: &str = "id: rows\ntitle: 一覧\nareas:\n  - kind: sheet\n    labels:\n      - {labels: [部名], fields: [department]}\n  - kind: annual\n    headings: [今年の目標]\n    columns:\n      - {labels: [番号], fields: [no]}\n      - {labels: [目標], fields: [title]}\n      - {labels: [取組], fields: [promise]}\n";
const SHEET: &str = "部名,企画部\n\n今年の目標\n番号,目標,取組,受け持ち\n1,窓口を増やします,三つにする,佐藤\n2,道を直します,,\nおわりに\n";

fn site() -> TestSite {
    let site = TestSite::new();
    site.write("content/forms/rows.yaml", FORM);
    site.write("sheet.csv", SHEET);
    site
}

fn run(site: &TestSite, arguments: &[&str]) -> (i32, String) {
    let output = site.run(&[&["form"], arguments].concat());
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

fn check(name: &str, said: &str) {
    check_against(&repository().join(format!("tests/imports/form-command/{name}.txt")), said);
}

#[test]
fn forms_are_listed_with_what_they_read() {
    let (code, said) = run(&site(), &["list"]);
    assert_eq!(code, 0, "{said}");
    check("list", &said);
}

#[test]
fn forms_are_shown_with_their_comments() {
    let site = site();
    assert_eq!(run(&site, &["show", "rows"]).1.trim_end(), FORM.trim_end());
    assert!(run(&site, &["show", "toyonaka"]).1.contains("様式の区画"));
    let (code, said) = run(&site, &["show", "--for", site.path("sheet.csv").to_str().unwrap()]);
    assert!(code == 0 && said.contains("fields: [promise]} # 取組み"), "{said}");
    let (code, said) = run(&site, &["show", "row"]);
    assert!(code == 1 && said.contains("E0719") && said.contains("rows、toyonaka"), "{said}");
}

#[test]
fn a_form_says_what_it_reads_of_a_file() {
    let site = site();
    let file = site.path("sheet.csv");
    let (code, said) = run(&site, &["check", "rows", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    check("check", &said.replace(file.to_str().unwrap(), "sheet.csv"));
}

#[test]
fn faults_of_a_form_have_lines() {
    let site = site();
    site.write("content/forms/rows.yaml", FORM.replace("fields: [title]", "fields: [titel]"));
    for name in ["rows", site.path("content/forms/rows.yaml").to_str().unwrap()] {
        let (code, said) = run(&site, &["check", name]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("rows.yaml:11:") && said.contains("titel"), "{said}");
    }
}

#[test]
fn a_new_site_has_the_built_in_form() {
    let site = TestSite::new();
    assert!(site.run(&["init"]).status.success());
    assert_eq!(site.read("content/forms/toyonaka.yaml"), tomei::import::form::BUILT_IN_FORMS[0].1);
    site.write("content/forms/rows.yaml", FORM);
    site.write("sheet.csv", SHEET.replace("部名,企画部\n", ""));
    let sheet = site.path("sheet.csv");
    let import = ["import", "--department", "somu", "--year", "2020", "--dry-run", sheet.to_str().unwrap()];
    let said = String::from_utf8(site.run(&import).stdout).unwrap();
    assert!(said.contains("title: \"窓口を増やします\""), "the site's own form is used: {said}");
}
