//! Files that a rebuild must make again although the source of their page has not changed. Random edits are in
//! [`crate::edits`].

use crate::site::{TestSite, goal};

/// The goal `no` with another day of update.
fn redate(site: &TestSite, no: usize, day: u8) {
    let redated = goal(no, "直した目標").replace("updated: 2021-06-01", &format!("updated: 2021-06-{day:02}"));
    site.write(&format!("content/2020/kikaku/goal-{no}.md"), redated);
}

/// The goal `no` as a draft; links to it stay.
fn hide(site: &TestSite, no: usize) {
    let hidden = goal(no, "下書き").replace("linked_by:", "draft: true\nlinked_by:");
    site.write(&format!("content/2020/kikaku/goal-{no}.md"), hidden);
}

/// Lists and pages without dates of their own show the site's last update.
#[test]
fn a_new_date_reaches_every_page_that_shows_it() {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目の目標"));
    site.write("content/pages/dateless.md", "---\ntitle: 日付のないページ\n---\n");
    site.build();
    redate(&site, 2, 28);
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
    let page_json = "public/data/pages/2020/kikaku/goal-1.json";
    assert!(site.read(page_json).contains("2020-kikaku-2"));
    let workbook = || std::fs::read(site.path("public/data/xlsx/2020.xlsx")).unwrap();
    let before = workbook();
    site.build();
    assert_eq!(workbook(), before);
    hide(&site, 2);
    site.build();
    assert!(!site.read(page_json).contains("2020-kikaku-2"));
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
