//! A document that was withdrawn leaves a page that says so.

use crate::site::{TestSite, goal};

const GOAL: &str = "content/2020/kikaku/goal-1.md";
const PAGE: &str = "public/2020/kikaku/goal-1.html";

fn withdrawn() -> TestSite {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目"));
    assert!(site.run(&["publish"]).status.success());
    std::fs::remove_file(site.path(GOAL)).unwrap();
    assert!(site.run(&["publish", "--withdraw", "2020-kikaku-1"]).status.success());
    site
}

#[test]
fn its_address_says_that_it_was_withdrawn_and_when() {
    let site = withdrawn();
    let page = site.read(PAGE);
    assert!(page.contains("取り下げた文書") && page.contains("2026-12-01") && page.contains("2020-kikaku-1"), "{page}");
    assert!(page.contains("noindex") && !page.contains("一つ目の目標"));
    site.build();
    assert_eq!(site.read(PAGE), page, "a later build knows it from the lock file");
    assert!(!site.read("public/2020/kikaku/index.html").contains("goal-1.html"));
}

#[test]
fn a_document_that_is_shown_again_takes_its_address_back() {
    let site = withdrawn();
    site.write(GOAL, goal(1, "一つ目の目標"));
    site.build();
    assert!(!site.read(PAGE).contains("取り下げた文書"));
}

#[test]
fn a_withdrawn_draft_leaves_the_page_as_well() {
    let site = TestSite::with_goal();
    assert!(site.run(&["publish"]).status.success());
    site.write(GOAL, goal(1, "一つ目の目標").replace("linked_by", "draft: true\nlinked_by"));
    assert!(site.run(&["publish", "--withdraw", "2020-kikaku-1"]).status.success());
    assert!(site.read(PAGE).contains("取り下げた文書"));
}
