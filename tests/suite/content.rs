//! The demonstration content: the complete sheet, and a fictitious department that uses every field of the model.

use std::collections::BTreeMap;

use tomei::model::document::{Document, Subject};
use tomei::model::item::Role;

use crate::site::{built, demonstration, repository};

/// The documents of the real sheet.
fn documents() -> Vec<Document> {
    read_below("content/2019/shimin-kyodo")
}

fn read_below(folder: &str) -> Vec<Document> {
    let walk = walkdir::WalkDir::new(repository().join(folder)).sort_by_file_name();
    let files = walk
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "md"));
    let read = |path: &std::path::Path| {
        let name = path.strip_prefix(repository()).unwrap().to_string_lossy();
        let (document, faults) = tomei::validate::document::read(&name, &std::fs::read_to_string(path).unwrap());
        assert!(faults.is_empty(), "{faults:?}");
        document.unwrap()
    };
    files.map(|entry| read(entry.path())).collect()
}

fn counts(role: Role) -> Vec<usize> {
    let documents = documents();
    let annual = documents.iter().filter(|document| matches!(document.subject, Subject::Annual(_)));
    annual.map(|document| document.items(role).count()).collect()
}

#[test]
fn holds_every_item_of_the_sheet() {
    assert_eq!(counts(Role::Promise), [7, 4, 1, 3, 2]);
    assert_eq!(counts(Role::Result), [6, 4, 1, 3, 2]);
    assert_eq!(counts(Role::Issue), [7, 4, 3, 4, 1]);
    let documents = documents();
    let nested = |role: Role| -> usize {
        documents.iter().flat_map(|document| document.items(role)).map(|item| item.children.len()).sum()
    };
    assert_eq!(nested(Role::Promise), 22, "deliverables");
    assert_eq!(nested(Role::Result), 8, "sub-results of goal 3");
    let total = |role: Role| -> usize { documents.iter().map(|document| document.items(role).count()).sum() };
    assert_eq!([total(Role::Target), total(Role::Step)], [12, 10]);
    assert_eq!([total(Role::Mission), total(Role::Approach), total(Role::Review)], [2, 4, 4]);
}

#[test]
fn says_tokushusagi_where_the_sheet_does() {
    let mut found: BTreeMap<String, Vec<Role>> = BTreeMap::new();
    for document in read_below("content") {
        for section in &document.sections {
            section.items.iter().for_each(|item| {
                item.walk(&mut |item| {
                    if item.text.contains("特殊詐欺") {
                        found.entry(document.id.value.to_string()).or_default().push(section.role);
                    }
                });
            });
        }
    }
    let expected = [
        ("2019-shimin-kyodo", vec![Role::Approach, Role::Review]),
        ("2019-shimin-kyodo-2", vec![Role::Promise, Role::Result, Role::Issue]),
        ("2019-shimin-kyodo-m3", vec![Role::Target, Role::Step]),
    ];
    assert_eq!(found, expected.map(|(id, roles)| (id.to_owned(), roles)).into());
}

/// What an invented city says must never be taken for what a real one said.
#[test]
fn every_page_of_the_invented_department_says_so() {
    let site = built();
    let is_invented = |name: &str| name.contains("/sorano-") && name.ends_with(".html");
    let pages: Vec<_> = site.files().iter().filter(|(name, _)| is_invented(name)).collect();
    assert!(pages.len() > 20, "{}", pages.len());
    for (name, page) in pages {
        let page = String::from_utf8_lossy(page);
        assert!(page.contains("架空"), "{name}");
        let of_department =
            !["plans/", "policies/"].iter().any(|folder| name.trim_start_matches("en/").starts_with(folder));
        assert_eq!(of_department, page.contains("class=\"notice is-strong\""), "{name}");
    }
    assert!(!site.read("2019/shimin-kyodo/index.html").contains("notice is-strong"));
}

/// A department without a notice takes that of the one above it.
#[test]
fn a_section_shows_the_notice_of_its_department() {
    let page = built().read("2019/sorano-gomi/goal-1-1.html");
    assert!(page.contains("そらの市は架空の市です。"));
}

/// What every reader must know stands above each page; the rest must not push the page off a phone.
#[test]
fn a_notice_of_several_lines_has_its_first_above_the_page_and_all_in_its_foot() {
    let page = built().read("2019/sorano-kankyo/index.html");
    let (head, foot) = page.split_once("<main").expect("a page has a main part");
    for first in ["見本サイトです。豊中市の発行ではありません。", "そらの市は架空の市です。"]
    {
        assert!(head.contains(&format!("{first} <a href=\"#site-notice\">")), "{head}");
        assert!(foot.contains(first), "{foot}");
    }
    for further in ["市民協働部のページは、公開されている", "このページの目標、数値、評価"]
    {
        assert!(!head.contains(further), "{head}");
        assert!(foot.contains(further), "{foot}");
    }
}

#[test]
fn a_notice_of_one_line_is_whole_above_the_page() {
    let site = demonstration();
    let config = site.read("content/tomei.yaml").replace("notice: |", "notice: >-");
    site.write("content/tomei.yaml", config);
    site.build();
    let page = site.read("public/2019/shimin-kyodo/index.html");
    let (head, foot) = page.split_once("<main").expect("a page has a main part");
    assert!(head.contains("市民協働部のページは、公開されている"), "{head}");
    assert!(!page.contains("site-notice") && !foot.contains("見本サイトです。"), "{page}");
}

#[test]
fn builds_without_a_word_of_complaint() {
    let output = demonstration().run(&["check", "--format", "json"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}
