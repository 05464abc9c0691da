//! The next year begins with drafts, and no text of the previous one is presented as new.

use crate::site::{TestSite, demonstration, files, goal};

const BEGIN: [&str; 6] = ["new-year", "令和3年度", "--department", "kikaku", "--by", "企画係: 甲"];

fn content(site: &TestSite) -> std::collections::BTreeMap<String, Vec<u8>> {
    files(&site.path("content"))
}

#[test]
fn nothing_is_copied_as_if_it_were_new() {
    let site = TestSite::with_goal();
    assert!(site.run(&BEGIN).status.success());
    let text = site.read("content/2021/kikaku/goal-1.md");
    let said: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(!text.contains("増やしました"), "results are no plan");
    for words in ["窓口", "続けます", "一つ目の目標"] {
        assert!(
            text.contains(words) && !said.iter().any(|line| line.contains(words)),
            "{words} stands in a comment only"
        );
    }
    assert!(text.contains("continues:\n  - {id: 2020-kikaku-1, by: \"企画係: 甲\"}\n"));
    assert!(text.contains("#   - [-> 2020-kikaku-1/i1] 続けます。\n"), "{text}");
    assert!(said.contains(&"draft: true"));
    assert!(site.run(&["check", "--drafts"]).status.success());
    site.build();
    assert!(!site.path("public/2021").exists(), "drafts are not published");
    // What a clerk takes over is a link that holds.
    let taken = text
        .replace("- [p1] （取り組むこと）", "- [p1 -> 2020-kikaku-1/i1] 窓口を見直します。")
        .replace("（題名）", "窓口の見直し")
        .replace("  - [p1-d1] （その内容・スケジュール）\n", "")
        .replace("draft: true\n", "linked_by: 係\n");
    site.write("content/2021/kikaku/goal-1.md", taken);
    site.build();
    assert!(site.read("public/2021/kikaku/goal-1.html").contains("2020/kikaku/goal-1.html"));
}

#[test]
fn nothing_is_written_over() {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目"));
    site.write("content/2021/kikaku/goal-2.md", goal(2, "私の").replace("2020", "2021"));
    let before = content(&site);
    let refused = site.run(&BEGIN);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("E1032"));
    assert_eq!(content(&site), before, "all or none");
}

#[test]
fn an_id_that_was_published_is_not_given_again() {
    let site = TestSite::with_goal();
    let next = goal(1, "次の目標").replace("2020", "2021");
    site.write("content/2021/kikaku/goal-1.md", next);
    assert!(site.run(&["publish"]).status.success());
    std::fs::remove_file(site.path("content/2021/kikaku/goal-1.md")).unwrap();
    assert!(site.run(&["publish", "--withdraw", "2021-kikaku-1"]).status.success());
    assert!(site.run(&BEGIN).status.success());
    assert!(site.read("content/2021/kikaku/goal-1.md").contains("id: 2021-kikaku-1.2\n"));
    std::fs::remove_file(site.path("content/2021/kikaku/goal-1.md")).unwrap();
    assert!(site.run(&["new", "goal", "--year", "2021", "--department", "kikaku"]).status.success());
    assert!(site.read("content/2021/kikaku/goal-2.md").contains("id: 2021-kikaku-2\n"));
}

#[test]
fn every_department_of_the_last_year_begins() {
    let site = demonstration();
    let before = content(&site);
    let dry = site.run(&["new-year", "2020", "--by", "係", "--dry-run"]);
    assert!(dry.status.success());
    assert_eq!(content(&site), before);
    assert!(site.run(&["new-year", "2020", "--by", "係"]).status.success());
    let after = content(&site);
    assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "nothing else changed");
    let made: Vec<&String> = after.keys().filter(|name| !before.contains_key(*name)).collect();
    assert!(made.iter().all(|name| name.starts_with("2020/")) && made.len() >= 15, "{made:?}");
    assert!(site.run(&["check", "--drafts"]).status.success());
    let midterm = site.read("content/2020/sorano-kankyo/midterm-1.md");
    assert!(midterm.contains("[s2-2 @ 同3年度]") && !midterm.contains("小型家電"), "steps that have ended stay behind");
}

#[test]
fn refuses_what_has_no_year_before() {
    let site = TestSite::with_goal();
    let code = |arguments: &[&str]| {
        let output = site.run(arguments);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (exit, said) = code(&["new-year", "2020", "--department", "kikaku", "--by", "係"]);
    assert!(exit == Some(1) && said.contains("E1031"), "{said}");
    let (exit, said) = code(&["new-year", "2021", "--department", "kikak", "--by", "係"]);
    assert!(exit == Some(1) && said.contains("E0404") && said.contains("kikaku"), "{said}");
    assert_eq!(code(&["new-year", "いつか", "--by", "係"]).0, Some(2));
    assert_eq!(code(&["new-year", "2021"]).0, Some(2), "who decides is part of it");
}
