//! What a page is belongs to its words: its year, its department and its grade are found, said, and taken back.

use tomei_search::document::{Document, FacetValue, Vocabulary};
use tomei_search::read::answer::{Answer, NoteKind};
use tomei_search::read::request::Request;

use crate::site::{Site, documents, request};

fn facet(facet: &str, value: &str, label: &str) -> FacetValue {
    FacetValue { facet: facet.to_owned(), value: value.to_owned(), label: label.to_owned() }
}

/// Page 0 is of the department without naming it, page 1 names it.
fn site() -> Site {
    let texts = ["窓口を増やします。", "総務部の窓口です。", "窓口を閉じます。", "道路を直します。"];
    let mut pages: Vec<Document> = documents(&texts.map(|text| vec![text.to_owned()]));
    let of = |year: &str, label: &str, department: &str| {
        vec![facet("year", year, label), facet("department", department, department)]
    };
    pages[0].facets = of("2024", "2024年度（令和6年度）", "総務部");
    pages[0].about = String::from("総務部 2024年度（令和6年度）");
    pages[1].facets = of("2023", "2023年度（令和5年度）", "環境部");
    pages[2].facets = of("2024", "2024年度（令和6年度）", "環境部");
    pages[3].facets = vec![facet("grade", "C", "評価 C"), facet("budget", "settled", "決算")];
    Site::of(&pages, &Vocabulary::default(), 1024)
}

fn urls(answer: &Answer) -> Vec<&str> {
    answer.hits[..answer.matching].iter().map(|hit| hit.url.as_str()).collect()
}

#[test]
fn departments_years_grades_and_amounts_are_words() {
    let mut site = site();
    for (query, pages) in [
        ("総務部 令和6年度 窓口", &["0"][..]),
        ("窓口 R6", &["0", "2"]),
        ("窓口 2024", &["0", "2"]),
        ("窓口 2023年度", &["1"]),
        ("総務部 窓口", &["1", "0"]),
        ("評価 C", &["3"]),
        ("決算", &["3"]),
    ] {
        let answer = site.answer(&request(query));
        assert_eq!(urls(&answer), pages, "{query}: {answer:?}");
        let note = answer.notes.iter().find(|note| note.kind == NoteKind::Value).expect("it is said");
        let undone = site.answer(&Request { undone: vec![note.undo()], ..request(query) });
        assert!(undone.notes.iter().all(|other| other != note), "{query}: {undone:?}");
    }
}

#[test]
fn a_hit_shows_the_value_by_which_it_was_found() {
    let mut site = site();
    assert_eq!(site.answer(&request("総務部 窓口")).hits[1].about, "総務部 2024年度（令和6年度）");
    assert_eq!(site.answer(&request("評価 C")).hits[0].about.trim(), "評価 C");
    assert_eq!(site.answer(&request("直します")).hits[0].about, "");
}

#[test]
fn quoted_words_are_words_of_the_text_alone() {
    let mut site = site();
    assert_eq!(site.found(&request("\"総務部\"")), [1]);
    assert_eq!(site.found(&request("\"決算\"")), Vec::<usize>::new());
    assert_eq!(site.answer(&request("総務部")).exact, 1);
}
