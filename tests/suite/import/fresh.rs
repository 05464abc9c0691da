//! A fresh site takes in the city's sheet: what was read is in the tables, and only what a person must decide is left.

use crate::import::print::{Form, print};
use crate::import::toyonaka::printed;
use crate::site::TestSite;

/// A site as `tomei init` makes it, with the sheet of the demonstration as text.
fn site() -> TestSite {
    let site = TestSite::new();
    assert!(site.run(&["init"]).status.success());
    site.write("sheet.md", print(&printed(), Form::Tabs));
    site
}

fn import(site: &TestSite, more: &[&str]) -> String {
    let sheet = site.path("sheet.md");
    let place = ["import", "--department", "shimin-kyodo", "--year", "2019", sheet.to_str().unwrap()];
    let output = site.run(&[&place, more].concat());
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

#[test]
fn the_sheet_passes_the_check_of_a_fresh_site() {
    let site = site();
    let said = import(&site, &[]);
    let left: Vec<&str> = said.lines().filter(|line| line.starts_with("決めてください")).collect();
    assert_eq!(left.len(), 2, "{said}");
    assert!(left[0].contains("content/plans.yaml、content/policies.yaml") && left[1].contains("組"), "{said}");
    assert!(said.contains("取り込めなかった記載はありません"), "{said}");
    assert!(site.read("content/plans.yaml").contains(r#"{code: "5-1-3", written: "5-1-③", title: "#));
    assert!(site.read("content/policies.yaml").contains(r#"{no: "35", title: "#));
    assert!(site.read("content/departments.yaml").contains("- id: shimin-kyodo\n  name: \"市民協働部\"\n"));
    let check = site.run(&["check", "--drafts"]);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    assert!(!import(&site, &["--dry-run"]).contains("書き足し"), "what the tables have is not added again");
}

#[test]
fn pairs_are_linked_only_by_name() {
    let site = site();
    import(&site, &[]);
    let goal = "content/2019/shimin-kyodo/goal-2.md";
    assert!(!site.read(goal).contains("->"), "nothing is asserted");
    import(&site, &["--accept-pairs", "広報係", "--force"]);
    let linked = site.read(goal);
    assert!(linked.contains("- [r1 -> p1") && linked.contains("linked_by: \"広報係\""), "{linked}");
    // Seven promises and six results stand in the row of the first goal: nobody can know which is without one.
    assert!(!site.read("content/2019/shimin-kyodo/goal-1.md").contains("->"));
    assert!(site.run(&["check", "--drafts"]).status.success());
}

#[test]
fn pairs_are_linked_in_documents_that_people_have_edited() {
    let site = site();
    import(&site, &[]);
    let goal = "content/2019/shimin-kyodo/goal-2.md";
    let imported = site.read(goal);
    // Another id for the first promise, other words for the second, a link of their own for the second result.
    let second = imported.lines().find(|line| line.starts_with("- [p2")).unwrap();
    let edited =
        imported.replace("- [p1]", "- [p9]").replace("- [p1 @", "- [p9 @").replace(second, "- [p2] 言いかえた");
    let edited = edited.replace("- [r2]", "- [r2 -> p3]").replace("- [r2 @", "- [r2 -> p3 @");
    let edited = edited.replacen("---\n\n", "linked_by: \"企画係\"\n---\n\n", 1);
    assert_ne!(edited, imported);
    site.write(goal, &edited);
    import(&site, &["--accept-pairs", "広報係", "--update"]);
    let linked = site.read(goal);
    assert!(
        linked.contains("- [r1 -> p9") && linked.contains("- [r2 -> p3") && linked.contains("- [r3 -> p3"),
        "{linked}"
    );
    assert!(linked.contains("- [p2] 言いかえた") && linked.contains("linked_by: \"企画係、広報係\""), "{linked}");
    let unlinked = linked.replace(" -> p9", "").replace(" -> p3", "").replace(" -> p4", "");
    assert_eq!(unlinked.lines().count(), edited.lines().count(), "nothing else is added");
    assert!(site.run(&["check", "--drafts"]).status.success());
    import(&site, &["--accept-pairs", "広報係", "--update"]);
    assert_eq!(site.read(goal), linked, "once is enough");
}

#[test]
fn a_dry_run_adds_no_rows() {
    let site = site();
    let before = site.read("content/plans.yaml");
    assert!(import(&site, &["--dry-run"]).contains("書き足します: content/plans.yaml"));
    assert_eq!(site.read("content/plans.yaml"), before);
}

#[test]
fn findings_of_a_kind_are_gathered() {
    let site = TestSite::new();
    let rows: String = (1..=40).map(|no| format!("{no},題名{no},脇{no}\n")).collect();
    site.write("content/forms/rows.yaml", "id: rows\ntitle: 一覧\nareas:\n  - kind: annual\n    columns:\n      - {labels: [番号], fields: [no]}\n      - {labels: [目標], fields: [title]}\n");
    site.write("sheet.csv", format!("番号,目標,受け持ち\n{rows}"));
    let sheet = site.path("sheet.csv");
    let place = ["import", "--department", "kikaku", "--year", "2020", "--dry-run", sheet.to_str().unwrap()];
    let said = String::from_utf8(site.run(&place).stderr).unwrap();
    assert!(said.contains("W0723: 同じ種類があと 38 か所あります（全部で 41 か所"), "{said}");
    let json = site.run(&[&place[..], &["--json"]].concat());
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(report["messages"].as_array().unwrap().iter().filter(|one| one["code"] == "W0723").count(), 41);
}
