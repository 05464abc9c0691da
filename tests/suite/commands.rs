//! The commands init, new, schema and theme, and messages if the program cannot run.

use std::fs;

use crate::site::{TestSite, demonstration, tomei};

#[test]
fn a_new_site_builds_and_its_documents_too() {
    let site = TestSite::new();
    fs::remove_dir_all(site.path("content")).unwrap();
    assert!(site.run(&["init"]).status.success());
    site.build();
    assert!(site.read("public/index.html").contains("部局長の目標"));
    let place = ["--year", "令和2年度", "--department", "somu"];
    for kind in ["sheet", "goal", "goal", "midterm"] {
        let output = site.run(&[&["new", kind][..], &place[..]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(site.run(&["new", "page", "faq", "--title", "よくある質問"]).status.success());
    assert!(site.path("content/2020/somu/goal-2.md").exists(), "the next free number");
    assert!(site.run(&["build", "--drafts"]).status.success());
    assert!(site.path("public/2020/somu/goal-2.html").exists());
    site.build();
    assert!(!site.path("public/2020/somu/goal-2.html").exists(), "drafts are not published");
}

#[test]
fn nothing_that_exists_is_written_over() {
    let site = TestSite::new();
    assert!(site.run(&["init", "--title", "別の名前"]).status.success());
    assert_eq!(site.read("content/tomei.yaml"), "title: 試験の目標\n");
    let new = ["new", "goal", "--year", "2020", "--department", "kikaku", "--no", "1"];
    assert!(site.run(&new).status.success());
    site.write("content/2020/kikaku/goal-1.md", "mine");
    assert_eq!(site.run(&new).status.code(), Some(2));
    assert_eq!(site.read("content/2020/kikaku/goal-1.md"), "mine");
}

#[test]
fn documents_of_later_days_wait() {
    let site = TestSite::with_goal();
    site.build();
    assert!(site.path("public/2020/kikaku/goal-1.html").exists());
    assert!(site.run(&["build", "--date", "2021-05-31"]).status.success());
    assert!(!site.path("public/2020/kikaku/goal-1.html").exists());
}

#[test]
fn a_theme_file_of_ones_own_wins() {
    let site = TestSite::with_goal();
    assert!(site.run(&["theme", "copy", "templates/404.html"]).status.success());
    site.write("themes/default/templates/404.html", "own page for {{ site.title }}");
    site.build();
    assert_eq!(site.read("public/404.html"), "own page for 試験の目標");
    assert!(site.read("public/index.html").contains("<main"), "the rest is the embedded theme");
}

#[test]
fn a_base_url_with_a_path_is_kept() {
    let site = TestSite::with_goal();
    assert!(site.run(&["build", "--base-url", "https://city.example/goals"]).status.success());
    assert!(site.read("public/feed.xml").contains("https://city.example/goals/2020/kikaku/goal-1.html"));
    assert!(site.read("public/404.html").contains("href=\"/goals/style.css\""));
    assert!(site.read("public/2020/kikaku/goal-1.html").contains("href=\"../../style.css\""));
    assert!(site.read("public/sitemap.xml").contains("<loc>https://city.example/goals/index.html</loc>"));
}

#[test]
fn schemas_know_the_documents() {
    let site = demonstration();
    assert!(site.run(&["schema", "--output", site.path("schema").to_str().unwrap()]).status.success());
    let schema: serde_json::Value = serde_json::from_str(&site.read("schema/document.schema.json")).unwrap();
    assert_eq!(schema["additionalProperties"], false);
    assert!(schema["properties"]["plan"]["description"].as_str().unwrap().contains("none"));
    let printed = site.run(&["schema", "plans"]);
    let printed: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(printed["type"], "array");
}

#[test]
fn headers_are_printed_for_every_host_without_a_site() {
    for host in ["nginx", "apache", "iis", "netlify", "cloudflare"] {
        let said = |more: &[&str]| {
            let output = tomei().args(["headers", host, "--root", "/nowhere"]).args(more).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{host}");
            String::from_utf8(output.stdout).unwrap()
        };
        assert!(said(&[]).contains("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"), "{host}");
        assert!(said(&["--lang", "ja"]).contains("このサイトのファイルのほかは"), "{host}");
        assert!(said(&["--lang", "en"]).is_ascii(), "{host}");
        assert!(said(&["--hsts"]).contains("max-age=31536000"), "{host}");
    }
    assert_eq!(tomei().args(["headers", "gopher"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn exit_codes_tell_what_happened() {
    let site = TestSite::with_goal();
    assert_eq!(site.run(&["check"]).status.code(), Some(0));
    site.write("content/tomei.yaml", "titel: x\n");
    assert_eq!(site.run(&["check"]).status.code(), Some(1));
    fs::remove_dir_all(site.path("content")).unwrap();
    assert_eq!(site.run(&["check"]).status.code(), Some(2));
    assert_eq!(tomei().arg("nonsense").output().unwrap().status.code(), Some(2));
    assert_eq!(tomei().arg("--version").output().unwrap().status.code(), Some(0));
}

#[test]
fn messages_follow_the_locale() {
    let site = TestSite::with_goal();
    let said = |lang: &str| {
        let output = tomei().args(["check", "--root"]).arg(site.root()).env("LANG", lang).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said("ja_JP.UTF-8").contains("誤りはありません"));
    assert!(said("en_US.UTF-8").contains("no faults"));
    assert!(said("C").contains("誤りはありません"), "the language of the content where none is named");
}
