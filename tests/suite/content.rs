//! The demonstration content is the whole sheet.

use std::collections::BTreeMap;

use tomei::model::document::{Document, Subject};
use tomei::model::item::Role;

use crate::site::{demonstration, repository};

fn documents() -> Vec<Document> {
    let walk = walkdir::WalkDir::new(repository().join("content/2019")).sort_by_file_name();
    let files = walk.into_iter().map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_file());
    let read = |path: &std::path::Path| {
        let (document, faults) =
            tomei::validate::document::read(&path.to_string_lossy(), &std::fs::read_to_string(path).unwrap());
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
    for document in documents() {
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

#[test]
fn builds_without_a_word_of_complaint() {
    let output = demonstration().run(&["check", "--format", "json"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}
