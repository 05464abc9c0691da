//! `tomei diff` shows every change that readers would see.

use crate::site::{TODAY, TestSite, demonstration, goal, tomei};

const GOAL: &str = "content/2020/kikaku/goal-1.md";

fn diff(site: &TestSite, more: &[&str]) -> String {
    let output = site.run(&[&["diff"], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Every text of the demonstration is found again in its open data, as the
/// lock file remembers it.
#[test]
fn a_site_does_not_differ_from_itself() {
    let site = demonstration();
    assert!(site.run(&["publish"]).status.success());
    assert_eq!(diff(&site, &[]), "");
    assert_eq!(diff(&site, &["--against", site.path("public").to_str().unwrap()]), "");
    assert_eq!(diff(&site, &["--against", site.root().to_str().unwrap()]), "");
    std::fs::remove_dir_all(site.path("content/2019")).unwrap();
    std::fs::remove_dir_all(site.path("content/2018")).unwrap();
    std::fs::remove_file(site.path("content/corrections.yaml")).unwrap();
    let gone = diff(&site, &[]);
    assert_eq!(gone.matches("取下げ ").count(), 25);
    assert!(!gone.contains("手元にありません"), "{gone}");
}

#[test]
fn names_every_change_with_its_address() {
    let site = TestSite::with_goal();
    assert!(diff(&site, &[]).starts_with("新規 2020/kikaku/goal-1.html 一つ目の目標（企画部"), "nothing is public yet");
    assert!(site.run(&["publish"]).status.success());
    let edited = goal(1, "一つ目の目標")
        .replace("1か所", "2か所")
        .replace("no: 1", "no: 4")
        .replace("- [i1 -> r1] 続けます。\n", "");
    site.write(GOAL, edited);
    let told = diff(&site, &[]);
    for line in [
        "  アドレス 2020/kikaku/goal-1.html → 2020/kikaku/goal-4.html",
        "  取組み p1  2020/kikaku/goal-4.html#p1\n    - 窓口を1か所に増やします。\n    + 窓口を2か所に増やします。",
        "  項目 i1  2020/kikaku/goal-4.html#i1\n    - 続けます。\n",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    // Without the built site only the hashes are left.
    std::fs::remove_dir_all(site.path("public")).unwrap();
    assert!(diff(&site, &[]).contains("    - （公開した文章は手元にありません）\n    + 窓口を2か所に増やします。"));
    // A build since then does not pass for what was published.
    site.build();
    assert!(diff(&site, &[]).contains("    - （公開した文章は手元にありません）\n    + 窓口を2か所に増やします。"));
}

#[test]
fn is_printed_as_one_page() {
    let site = TestSite::with_goal();
    assert!(site.run(&["publish"]).status.success());
    site.write(GOAL, goal(1, "<b>一つ目</b>の目標").replace("1か所", "2か所"));
    let page = site.path("change.html");
    diff(&site, &["--html", page.to_str().unwrap()]);
    let page = site.read("change.html");
    assert!(
        page.contains("<td>窓口を<del>1</del>か所に増やします。</td><td>窓口を<ins>2</ins>か所に増やします。</td>"),
        "{page}"
    );
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>"));
    assert!(page.contains("@page{size:A4"));
    assert!(!page.contains("http") && !page.contains("<script") && !page.contains("<link"), "stands alone");
    let english = site.path("change.en.html");
    let mut english_run = tomei();
    let output = english_run.arg("--root").arg(site.root()).args(["--date", TODAY, "--lang", "en", "diff", "--html"]);
    assert!(output.arg(english).output().unwrap().status.success());
    let page = site.read("change.en.html");
    for part in [
        "<html lang=\"en\">",
        "<h1>Changes of a publication</h1>",
        "<p><span lang=\"ja\">",
        "<th>After publication</th>",
        "<h2>Changed: <span lang=\"ja\">",
        "item p1",
        "<td lang=\"ja\">窓口を<del>1</del>か所に増やします。</td>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let outside = page.replace("公開", "");
    assert_eq!(
        outside.matches("変わる").count() + outside.matches("場所").count() + outside.matches("作成").count(),
        0
    );
    assert_eq!(site.run(&["diff", "--against", site.path("content/2020").to_str().unwrap()]).status.code(), Some(1));
}
