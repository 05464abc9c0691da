//! The files of the open data as the program writes them.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::site::{TestSite, built, files, goal};

#[test]
fn an_export_is_the_data_of_the_site() {
    let site = built().on_disk();
    let output = site.run(&["export", "--output", site.path("out").to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut exported = files(&site.path("out"));
    exported.remove("files.xxh128");
    let mut built = files(&site.path("public/data"));
    // Pages belong to a site.
    built.retain(|name, _| !name.ends_with(".html") && !name.ends_with(".furigana.json"));
    assert_eq!(exported.keys().collect::<Vec<_>>(), built.keys().collect::<Vec<_>>());
    assert!(exported == built, "an exported file differs from the site's");
}

#[test]
fn the_list_of_sums_is_true_and_whole() {
    let in_data = |(name, bytes): (&String, &Vec<u8>)| Some((name.strip_prefix("data/")?.to_owned(), bytes.clone()));
    let data: BTreeMap<String, Vec<u8>> = built().files().iter().filter_map(in_data).collect();
    let list = String::from_utf8(data["sha256sums.txt"].clone()).unwrap();
    let sums: BTreeMap<&str, &str> =
        list.lines().map(|line| line.split_once("  ").unwrap()).map(|(sum, name)| (name, sum)).collect();
    let is_page = |name: &str| name.ends_with(".html") || name.ends_with(".furigana.json");
    let of_pages = |name: &&String| name.starts_with("pages/") || is_page(name) || *name == "sha256sums.txt";
    let wanted: BTreeSet<&str> = data.keys().filter(|name| !of_pages(name)).map(String::as_str).collect();
    assert_eq!(sums.keys().copied().collect::<BTreeSet<_>>(), wanted);
    for (name, sum) in sums {
        let found: String = Sha256::digest(&data[name]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, sum, "{name}");
    }
}

#[test]
fn documents_that_are_not_published_are_in_no_file() {
    let site = TestSite::with_goal();
    let secret = goal(2, "秘密の目標").replace("linked_by:", "draft: true\nlinked_by:");
    site.write("content/2020/kikaku/goal-2.md", secret);
    let linked = goal(1, "目標").replace("linked_by:", "continues: [{id: 2020-kikaku-2, by: 係}]\nlinked_by:");
    site.write("content/2020/kikaku/goal-1.md", linked.replace("[i1 -> r1]", "[i1 -> 2020-kikaku-2/p1]"));
    site.write(
        "content/corrections.yaml",
        "- {date: 2021-07-01, page: 2020-kikaku-2, before: 秘密の前, after: 秘密の後, reason: 秘密}\n",
    );
    site.build();
    for (name, bytes) in files(&site.path("public/data")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("2020-kikaku-2") && !text.contains("秘密"), "{name}");
    }
    assert!(site.run(&["build", "--drafts"]).status.success());
    let links = site.read("public/data/csv/goal_links.csv");
    assert!(links.contains("2020-kikaku-2"), "{links}");
    assert!(site.read("public/data/csv/corrections.csv").contains("秘密の後"));
}

#[test]
fn every_year_and_every_site_has_the_same_shape() {
    let (empty, full) = (TestSite::new(), built().on_disk());
    empty.build();
    let headers = |site: &TestSite| -> BTreeMap<String, String> {
        let csv = files(&site.path("public/data/csv")).into_iter();
        csv.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap().lines().next().unwrap().to_owned())).collect()
    };
    assert_eq!(headers(&empty), headers(&full));
    assert_eq!(headers(&full).len(), tomei::model::dataset::TABLES.len());
}

#[test]
fn a_page_names_its_twin() {
    let site = built();
    let page = site.read("2019/shimin-kyodo/goal-2.html");
    let page_json = "data/pages/2019/shimin-kyodo/goal-2.json";
    assert!(page.contains(&format!(
        "type=\"application/json\" title=\"くらしの安全・安心の推進 データ\" href=\"../../{page_json}\""
    )));
    let page_json: serde_json::Value = serde_json::from_str(&site.read(page_json)).unwrap();
    assert_eq!(page_json["documents"][0]["title"], "くらしの安全・安心の推進");
    let all: serde_json::Value = serde_json::from_str(&site.read("data/all.json")).unwrap();
    assert!(all["documents"].as_array().unwrap().contains(&page_json));
    assert_eq!(all["tables"]["measures"][0]["code_written"], "1-3-②", "JSON keeps the characters");
}

#[test]
fn a_file_in_the_place_of_data_is_refused() {
    let site = TestSite::with_goal();
    site.write("content/static/data/csv/goals.csv", "own");
    let output = site.run(&["build", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("content/static/data/csv/goals.csv"));
    std::fs::remove_file(site.path("content/static/data/csv/goals.csv")).unwrap();
    site.write("public/data/all.json", "somebody else's");
    assert_eq!(site.run(&["build"]).status.code(), Some(1));
    assert_eq!(site.read("public/data/all.json"), "somebody else's");
}
