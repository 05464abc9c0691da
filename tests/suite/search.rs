//! `tomei search` and the files it reads, on built sites.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::site::{TestSite, built, goal};

/// The answer of `tomei search --json`.
pub fn ask(site: &TestSite, arguments: &[&str]) -> Value {
    let output = site.run(&[&["search", "--json", "--limit", "1000"], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the answer is JSON")
}

/// Where a query is found: `page#anchor`, every place of each page.
fn places(site: &TestSite, query: &str) -> BTreeSet<String> {
    let answer = ask(site, &[query]);
    let hits = answer["hits"].as_array().expect("hits are a list");
    let place = |hit: &Value| -> Vec<String> {
        let url = hit["url"].as_str().expect("a hit has an address");
        let passages = hit["passages"].as_array().expect("passages are a list").iter();
        passages.filter_map(|passage| passage["anchor"].as_str()).map(|anchor| format!("{url}#{anchor}")).collect()
    };
    hits.iter().flat_map(place).collect()
}

fn urls(answer: &Value) -> BTreeSet<String> {
    let hits = answer["hits"].as_array().expect("hits are a list").iter();
    hits.map(|hit| hit["url"].as_str().expect("a hit has an address").to_owned()).collect()
}

#[test]
fn a_word_is_found_in_exactly_the_places_that_hold_it() {
    let site = built().on_disk();
    let sheet = "2019/shimin-kyodo/";
    let expected = ["index.html#a2", "index.html#v2", "goal-2.html#p4-d1", "goal-2.html#r4", "goal-2.html#i4"];
    let expected = expected.into_iter().chain(["midterm-3.html#t2", "midterm-3.html#s1"]);
    // r4 has the word, and is shown with the promise that it is a result of.
    let expected = expected.chain(["goal-2.html#p4"]);
    assert_eq!(places(&site, "特殊詐欺"), expected.map(|place| format!("{sheet}{place}")).collect());
    let cut_inside = urls(&ask(&site, &["詐欺被"]));
    assert_eq!(cut_inside, urls(&ask(&site, &["特殊詐欺被害"])));
    assert!(urls(&ask(&site, &["協働"])).contains("2019/shimin-kyodo/index.html"), "協働 finds 市民協働部");
}

/// Against plain substring search over the normalized text of the site's own documents.
#[test]
fn every_short_string_of_the_site_is_found_where_it_stands_and_nowhere_else() {
    let site = built().on_disk();
    let texts = texts(&site);
    let mut queries: BTreeSet<String> = BTreeSet::new();
    for passage in texts.iter().flat_map(|(_, passages)| passages) {
        let characters: Vec<char> = passage.chars().collect();
        for (number, window) in characters.windows(3).enumerate().filter(|(number, _)| number % 7 == 0) {
            queries.insert(window[..1 + number % 3].iter().collect());
        }
    }
    queries.retain(|query| !query.contains([' ', '"', '-']));
    assert!(queries.len() > 500, "{} queries", queries.len());
    site.write("queries.txt", queries.iter().map(|query| format!("\"{query}\"\n")).collect::<String>());
    let file = site.path("queries.txt");
    let output = site.run(&["search", "--limit", "1000", "--batch", file.to_str().expect("a path of letters")]);
    let answers = String::from_utf8(output.stdout).expect("answers are text");
    for (query, answer) in queries.iter().zip(answers.lines()) {
        let answer: Value = serde_json::from_str(answer).expect("each line is JSON");
        let holding = texts.iter().filter(|(_, passages)| passages.iter().any(|passage| passage.contains(query)));
        let holding: BTreeSet<String> = holding.map(|(url, _)| url.clone()).collect();
        assert_eq!(urls(&answer), holding, "{query}");
        assert_eq!(answer["total"], holding.len());
    }
}

/// The address and the normalized title and passages of every document, as the stage `index` gives them.
fn texts(site: &TestSite) -> Vec<(String, Vec<String>)> {
    let settings = tomei::pipeline::Settings {
        root: site.root().to_owned(),
        output: site.path("public"),
        base_url: None,
        visibility: tomei::resolve::Visibility {
            today: crate::site::TODAY.parse().expect("a day"),
            drafts: tomei::resolve::Drafts::Hidden,
        },
    };
    let silent = tomei::pipeline::progress::NoProgress;
    let Ok((checked, _)) = tomei::pipeline::site::read(&settings, &Default::default(), &silent) else {
        panic!("the site has no faults")
    };
    let normalize = tomei_search::text::normalize::normalize;
    tomei::index::documents(&checked.site)
        .iter()
        .map(|text| {
            let passages = text.passages.iter().map(|passage| normalize(&passage.text));
            (text.url.clone(), std::iter::once(normalize(&text.title)).chain(passages).collect())
        })
        .collect()
}

#[test]
fn what_a_page_shows_is_what_is_searched() {
    let site = TestSite::with_goal();
    site.write(
        "content/plans.yaml",
        "- {id: p, title: 計画, measures: [{code: 5-1-3, written: 5-1-③, title: 協働の推進}]}\n",
    );
    let text = goal(1, "一つ目の目標")
        .replace("no: 1", "no: 1\nplan: [p:5-1-3]\npartners: [青い鳥の会]\nunmet_reason: 雨のため");
    site.write("content/2020/kikaku/goal-1.md", text);
    site.write("content/pages/map.md", "---\ntitle: 地図\n---\n\n道のり\n\n- 北の橋\n");
    site.build();
    let page = "2020/kikaku/goal-1.html";
    for (query, url) in
        [("５－１－③", page), ("青い鳥", page), ("雨のため", page), ("北の橋", "map.html"), ("地図", "map.html")]
    {
        assert_eq!(urls(&ask(&site, &[query])), BTreeSet::from([url.to_owned()]), "{query}");
    }
    assert_eq!(ask(&site, &["\"道のり北\""])["total"], 0, "two paragraphs are not one string");
}

#[test]
fn facets_narrow_and_are_counted() {
    let site = TestSite::with_goal();
    site.write("content/2021/kikaku/goal-1.md", goal(1, "二年目の目標").replace("2020", "2021"));
    site.build();
    let all = ask(&site, &["目標"]);
    assert_eq!(all["total"], 2);
    assert_eq!(all["facets"][0]["name"], "year");
    let years: Vec<(&str, u64)> = all["facets"][0]["values"]
        .as_array()
        .expect("a facet has values")
        .iter()
        .map(|value| (value["value"].as_str().expect("text"), value["count"].as_u64().expect("a number")))
        .collect();
    assert_eq!(years, [("2020", 1), ("2021", 1)]);
    let one = ask(&site, &["目標", "--facet", "year=2021"]);
    assert_eq!(urls(&one), BTreeSet::from(["2021/kikaku/goal-1.html".to_owned()]));
    let newest = ask(&site, &["目標", "--sort", "newest"]);
    assert_eq!(newest["hits"][0]["url"], "2021/kikaku/goal-1.html");
}

#[test]
fn facets_are_named_in_the_language_asked_for_and_come_in_the_order_of_the_page() {
    let site = TestSite::with_goal();
    site.build();
    let facets = |lang: &str| {
        let output = site.run(&["search", "--lang", lang, "目標"]);
        let text = String::from_utf8(output.stdout).expect("the answer is text");
        text.lines().skip_while(|line| !line.contains(": ")).map(str::to_owned).collect::<Vec<_>>()
    };
    let contents = "課題 1 / 取組み 1 / 実績 1";
    assert_eq!(
        facets("ja"),
        [
            "年度: 2020年度（令和2年度） 1",
            "部局: 企画部 1",
            "種類: 当年度目標 1",
            &format!("書かれていること: {contents}")
        ]
    );
    assert_eq!(
        facets("en"),
        [
            "Fiscal year: 2020年度（令和2年度） 1",
            "Department: 企画部 1",
            "Kind: 当年度目標 1",
            &format!("Contents: {contents}")
        ]
    );
}

#[test]
fn names_of_one_thing_find_both_and_the_widening_can_be_undone() {
    let site = TestSite::new();
    site.write("content/glossary.yaml", "- {id: db, term: データベース, renamed: {from: カルテ, to: データベース}}\n");
    site.write("content/pages/old.md", "---\ntitle: カルテの作成\n---\n");
    site.write("content/pages/new.md", "---\ntitle: データベースの公開\n---\n");
    site.build();
    let widened = ask(&site, &["カルテ"]);
    assert_eq!(widened["total"], 2);
    assert_eq!(widened["notes"][0]["to"][0], "データベース");
    let undo = widened["notes"][0]["undo"].as_str().expect("a widening can be undone");
    assert_eq!(ask(&site, &["カルテ", "--undo", undo])["total"], 1);
}

#[test]
fn words_of_the_dictionary_are_found_by_their_reading_and_stand_in_the_index() {
    let site = TestSite::new();
    site.write("content/dictionary.csv", "七海町,名詞,ナナミチョウ\n");
    site.write("content/pages/one.md", "---\ntitle: 七海町の橋\n---\n");
    site.write("content/pages/two.md", "---\ntitle: 橋は七海町\n---\n");
    site.build();
    assert_eq!(ask(&site, &["ななみちょう"])["total"], 2);
    assert_eq!(ask(&site, &["nanamichou"])["total"], 2);
    let page = site.read("public/terms/na/nanamichou.html");
    assert!(page.contains("<mark>七海町</mark>の橋") && page.contains("橋は<mark>七海町</mark>"), "{page}");
}

#[test]
fn a_site_without_documents_answers_that_nothing_is_found() {
    let site = TestSite::new();
    site.build();
    assert_eq!(ask(&site, &["協働"])["total"], 0);
}

#[test]
fn a_site_that_was_not_built_is_told_so() {
    let site = TestSite::new();
    let output = site.run(&["search", "協働"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).replace(&*site.root().to_string_lossy(), "SITE");
    assert_eq!(
        said,
        "できません: SITE/public/search/start.bin がありません。先に「tomei build」でサイトを作るか、--output で公開フォルダーを指定してください\n"
    );
}

#[test]
fn damaged_files_are_told_and_never_searched() {
    let site = TestSite::with_goal();
    site.build();
    site.write("public/search/start.bin", b"<!DOCTYPE html>");
    let output = site.run(&["search", "目標"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "できません: 検索用のファイルが壊れています。「tomei build」で作り直してください\n"
    );
}

#[test]
fn a_long_string_is_excluded_exactly() {
    let site = built().on_disk();
    let of = |query: &str| urls(&ask(&site, &[query]));
    for (kept, excluded) in [("啓発", "高齢者"), ("協働", "特殊詐欺"), ("目標", "コラボセンター")] {
        let difference: BTreeSet<String> = of(kept).difference(&of(excluded)).cloned().collect();
        assert!(!difference.is_empty() && difference != of(kept), "{kept} -{excluded}");
        assert_eq!(of(&format!("{kept} -{excluded}")), difference, "{kept} -{excluded}");
    }
}

#[test]
fn too_long_a_query_is_refused_with_its_length() {
    let site = TestSite::with_goal();
    site.build();
    let output = site.run(&["search", &"あ".repeat(10_000)]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "できません: 検索の言葉が長すぎます（10000文字）。1000文字までにしてください\n"
    );
}

#[test]
fn a_site_can_do_without_search_and_open_data() {
    let site = TestSite::with_goal();
    site.build();
    site.write("content/tomei.yaml", "title: 試験の目標\nsearch: false\ndata: false\n");
    site.build();
    let output = site.output();
    let left = output.keys().filter(|path| ["search", "terms", "data"].iter().any(|part| path.starts_with(part)));
    assert_eq!(left.collect::<Vec<_>>(), Vec::<&String>::new());
    for (path, bytes) in output.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        let link = ["search.html", "search/", "terms/", "data/"].into_iter().find(|link| text.contains(*link));
        assert_eq!(link, None, "{path} leads to what is not there");
    }
    let asked = site.run(&["search", "窓口"]);
    assert!(!asked.status.success(), "there is nothing to search");
    site.write("content/tomei.yaml", "title: 試験の目標\n");
    site.build();
    assert!(site.output().contains_key("search/engine.bin") && site.output().contains_key("data/all.json"));
}
