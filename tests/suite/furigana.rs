//! The readings files of pages.

use std::collections::BTreeMap;

use crate::site::{TestSite, built, goal};

const READINGS: &str = "public/2020/kikaku/goal-1.furigana.json";

fn site() -> TestSite {
    let site = TestSite::with_goal();
    site.write("content/tomei.yaml", "title: 試験の目標\nfurigana: true\n");
    site
}

/// Every word with its reading, in the order of the page.
fn words(file: &[u8]) -> Vec<(String, String)> {
    let file: serde_json::Value = serde_json::from_slice(file).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let word = |number: &serde_json::Value| {
        let word = &file["words"][number.as_u64().unwrap() as usize];
        (text(&word[0]), text(&word[1]))
    };
    file["text"].as_array().unwrap().iter().map(word).collect()
}

fn reading_of(site: &TestSite, base: &str) -> String {
    let words: BTreeMap<_, _> = words(site.read(READINGS).as_bytes()).into_iter().collect();
    words[base].clone()
}

#[test]
fn a_site_without_the_switch_has_no_readings() {
    let site = TestSite::with_goal();
    site.build();
    assert!(site.output().keys().all(|name| !name.ends_with(".furigana.json")));
    assert!(!site.read("public/index.html").contains("furigana-switch"));
}

#[test]
fn every_page_of_the_demonstration_has_its_readings() {
    let output = built().files();
    let is_read = |name: &str| name.ends_with(".html") && !name.starts_with("en/") && !name.starts_with("embed/");
    assert!(!output.contains_key("en/index.furigana.json"));
    for (name, page) in output.iter().filter(|(name, _)| is_read(name)) {
        let readings = words(&output[&name.replace(".html", ".furigana.json")]);
        assert!(!readings.is_empty(), "{name}");
        // Marks may begin or end within a word.
        let page = String::from_utf8_lossy(page).replace("<mark>", "").replace("</mark>", "");
        assert!(readings.iter().all(|(base, _)| page.contains(base.as_str())), "{name}");
        assert!(!page.contains("<ruby"), "{name} stays plain");
    }
}

#[test]
fn a_corrected_reading_reaches_the_readings_and_leaves_the_page() {
    let site = site();
    site.build();
    assert_eq!(reading_of(&site, "窓口"), "まどぐち");
    let page = site.read("public/2020/kikaku/goal-1.html");
    site.write("content/dictionary.csv", "窓口,名詞,マドグチサン\n");
    site.build();
    assert_eq!(reading_of(&site, "窓口"), "まどぐちさん");
    assert_eq!(site.read("public/2020/kikaku/goal-1.html"), page);
}

#[test]
fn a_lost_or_edited_file_is_made_again() {
    let site = site();
    site.build();
    let readings = site.read(READINGS);
    std::fs::remove_file(site.path(READINGS)).unwrap();
    site.build();
    assert_eq!(site.read(READINGS), readings);
    site.write(READINGS, "{}");
    site.build();
    assert_eq!(site.read(READINGS), readings);
}

#[test]
fn readings_go_with_the_switch_and_with_their_page() {
    let site = site();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目の目標"));
    site.build();
    std::fs::remove_file(site.path("content/2020/kikaku/goal-2.md")).unwrap();
    site.build();
    assert!(!site.path("public/2020/kikaku/goal-2.furigana.json").exists());
    site.write("content/tomei.yaml", "title: 試験の目標\n");
    site.build();
    assert!(site.output().keys().all(|name| !name.ends_with(".furigana.json")));
}

#[test]
fn a_file_of_the_content_cannot_take_the_place_of_readings() {
    let site = site();
    site.write("content/static/2020/kikaku/goal-1.furigana.json", "{}");
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("2020/kikaku/goal-1.furigana.json"), "{said}");
}
