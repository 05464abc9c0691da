//! `tomei import --update` as a clerk types it: the year's second half, and a sheet that changed before it was published.

use crate::import::command::import;
use crate::site::TestSite;

const FORM: &str = "id: rows\ntitle: 一覧\nbullets: {item: [・]}\ngrades: abc\nareas:\n  - kind: annual\n    records: row\n    columns:\n      - {labels: [番号], fields: [no]}\n      - {labels: [目標], fields: [title]}\n      - {labels: [取組], fields: [promise]}\n      - {labels: [実績], fields: [result]}\n      - {labels: [課題], fields: [issue]}\n      - {labels: [評価], fields: [grade]}\n      - {labels: [指標], fields: [indicator_name]}\n      - {labels: [目標値], fields: [indicator_target]}\n      - {labels: [実績値], fields: [indicator_actual]}\n";
const HEAD: &str = "番号,目標,取組,実績,課題,評価,指標,目標値,実績値\n";
const APRIL: &str =
    "1,窓口を増やします,\"・三つにする\n・開く（10月）\",,,,窓口の数,3,\n2,道を直します,・通学路から,,,,,,\n";
const MARCH: &str = "1,窓口を増やします,\"・三つにする\n・開く（10月）\",\"・三つにした\n・開いた（10月）\",・待つ時間が残る,A,窓口の数,3,3か所\n2,道を直します,・通学路から,・通学路を直した,,B,,,\n";
const GOAL: &str = "content/2020/kikaku/goal-1.md";

fn site(rows: &str) -> TestSite {
    let site = TestSite::new();
    site.write("content/forms/rows.yaml", FORM);
    site.write(
        "content/grades.yaml",
        "- id: abc\n  title: 三段階\n  values:\n    - {value: A, label: できた}\n    - {value: B, label: 途中}\n",
    );
    site.write("sheet.csv", format!("{HEAD}{rows}"));
    let (code, said) = import(&site, &[]);
    assert_eq!(code, 0, "{said}");
    site
}

fn edit(site: &TestSite, file: &str, edit: impl Fn(String) -> String) {
    site.write(file, edit(site.read(file)));
}

/// The goals of April, as readers see them.
fn published() -> TestSite {
    let site = site(APRIL);
    for file in [GOAL, "content/2020/kikaku/goal-2.md"] {
        edit(&site, file, |text| text.replace("draft: true\n", "").replace("2026-12-01", "2026-04-01"));
    }
    let done = site.run(&["publish"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    site
}

#[test]
fn results_are_added_to_published_goals() {
    let site = published();
    edit(&site, GOAL, |text| text.replace("title:", "# 係の注\ntitle:"));
    site.write("sheet.csv", format!("{HEAD}{MARCH}"));
    let before = site.read(GOAL);
    let (code, said) = import(&site, &[]);
    assert!(code == 1 && said.contains("E0722") && said.contains("--update"), "{said}");
    let (code, said) = import(&site, &["--update", "--dry-run"]);
    assert!(code == 0 && said.contains("+- [r1] 三つにした"), "{said}");
    assert_eq!(site.read(GOAL), before);
    let (code, said) = import(&site, &["--update"]);
    assert_eq!(code, 0, "{said}");
    let expected = before
        .replace("updated: 2026-04-01", "updated: 2026-12-01")
        .replace("{name: \"窓口の数\", target: \"3\"}", "{name: \"窓口の数\", target: \"3\", actual: \"3か所\"}")
        .replace(
            "title: \"窓口を増やします\"\n",
            "title: \"窓口を増やします\"\ngrade: {scheme: \"abc\", value: \"A\"}\n",
        );
    assert_eq!(
        site.read(GOAL),
        format!(
            "{expected}\n## 実績\n\n- [r1] 三つにした\n- [r2 @ 10月] 開いた（10月）\n\n## 課題\n\n- [i1] 待つ時間が残る\n"
        )
    );
    let done = site.run(&["publish"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let files = |site: &TestSite| [GOAL, "content/2020/kikaku/imported.lock"].map(|file| site.read(file));
    let before = files(&site);
    let (code, said) = import(&site, &["--update"]);
    assert!(code == 0 && said.contains(&format!("変更なし: {GOAL}")), "{said}");
    assert_eq!(files(&site), before, "twice is once");
}

#[test]
fn a_published_promise_is_said_and_not_changed() {
    let site = published();
    site.write("sheet.csv", format!("{HEAD}{}", MARCH.replace("・三つにする", "・四つにする")));
    let (code, said) = import(&site, &["--update"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("W0766") && said.contains("tomei correct 2020-kikaku-1 p1"), "{said}");
    assert!(site.read(GOAL).contains("- [p1] 三つにする\n") && site.read(GOAL).contains("- [r1] 三つにした\n"));
    assert!(import(&site, &["--update"]).1.contains("W0766"), "as long as they differ");
    let (code, said) = import(&site, &["--update", "--keep", "2020-kikaku-1#p1"]);
    assert!(code == 0 && !said.contains("W0766"), "{said}");
    assert!(!import(&site, &["--update"]).1.contains("W0766"), "it was decided");
}

#[test]
fn published_documents_are_not_replaced_by_force() {
    let site = published();
    let before = site.read(GOAL);
    site.write("sheet.csv", format!("{HEAD}{MARCH}"));
    let (code, said) = import(&site, &["--force"]);
    assert!(code == 1 && said.contains("E0764"), "{said}");
    assert_eq!(site.read(GOAL), before);
    assert_eq!(site.run(&["--lang", "en", "import", "--force", "--update"]).status.code(), Some(2));
}

#[test]
fn drafts_follow_the_sheet_and_keep_edits() {
    let site = site(APRIL);
    edit(&site, GOAL, |text| text.replace("三つにする", "三か所にする"));
    site.write("sheet.csv", format!("{HEAD}{}", APRIL.replace("開く（10月）", "開く（11月）")));
    let (code, said) = import(&site, &["--update"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("N0767") && said.contains("三か所にする"), "{said}");
    let text = site.read(GOAL);
    assert!(text.contains("- [p1] 三か所にする\n- [p2 @ 11月] 開く（11月）\n"), "{text}");
}

#[test]
fn what_both_have_changed_is_decided_by_a_person() {
    let site = site(APRIL);
    edit(&site, GOAL, |text| text.replace("三つにする", "三か所にする"));
    let before = site.read(GOAL);
    site.write("sheet.csv", format!("{HEAD}{}", APRIL.replace("三つにする", "四つにする")));
    let (code, said) = import(&site, &["--update"]);
    assert!(code == 1 && said.contains("E0765"), "{said}");
    for text in ["「三つにする」", "「三か所にする」", "「四つにする」", "--keep 2020-kikaku-1#p1"]
    {
        assert!(said.contains(text), "{text}: {said}");
    }
    assert_eq!(site.read(GOAL), before);
    assert_eq!(import(&site, &["--update", "--take", "2020-kikaku-1#p1"]).0, 0);
    assert!(site.read(GOAL).contains("- [p1] 四つにする\n"));
}

#[test]
fn a_goal_that_may_be_another_is_asked_about() {
    let site = site(APRIL);
    let sheet = "2,窓口を増やします,・五つの市民の声を聞く,,,,,,\n";
    site.write("sheet.csv", format!("{HEAD}{sheet}"));
    let (code, said) = import(&site, &["--update"]);
    assert!(code == 1 && said.contains("E0760") && said.contains("--pair 2020-kikaku-2=2020-kikaku-"), "{said}");
    let (code, said) = import(&site, &["--update", "--pair", "2020-kikaku-2=2020-kikaku-1"]);
    assert_eq!(code, 0, "{said}");
    assert!(site.read(GOAL).contains("五つの市民の声を聞く"));
    let (code, said) = import(&site, &["--update", "--pair", "2020-kikaku-2=2020-somu-1"]);
    assert!(code == 1 && said.contains("E0761"), "{said}");
    let (code, said) = import(&site, &["--update", "--pair", "2020-kikaku-2=new"]);
    assert!(code == 1 && said.contains("E0762"), "{said}");
}

#[test]
fn a_new_goal_is_a_new_draft() {
    let site = published();
    site.write("sheet.csv", format!("{HEAD}{MARCH}3,花を植えます,・駅前に,,,,,,\n"));
    let (code, said) = import(&site, &["--update"]);
    assert_eq!(code, 0, "{said}");
    assert!(site.read("content/2020/kikaku/goal-3.md").contains("draft: true"));
}

#[test]
fn a_document_typed_otherwise_is_not_broken() {
    let site = site(APRIL);
    edit(&site, GOAL, |text| {
        text.replace("  - {name: \"窓口の数\", target: \"3\"}", "  - name: 窓口の数 # 注\n    target: |\n      3\n")
    });
    site.write("sheet.csv", format!("{HEAD}{}", MARCH.replace(",3,3か所", ",5,3か所")));
    let before = site.read(GOAL);
    let (code, said) = import(&site, &["--update"]);
    assert!(code == 1 && (said.contains("E0763") || said.contains("E0765")), "{said}");
    assert_eq!(site.read(GOAL), before);
}
