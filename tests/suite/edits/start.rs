//! The sites with which the edits start.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::edits::config;
use crate::edits::model::{Act, Document, Item, Section, Site, Spelling};
use crate::edits::program::Options;

/// Which of the things that a site may do without it begins with.
pub fn switches() -> impl Strategy<Value = Switches> {
    prop::array::uniform6(prop::bool::weighted(0.7)).prop_map(|on| {
        let [furigana, languages, base_url, search, data, published] = on;
        Switches { furigana, languages, base_url, search, data, published }
    })
}

/// What of a site is switched on.
#[derive(Clone, Copy, Debug)]
pub struct Switches {
    pub furigana: bool,
    pub languages: bool,
    pub base_url: bool,
    pub search: bool,
    pub data: bool,
    pub published: bool,
}

/// A site with everything on that was never published.
pub const ALL: Switches =
    Switches { furigana: true, languages: true, base_url: true, search: true, data: true, published: false };

/// A site of two departments in two years.
pub fn site(switches: Switches) -> Site {
    let options = Options { today: "2026-12-01".to_owned(), drafts: false, base_url: None };
    let acts = if switches.published { vec![Act::PublishAnew] } else { Vec::new() };
    let files = BTreeMap::from([
        ("content/dictionary.csv".to_owned(), "窓口,名詞,マドグチ\n".as_bytes().to_vec()),
        ("content/static/files/table.csv".to_owned(), b"a,b\n".to_vec()),
        ("themes/default/lang/ja.yaml".to_owned(), "year:\n  others: ほかの年度を見る\n".as_bytes().to_vec()),
    ]);
    let mut site = Site { documents: documents(), tables: tables(), files, options, acts };
    config::set(&mut site, "furigana", json!(switches.furigana));
    config::set(&mut site, "search", json!(switches.search));
    config::set(&mut site, "data", json!(switches.data));
    config::set(&mut site, "languages", if switches.languages { json!(["en"]) } else { json!([]) });
    config::set(&mut site, "base_url", if switches.base_url { json!("https://city.example/") } else { Value::Null });
    site
}

fn documents() -> BTreeMap<String, Document> {
    let mut documents = BTreeMap::from([
        sheet("2020", "kikaku", "協働の場"),
        goal("2020", "kikaku", 1, "窓口"),
        goal("2020", "kikaku", 2, "防犯の教室"),
        midterm("2020", "kikaku", 1, "ごみの減量"),
        goal("2021", "kikaku", 1, "窓口"),
        goal("2021", "somu", 1, "特殊詐欺"),
        page("about", "窓口"),
        page("guide/start", "緑の団体"),
        page("guide/more", "地域の講座"),
    ]);
    let later = documents.get_mut("content/2021/kikaku/goal-1.md").expect("the goal was put there");
    later.set("continues", json!([{"id": "2020-kikaku-1", "by": "総務係"}]));
    later.items_mut()[0].target = Some("2020-kikaku-1/i1".to_owned());
    let second = documents.get_mut("content/2020/kikaku/goal-2.md").expect("the goal was put there");
    second.items_mut()[2].target = Some("2020-kikaku-1/p1".to_owned());
    second.set("midterm", json!([{"id": "2020-kikaku-m1", "by": "総務係"}]));
    let linking = documents.get_mut("content/pages/about.md").expect("the page was put there");
    linking.sections[0].prose = "[案内](guide/start.html)と[目標](../2020/kikaku/goal-1.md)へ。".to_owned();
    documents
}

fn tables() -> BTreeMap<&'static str, Value> {
    BTreeMap::from([
        ("tomei", json!({"title": "試験の目標", "publisher": "試験市", "notice": "試験です。"})),
        (
            "departments",
            json!([{"id": "kikaku", "name": "企画部"}, {"id": "kikaku-ka", "name": "企画課", "parent": "kikaku"},
                {"id": "somu", "name": "総務部", "reading": "そうむぶ"}]),
        ),
        (
            "plans",
            json!([{"id": "sogo", "title": "総合計画", "measures": [{"code": "1-1", "title": "窓口を広げる"},
                {"code": "1-2", "title": "ごみを減らす"}]}]),
        ),
        (
            "policies",
            json!([{"id": "kihon", "title": "基本政策", "items": [{"no": 1, "title": "安全"}, {"no": 2, "title": "緑"}]}]),
        ),
        (
            "grades",
            json!([{"id": "abc", "title": "三段階", "values": [{"value": "A", "label": "達成"}, {"value": "B", "label": "未了"}]}]),
        ),
        (
            "glossary",
            json!([{"id": "madoguchi", "term": "窓口", "reading": "まどぐち", "meaning": "受付です。"},
                {"id": "koku", "term": "校区別データベース", "renamed": {"from": "地域カルテ", "to": "校区別データベース"}}]),
        ),
        (
            "corrections",
            json!([{"date": "2026-11-23", "page": "2020-kikaku-1", "item": "p1", "before": "前", "after": "後", "reason": "誤り"}]),
        ),
    ])
}

fn front(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(front) => front,
        _ => unreachable!("front matter is a mapping"),
    }
}

fn placed(kind: &str, year: &str, department: &str, title: &str) -> Map<String, Value> {
    front(json!({"kind": kind, "year": year, "department": department, "title": title, "linked_by": "総務係",
        "published": "2021-06-01", "updated": "2021-06-01"}))
}

fn item(id: &str, target: Option<&str>, when: Option<&str>, text: String) -> Item {
    Item { id: id.to_owned(), target: target.map(str::to_owned), when: when.map(str::to_owned), text, below: None }
}

fn section(heading: &str, items: Vec<Item>) -> Section {
    Section { heading: heading.to_owned(), prose: String::new(), items }
}

fn document(front: Map<String, Value>, sections: Vec<Section>) -> Document {
    Document { front, sections, spelling: Spelling::Plain }
}

/// An annual goal and its file.
pub fn goal(year: &str, department: &str, no: u8, word: &str) -> (String, Document) {
    let mut front = placed("annual", year, department, &format!("{word}を広げる"));
    front.insert("id".to_owned(), json!(format!("{year}-{department}-{no}")));
    front.insert("no".to_owned(), json!(no.to_string()));
    front.insert("plan".to_owned(), json!(["sogo:1-1"]));
    let sections = vec![
        section(
            "取組み",
            vec![
                item("p1", None, Some("2022年度"), format!("{word}を増やします。")),
                item("p2", None, None, format!("{word}を知らせます。")),
            ],
        ),
        section("実績", vec![item("r1", Some("p1"), None, format!("{word}を増やしました。"))]),
        section("課題", vec![item("i1", Some("r1"), None, format!("{word}を続けます。"))]),
        Section { heading: "注記".to_owned(), prose: format!("{word}の注記です。"), items: Vec::new() },
    ];
    (format!("content/{year}/{department}/goal-{no}.md"), document(front, sections))
}

/// A mid-term goal and its file.
pub fn midterm(year: &str, department: &str, no: u8, word: &str) -> (String, Document) {
    let mut front = placed("midterm", year, department, &format!("{word}の中期目標"));
    front.insert("id".to_owned(), json!(format!("{year}-{department}-m{no}")));
    front.insert("no".to_owned(), json!(no.to_string()));
    let sections = vec![
        section("項目", vec![item("t1", None, Some("令和5年度"), format!("{word}を整えます。"))]),
        section("工程", vec![item("s1", None, Some("令和3年度～同4年度"), format!("{word}を試す"))]),
    ];
    (format!("content/{year}/{department}/midterm-{no}.md"), document(front, sections))
}

/// A sheet and its file.
pub fn sheet(year: &str, department: &str, word: &str) -> (String, Document) {
    let mut front = placed("sheet", year, department, &format!("{word}の部"));
    front.insert("id".to_owned(), json!(format!("{year}-{department}")));
    let sections = vec![
        section("使命", vec![item("m1", None, None, format!("{word}を支える。"))]),
        section("方針", vec![item("a1", None, None, format!("{word}を大切にします。"))]),
        section("総括", vec![item("v1", Some("a1"), None, format!("{word}を大切にしました。"))]),
    ];
    (format!("content/{year}/{department}/sheet.md"), document(front, sections))
}

/// A free page and its file below `content/pages/`.
pub fn page(name: &str, word: &str) -> (String, Document) {
    let front = front(json!({"title": format!("{word}の案内"), "published": "2026-11-22"}));
    let section = Section { heading: String::new(), prose: format!("{word}の案内です。"), items: Vec::new() };
    (format!("content/pages/{name}.md"), document(front, vec![section]))
}
