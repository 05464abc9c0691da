//! The pages of the demonstration site: the main part of each kind, pinned,
//! and what must hold on all of them.

use std::collections::BTreeSet;

use crate::site::{check_against, demonstration, repository};

/// One page of every kind.
const KINDS: [&str; 38] = [
    "index.html",
    "2019/index.html",
    "2019/shimin-kyodo/index.html",
    "2019/shimin-kyodo/sheet.html",
    "2019/shimin-kyodo/goal-2.html",
    "2019/shimin-kyodo/goal-5.html",
    "2019/shimin-kyodo/midterm-7.html",
    "2018/sorano-kankyo/goal-2.html",
    "2019/sorano-kankyo/midterm-1.html",
    "2019/sorano-kankyo/index.html",
    "2019/sorano-kankyo/goal-1.html",
    "departments/index.html",
    "departments/shimin-kyodo.html",
    "departments/sorano-kankyo.html",
    "departments/sorano-kankyo/compare-2018-2019.html",
    "due/2022.html",
    "due/index.html",
    "plans/index.html",
    "plans/sogo4-1/index.html",
    "plans/sogo4-1/5-1-3.html",
    "policies/kihon-h30/index.html",
    "policies/kihon-h30/14.html",
    "all/index.html",
    "glossary.html",
    "corrections.html",
    "updates.html",
    "404.html",
    "search.html",
    "terms/index.html",
    "terms/wa/index.html",
    "terms/ka/korabosenta-.html",
    "en/index.html",
    "en/2019/sorano-kankyo/index.html",
    "en/2019/sorano-kankyo/goal-1.html",
    "en/2019/sorano-kankyo/midterm-1.html",
    "en/departments/sorano-kankyo/compare-2018-2019.html",
    "en/due/2022.html",
    "en/search.html",
];

fn main_part(page: &str) -> &str {
    let start = page.find("<main").expect("a page has a main part");
    let end = page.find("</main>").expect("a main part ends");
    &page[start..end]
}

#[test]
fn the_main_part_of_every_kind_is_pinned() {
    let site = demonstration();
    site.build();
    let expected = repository().join("tests/pages");
    for kind in KINDS {
        let page = site.read(&format!("public/{kind}"));
        check_against(&expected.join(kind.replace('/', "~")), main_part(&page));
    }
    let pinned: BTreeSet<String> = KINDS.iter().map(|kind| kind.replace('/', "~")).collect();
    let found = std::fs::read_dir(expected).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(found.collect::<BTreeSet<_>>(), pinned, "an expected page that no test reads");
}

#[test]
fn every_link_leads_somewhere() {
    let site = demonstration();
    site.build();
    let files = site.output();
    let mut broken = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html") && *name != "404.html") {
        let page = String::from_utf8_lossy(bytes);
        for address in attributes(&page, "href").chain(attributes(&page, "src")) {
            let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
            if path.contains(':') {
                continue;
            }
            let target = if path.is_empty() { Some(name.clone()) } else { tomei::markdown::join(name, path) };
            let held = target.and_then(|target| files.get(&target));
            let anchored = |bytes: &Vec<u8>| {
                anchor.is_empty() || String::from_utf8_lossy(bytes).contains(&format!("id=\"{anchor}\""))
            };
            if !held.is_some_and(anchored) {
                broken.push(format!("{name}: {address}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

fn attributes<'a>(page: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let mark = format!(" {name}=\"");
    let starts: Vec<usize> = page.match_indices(&mark).map(|(at, mark)| at + mark.len()).collect();
    starts.into_iter().map(|start| &page[start..start + page[start..].find('"').expect("an attribute ends")])
}

#[test]
fn every_page_carries_the_notice_and_no_script_but_search_and_furigana() {
    let site = demonstration();
    site.build();
    for (name, bytes) in site.output().iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        assert!(page.contains("class=\"notice\""), "{name}");
        assert!(!page.contains("style=\""), "{name} needs a looser policy for styles");
        let scripts = page.match_indices("<script").map(|(at, _)| &page[at..]);
        let others = scripts.filter(|script| !script.starts_with("<script type=\"application/ld+json\""));
        let others: Vec<&str> = others.map(|script| &script[..script.find("</script>").unwrap()]).collect();
        let is_module = |script: &str, file: &str| {
            script.starts_with("<script type=\"module\" src=") && script.ends_with(&format!("{file}\">"))
        };
        let expected = match others[..] {
            // Readings are of Japanese, and stand where the interface speaks it too.
            [one] => name.starts_with("en/") && is_module(one, "search/search.js"),
            [one, two] => is_module(one, "search/search.js") && is_module(two, "furigana.js"),
            _ => false,
        };
        assert!(expected, "{name}");
        let ids: Vec<&str> = attributes(&page, "id").collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name} repeats an id");
        for data in page.split("<script type=\"application/ld+json\">").skip(1) {
            let data = &data[..data.find("</script>").unwrap()];
            assert!(serde_json::from_str::<serde_json::Value>(data).is_ok(), "{name}: {data}");
        }
    }
}

#[test]
fn a_goal_page_is_light() {
    let site = demonstration();
    site.build();
    for no in 1..=5 {
        let page = site.output()[&format!("2019/shimin-kyodo/goal-{no}.html")].len();
        let style = site.output()["style.css"].len();
        // Compressed it is a fraction of this; the browser tests measure that.
        assert!(page + style < 90_000, "goal {no}: {page} + {style} bytes");
    }
}

#[test]
fn a_promise_without_a_result_is_never_called_unmet() {
    let site = demonstration();
    site.build();
    let page = site.read("public/2019/shimin-kyodo/goal-1.html");
    assert!(page.contains("結び付けた実績の記載はありません"));
    assert!(site.output().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("未達成")));
}
