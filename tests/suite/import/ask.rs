//! Where no form fits, a person at a terminal is asked whether to import with the proposed one. `script` makes the terminal.

#![cfg(target_os = "linux")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::site::TestSite;

const SHEET: &str =
    "番号,重点目標,今年度の取組,成果\n1,窓口を増やします,三つにする,二つ開いた\n2,道を直します,舗装する,終えた\n";

/// What is shown after `answer` was typed.
fn typed(site: &TestSite, answer: &str) -> String {
    let program = env!("CARGO_BIN_EXE_tomei");
    let (root, sheet) = (site.path(""), site.path("sheet.csv"));
    let command = format!(
        "{program} --root {} --lang ja import --department somu --year 2026 {}",
        root.display(),
        sheet.display()
    );
    let mut script = Command::new("script");
    let mut child =
        script.args(["-qec", &command, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(answer.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

fn site() -> TestSite {
    let site = TestSite::new();
    assert!(site.run(&["init"]).status.success());
    site.write("content/departments.yaml", "- id: somu\n  name: 総務部\n");
    site.write("sheet.csv", SHEET);
    site
}

#[test]
fn a_proposed_form_is_used_only_after_a_yes() {
    for answer in ["\n", "いいえ\n"] {
        let site = site();
        let said = typed(&site, answer);
        assert!(said.contains("取り込みますか") && said.contains("E0720"), "{said}");
        assert!(!site.path("content/2026").exists() && !site.path("content/forms/somu.yaml").exists());
    }
    let site = site();
    let said = typed(&site, "はい\n");
    assert!(site.read("content/2026/somu/goal-1.md").contains("窓口を増やします"), "{said}");
    assert!(site.path("content/forms/somu.yaml").exists(), "{said}");
}

#[test]
fn nobody_is_asked_without_a_terminal() {
    let site = site();
    let sheet = site.path("sheet.csv");
    let output = site.run(&["import", "--department", "somu", "--year", "2026", sheet.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("E0720") && !said.contains("取り込みますか"), "{said}");
}
