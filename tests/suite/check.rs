//! `tomei check` apart from the cases: its formats, its list of rules, and the demonstration, in which it must find
//! nothing.

use std::collections::BTreeSet;
use std::fs;
use std::process::Output;

use serde_json::Value;

use crate::site::{TestSite, check_against, demonstration, goal, repository, tomei};

/// A site without errors, whose goal breaks two rules.
fn site_with_findings() -> TestSite {
    let site = TestSite::new();
    site.write(
        "content/2020/kikaku/goal-1.md",
        goal(1, "A I の窓口").replace("増やします", "平成34年度(2021年度)までに増やします"),
    );
    site
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

#[test]
fn nothing_is_left_to_say_of_the_demonstration() {
    let output = demonstration().run(&["check", "--deny-warnings"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("誤りはありません\n"), "{}", said(&output));
}

#[test]
fn what_the_demonstration_lets_stand_is_there() {
    let site = demonstration();
    let file = "content/2019/shimin-kyodo/goal-4.md";
    site.write(file, site.read(file).replace("W0822: 実績が", "W0821: 実績が"));
    let said = said(&site.run(&["check"]));
    assert!(said.contains("W0822") && said.contains("W0992"), "{said}");
}

#[test]
fn warnings_end_a_run_only_where_they_are_denied() {
    let site = site_with_findings();
    assert_eq!(site.run(&["check"]).status.code(), Some(0));
    assert_eq!(site.run(&["check", "--deny-warnings"]).status.code(), Some(1));
    assert_eq!(TestSite::with_goal().run(&["check", "--deny-warnings"]).status.code(), Some(0));
}

#[test]
fn a_build_does_not_check_rules_and_heeds_suppressions() {
    let site = site_with_findings();
    let file = "content/pages/map.md";
    site.write(file, "---\ntitle: 地図\n---\n\n![](../static/map.png)\n");
    site.write("content/static/map.png", "x");
    let loud = said(&site.run(&["build"]));
    assert!(loud.contains("W0503") && !loud.contains("W0901"), "{loud}");
    site.write(file, site.read(file).replace("title: 地図\n", "title: 地図\nallow: {W0503: 飾りです。}\n"));
    let quiet = said(&site.run(&["build"]));
    assert!(!quiet.contains("W0503"), "{quiet}");
}

#[test]
fn the_page_of_rules_is_the_table_of_rules() {
    let output = tomei().args(["check", "--rules", "--root", "/nowhere"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    check_against(&repository().join("src/check/RULES.md"), &String::from_utf8(output.stdout).unwrap());
}

/// What a rule prints is pinned word for word in both languages.
#[test]
fn every_rule_has_a_case() {
    let cases = fs::read_dir(repository().join("tests/cases")).unwrap().map(|case| case.unwrap().path());
    let read = |case: std::path::PathBuf| {
        let expected = fs::read_to_string(case.join("expected.json"));
        expected.unwrap_or_else(|_| panic!("{} has no expected.json: bless the test `cases` first", case.display()))
    };
    let pinned: String = cases.map(read).collect();
    // Rules of `--links` need a host; `links.rs` finds them with one of its own.
    let rules = tomei::pipeline::rules::rules().into_iter().filter(|rule| !rule.name[1].ends_with("(--links)"));
    let rules = rules.map(|rule| rule.code.to_string());
    let without: Vec<String> = rules.filter(|code| !pinned.contains(&format!("\"code\":\"{code}\""))).collect();
    assert!(without.is_empty(), "no case in tests/cases finds {without:?}");
}

#[test]
fn sarif_has_the_shape_that_its_readers_need() {
    let site = site_with_findings();
    site.write("content/pages/a b.md", "---\ntitle: Ａ Ｉ\nslug: ab\n---\n");
    let log: Value = serde_json::from_slice(&site.run(&["check", "--format", "sarif"]).stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let told: BTreeSet<&str> = results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(told, BTreeSet::from(["W0811", "W0901"]));
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!rule["fullDescription"]["text"].as_str().unwrap().is_empty());
        assert_eq!(result["level"], "warning");
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("content/") && !uri.contains(' '), "{uri}");
        let at = |key: &str| place["region"][key].as_u64().unwrap();
        assert!(at("startLine") >= 1 && at("startColumn") >= 1);
        assert!((at("endLine"), at("endColumn")) > (at("startLine"), at("startColumn")));
    }
    let spaced = results.iter().find(|result| result["locations"][0].to_string().contains("goal-1"));
    let region = &spaced.unwrap()["locations"][0]["physicalLocation"]["region"];
    assert_eq!([&region["startLine"], &region["startColumn"], &region["endColumn"]], [7, 8, 11]);
}

#[test]
fn sarif_of_nothing_is_a_log_too() {
    let log = |site: &TestSite| -> Value {
        serde_json::from_slice(&site.run(&["check", "--format", "sarif"]).stdout).unwrap()
    };
    let site = TestSite::with_goal();
    assert_eq!(log(&site)["runs"][0]["results"], Value::Array(Vec::new()));
    site.write("content/tomei.yaml", "titel: x\n");
    assert_eq!(log(&site)["runs"][0]["results"][0]["level"], "error");
    std::fs::remove_dir_all(site.path("content")).unwrap();
    assert_eq!(log(&site)["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn github_is_told_in_workflow_commands() {
    let output = site_with_findings().run(&["check", "--format", "github"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    let first = lines.lines().next().unwrap();
    let place = "::warning file=content/2020/kikaku/goal-1.md,line=7,endLine=7,col=8,endColumn=11,title=W0901::";
    assert!(first.starts_with(place), "{first}");
    assert!(first.contains("%0A") && lines.lines().all(|line| line.starts_with("::warning ")), "{lines}");
    assert!(output.stderr.is_empty());
}

#[test]
fn notes_are_shown_to_whoever_asks() {
    let site = TestSite::with_goal();
    let file = "content/2020/kikaku/goal-1.md";
    site.write(file, site.read(file).replace("[p1]", "[p1 @ 3月]"));
    let quiet = said(&site.run(&["check", "--deny-warnings"]));
    assert!(!quiet.contains("N0814") && quiet.contains("--notes"), "{quiet}");
    let loud = site.run(&["check", "--notes", "--format", "json"]);
    let note: Value = serde_json::from_slice(&loud.stdout).unwrap();
    assert_eq!([&note["code"], &note["severity"]], ["N0814", "note"]);
    assert!(note["message"].as_str().unwrap().contains("2021年（令和3年）3月"), "{note}");
}

/// What `tomei new` writes for a clerk to fill in is not to be published.
#[test]
fn templates_are_still_to_be_written() {
    let site = TestSite::new();
    let place = ["--year", "2020", "--department", "kikaku"];
    for kind in ["sheet", "goal", "midterm"] {
        assert!(site.run(&[&["new", kind][..], &place[..]].concat()).status.success());
    }
    assert!(site.run(&["new", "page", "faq"]).status.success());
    let output = site.run(&["check", "--format", "json"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    let found = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let placeholders: Vec<(String, String)> = found
        .filter(|line| line["code"] == "W0801")
        .map(|line| (line["file"].to_string(), line["message"].to_string()))
        .collect();
    for (file, wanted) in [("sheet", 3), ("goal-1", 5), ("midterm-1", 4), ("faq", 2)] {
        let found = placeholders.iter().filter(|(name, _)| name.contains(&format!("/{file}.md"))).count();
        assert_eq!(found, wanted, "{file}: {placeholders:?}");
    }
}
