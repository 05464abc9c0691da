//! A rebuild after any edits gives what a build from scratch gives.

use proptest::prelude::*;

use crate::site::{TestSite, goal};

/// A change a clerk may make.
#[derive(Clone, Debug)]
enum Edit {
    Retitle(usize, String),
    Redate(usize, u8),
    Remove(usize),
    Rename(String),
    Link(usize, usize),
    Due(usize, u16),
    RenamedThing(String),
    /// Names a term of the glossary.
    Term(String),
    /// Changes how a word is read.
    Reading(String),
    /// Takes a document back; links to it stay.
    Hide(usize),
    Correct(usize, String),
    Asset(String),
    ChangedOutput,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (1..6_usize, "[ぁ-ん]{1,6}").prop_map(|(no, title)| Edit::Retitle(no, title)),
        (1..6_usize, 2..29_u8).prop_map(|(no, day)| Edit::Redate(no, day)),
        (1..6_usize).prop_map(Edit::Remove),
        "[ぁ-ん]{1,6}".prop_map(Edit::Rename),
        (1..6_usize, 1..6_usize).prop_map(|(from, to)| Edit::Link(from, to)),
        (1..6_usize, 2021..2024_u16).prop_map(|(no, year)| Edit::Due(no, year)),
        "[ぁ-ん]{1,6}".prop_map(Edit::RenamedThing),
        prop::sample::select(vec!["窓口", "所"]).prop_map(|term| Edit::Term(term.to_owned())),
        "[ァ-ン]{1,6}".prop_map(Edit::Reading),
        (1..6_usize).prop_map(Edit::Hide),
        (1..6_usize, "[ぁ-ん]{1,6}").prop_map(|(no, reason)| Edit::Correct(no, reason)),
        "[a-z]{1,6}".prop_map(Edit::Asset),
        Just(Edit::ChangedOutput),
    ];
    prop::collection::vec(edit, 1..5)
}

fn apply(site: &TestSite, edit: &Edit) {
    let file = |no: &usize| format!("content/2020/kikaku/goal-{no}.md");
    match edit {
        Edit::Retitle(no, title) => site.write(&file(no), goal(*no, title)),
        Edit::Redate(no, day) => {
            let redated = goal(*no, "直した目標").replace("updated: 2021-06-01", &format!("updated: 2021-06-{day:02}"));
            site.write(&file(no), redated);
        }
        Edit::Remove(no) => drop(std::fs::remove_file(site.path(&file(no)))),
        Edit::Rename(name) => site.write("content/departments.yaml", format!("- {{id: kikaku, name: {name}部}}\n")),
        Edit::Link(from, to) => {
            site.write(&file(to), goal(*to, "先の目標"));
            let text = goal(*from, "後の目標") + &format!("\n## 参考\n\n[先の目標](goal-{to}.md)\n");
            let text =
                text.replace("linked_by:", &format!("continues: [{{id: 2020-kikaku-{to}, by: 係}}]\nlinked_by:"));
            site.write(&file(from), text);
        }
        Edit::Due(no, year) => {
            site.write(&file(no), goal(*no, "期限のある目標").replace("[p1]", &format!("[p1 @ {year}年度]")));
        }
        Edit::RenamedThing(to) => site.write(
            "content/glossary.yaml",
            format!("- {{id: madoguchi, term: {to}所, renamed: {{from: 窓口, to: {to}所}}}}\n"),
        ),
        Edit::Term(term) => site.write("content/glossary.yaml", format!("- {{id: madoguchi, term: {term}}}\n")),
        Edit::Reading(reading) => site.write("content/dictionary.csv", format!("窓口,名詞,{reading}\n")),
        Edit::Hide(no) => site.write(&file(no), goal(*no, "下書き").replace("linked_by:", "draft: true\nlinked_by:")),
        Edit::Correct(no, reason) => site.write(
            "content/corrections.yaml",
            format!("- {{date: 2021-07-01, page: 2020-kikaku-{no}, before: 前, after: 後, reason: {reason}}}\n"),
        ),
        Edit::Asset(name) => site.write(&format!("content/static/{name}.txt"), name),
        Edit::ChangedOutput => site.write("public/index.html", "edited by hand"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equals_a_build_from_scratch(rounds in prop::collection::vec(edits(), 1..4)) {
        let site = TestSite::with_goal();
        site.write("content/tomei.yaml", "title: 試験の目標\nlanguages: [en]\nfurigana: true\n");
        site.build();
        for round in rounds {
            round.iter().for_each(|edit| apply(&site, edit));
            let output = site.run(&["build"]);
            // An edit may leave a link in the air; then nothing is built.
            if output.status.success() {
                let scratch = TestSite::copy_of(site.root());
                drop(std::fs::remove_dir_all(scratch.path("public")));
                drop(std::fs::remove_dir_all(scratch.path(".tomei")));
                scratch.build();
                prop_assert_eq!(site.output(), scratch.output());
            }
        }
    }
}

/// Lists and pages without dates of their own show the site's last update.
#[test]
fn a_new_date_reaches_every_page_that_shows_it() {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目の目標"));
    site.write("content/pages/dateless.md", "---\ntitle: 日付のないページ\n---\n");
    site.build();
    apply(&site, &Edit::Redate(2, 28));
    site.build();
    for page in ["public/dateless.html", "public/all/index.html", "public/index.html"] {
        assert!(site.read(page).contains("2021-06-28"), "{page}");
    }
}

/// The file of the linking goal did not change, but what may be said of it did.
#[test]
fn a_goal_that_is_taken_back_leaves_the_data_of_others() {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "先の目標"));
    let linking = goal(1, "後の目標").replace("linked_by:", "continues: [{id: 2020-kikaku-2, by: 係}]\nlinked_by:");
    site.write("content/2020/kikaku/goal-1.md", linking);
    site.build();
    let twin = "public/data/pages/2020/kikaku/goal-1.json";
    assert!(site.read(twin).contains("2020-kikaku-2"));
    let workbook = || std::fs::read(site.path("public/data/xlsx/2020.xlsx")).unwrap();
    let before = workbook();
    site.build();
    assert_eq!(workbook(), before);
    apply(&site, &Edit::Hide(2));
    site.build();
    assert!(!site.read(twin).contains("2020-kikaku-2"));
    assert_ne!(workbook(), before);
}

/// Without its mark the text is the same; what was said of the mark is not.
#[test]
fn a_byte_order_mark_that_is_gone_is_not_warned_of() {
    let site = TestSite::with_goal();
    let text = goal(1, "目標");
    site.write("content/2020/kikaku/goal-1.md", format!("\u{feff}{text}"));
    let warned = || String::from_utf8_lossy(&site.run(&["build"]).stderr).contains("goal-1.md");
    assert!(warned() && warned(), "by a rebuild as well");
    site.write("content/2020/kikaku/goal-1.md", text);
    assert!(!warned());
}
