//! Publication: what it refuses, the redirecting pages at old addresses, and the redirects for servers.

use std::process::Output;

use unicode_normalization::UnicodeNormalization;

use crate::site::{TestSite, goal};

const GOAL: &str = "content/2020/kikaku/goal-1.md";

fn published() -> TestSite {
    let site = TestSite::with_goal();
    assert!(site.run(&["publish"]).status.success());
    site
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

#[test]
fn an_edit_needs_a_correction_before_it_is_published() {
    let site = published();
    let (lock, before) = (site.read("published.lock"), site.output());
    site.write(GOAL, goal(1, "一つ目の目標").replace("1か所", "2か所"));
    let refused = site.run(&["publish"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("W1009"), "{}", said(&refused));
    assert_eq!((site.read("published.lock"), site.output()), (lock.clone(), before), "nothing was published");
    site.build();
    assert_eq!(site.read("published.lock"), lock, "a build is no publication");
    let row = "- {date: 2026-12-01, page: 2020-kikaku-1, item: p1, before: 1か所, after: 2か所, reason: 数え直し}\n";
    site.write("content/corrections.yaml", row);
    assert!(site.run(&["publish"]).status.success());
    assert!(site.read("public/corrections.xml").contains("「1か所」を「2か所」に直しました。理由: 数え直し"));
    // The same entry does not speak for the next edit.
    site.write(GOAL, goal(1, "一つ目の目標").replace("1か所", "3か所"));
    assert_eq!(site.run(&["publish"]).status.code(), Some(1));
}

#[test]
fn additions_need_nothing() {
    let site = published();
    site.write(GOAL, goal(1, "一つ目の目標").replace("## 実績", "- [p2] 足した取組みです。\n\n## 実績"));
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目"));
    let done = site.run(&["publish"]);
    assert!(done.status.success() && !said(&done).contains("W10"), "{}", said(&done));
}

#[test]
fn a_document_is_taken_back_only_by_name() {
    let site = published();
    std::fs::remove_file(site.path(GOAL)).unwrap();
    assert!(said(&site.run(&["check"])).contains("W1004"));
    assert_eq!(site.run(&["publish"]).status.code(), Some(1));
    assert_eq!(site.run(&["publish", "--withdraw", "2020-kikaku-9"]).status.code(), Some(1));
    assert!(site.run(&["publish", "--withdraw", "2020-kikaku-1"]).status.success());
    assert!(
        site.read("published.lock")
            .contains("2020-kikaku-1 2020/kikaku/goal-1.html\n  since 2026-12-01\n  gone 2026-12-01")
    );
    assert!(!said(&site.run(&["check"])).contains("W10"));
    let another =
        goal(1, "別の目標").replace("year: 2020", "year: 2021").replace("窓口を1か所に増やします", "道を直します");
    site.write(
        "content/2021/kikaku/goal-1.md",
        another.replace("増やしました", "直しました").replace("続けます", "終えます"),
    );
    assert_eq!(site.run(&["build"]).status.code(), Some(1));
    assert!(said(&site.run(&["check"])).contains("E1002"));
}

#[test]
fn the_record_of_a_withdrawn_text_stays() {
    let site = published();
    site.write(GOAL, goal(1, "一つ目の目標").replace("1か所", "2か所"));
    let row = "- {date: 2026-12-01, page: 2020-kikaku-1, item: p1, before: 1か所, after: 2か所, reason: 数え直し}\n";
    site.write("content/corrections.yaml", row);
    assert!(site.run(&["publish"]).status.success());
    std::fs::remove_file(site.path(GOAL)).unwrap();
    let done = site.run(&["publish", "--withdraw", "2020-kikaku-1"]);
    assert!(done.status.success(), "{}", said(&done));
    assert!(site.read("public/corrections.html").contains("数え直し"));
    assert!(site.read("public/data/check.txt").contains("0"), "the data hold together");
}

#[test]
fn every_old_address_redirects_to_a_moved_page() {
    let site = published();
    site.write(GOAL, goal(1, "一つ目の目標").replace("no: 1", "no: 5"));
    assert!(site.run(&["publish"]).status.success());
    site.write(GOAL, goal(1, "一つ目の目標").replace("no: 1", "no: 6"));
    assert!(site.run(&["publish", "--base-url", "https://city.example/goals/"]).status.success());
    for old in ["public/2020/kikaku/goal-1.html", "public/2020/kikaku/goal-5.html"] {
        let page = site.read(old);
        assert!(
            page.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../2020/kikaku/goal-6.html\">"),
            "{page}"
        );
        assert!(page.contains("<link rel=\"canonical\" href=\"https://city.example/goals/2020/kikaku/goal-6.html\">"));
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert!(page.contains("<a href=\"../../2020/kikaku/goal-6.html\">一つ目の目標 — 企画部"));
        assert!(!page.contains(" style=") && !page.contains("onload"), "nothing inline");
    }
    assert!(!site.read("public/sitemap.xml").contains("goal-1.html"));
    // Back where it was: that address is no old one any more.
    site.write(GOAL, goal(1, "一つ目の目標"));
    assert!(site.run(&["publish"]).status.success());
    assert!(site.read("public/2020/kikaku/goal-1.html").contains("窓口を1か所"));
    assert!(site.read("public/2020/kikaku/goal-6.html").contains("url=../../2020/kikaku/goal-1.html"));
}

#[test]
fn servers_are_told_of_moves() {
    let site = TestSite::with_goal();
    site.write("content/tomei.yaml", "title: 試験の目標\nbase_url: https://city.example/goals/\n");
    let sheet = "---\nid: sheet\nkind: sheet\nyear: 2020\ndepartment: kikaku\npublished: 2021-06-01\n---\n\n## 使命\n\n- [m1] 使命です。\n";
    site.write("content/2019/kikaku/sheet.md", sheet.replace("2020", "2019"));
    assert!(site.run(&["publish"]).status.success());
    site.write(GOAL, goal(1, "一つ目の目標").replace("no: 1", "no: 5"));
    site.write("content/2019/kikaku/sheet.md", sheet);
    assert!(site.run(&["publish"]).status.success());
    assert!(
        site.read("public/2019/kikaku/sheet.html").contains("url=../../2020/kikaku/sheet.html"),
        "the mirror as well"
    );
    let [old, new] = ["/goals/2020/kikaku/goal-1.html", "/goals/2020/kikaku/goal-5.html"];
    let printed = |arguments: &[&str]| said(&site.run(&[&["headers"], arguments].concat()));
    let nginx = printed(&["nginx"]);
    assert!(nginx.contains(&format!("location = {old} {{ return 301 {new}; }}")), "{nginx}");
    assert!(nginx.contains("location = /goals/2019/kikaku/ { return 301 /goals/2020/kikaku/index.html; }"), "{nginx}");
    assert!(printed(&["apache"]).contains(&format!("RedirectMatch 301 \"^{}$\" \"{new}\"", old.replace('.', "\\."))));
    let iis = printed(&["iis"]);
    assert!(iis.contains("<location path=\"goals/2020/kikaku/goal-1.html\">"), "{iis}");
    assert!(iis.trim_end().ends_with("</configuration>"));
    assert!(printed(&["netlify", "--redirects"]).contains(&format!("{old} {new} 301!\n")));
    assert!(printed(&["cloudflare", "--redirects"]).contains(&format!("{old} {new} 301\n")));
    assert!(!printed(&["netlify"]).contains("301"), "they have a file of their own");
}

/// What readers do not see is no change, and what they see is one.
#[test]
fn only_what_readers_see_needs_a_correction() {
    const PAGE: &str = "content/pages/dayori.md";
    const TEXT: &str = "---\ntitle: 市のたより\nsummary: がくどう\npublished: 2025-04-01\n---\n\n## ががが\n\n甲は**乙**です。\n次の行が続きます。\n\n- 丙\n- [丁](https://example.jp/)\n";
    let site = published();
    site.write(PAGE, TEXT);
    assert!(site.run(&["publish"]).status.success());
    for same in [
        TEXT.replace('\n', "\r\n"),
        TEXT.replace('\n', "\r"),
        TEXT.replace("です。\n", "です。 \n").replace("丙\n", "丙  \n"),
        TEXT.nfd().collect(),
        TEXT.replace("title: 市のたより\nsummary: がくどう\n", "summary: \"がくどう\"\ntitle: '市のたより'\n"),
        TEXT.replace("- ", "* "),
        TEXT.replace("です。\n次", "です。次"),
        TEXT.replace("- ", "・"),
        format!("\u{feff}{TEXT}\n\n"),
    ] {
        site.write(PAGE, &same);
        let done = site.run(&["publish"]);
        assert!(done.status.success() && !said(&done).contains("W10"), "{same}\n{}", said(&done));
    }
    for other in [
        TEXT.replace("甲", "戊"),
        TEXT.replace("**乙**", "乙"),
        TEXT.replace("example.jp", "example.com"),
        TEXT.replace("- ", "1. "),
        TEXT.replace("続きます。\n", "続きます。  \n"),
        TEXT.replace("がくどう", "かくどう"),
    ] {
        site.write(PAGE, &other);
        let is_same = other.contains("続きます。  \n");
        assert_eq!(site.run(&["publish"]).status.code(), Some(i32::from(!is_same)), "{other}");
        site.write(PAGE, TEXT);
    }
}
