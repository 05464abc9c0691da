//! Other words for what was typed lead to its pages, after those with the word itself, and the answer says so.

use tomei_search::document::{Relation, Synonym, Vocabulary};
use tomei_search::read::answer::{Answer, NoteKind};
use tomei_search::read::request::Request;

use crate::site::{Site, documents, request};

const PAGES: [&str; 6] = [
    "高齢者の見守りを続け、孤立を防ぎます。",
    "シニアの健康づくりを支えます。",
    "特殊詐欺の被害を防ぎます。",
    "AIで窓口の待ち時間を縮めます。",
    "e-mailで知らせます。",
    "振り込め詐欺を防ぐ電話機を貸します。",
];

const PAIRS: [(&str, Relation, &str); 8] = [
    ("シニア", Relation::Same, "高齢者"),
    ("高齢者", Relation::Same, "シニア"),
    ("お年寄り", Relation::Same, "高齢者"),
    ("人工知能", Relation::Same, "AI"),
    ("オレオレ詐欺", Relation::Broader, "特殊詐欺"),
    ("町会", Relation::Same, "自治会"),
    // Each is broader than the other: not every list is sound.
    ("見守り", Relation::Broader, "健康づくり"),
    ("健康づくり", Relation::Broader, "見守り"),
];

fn site() -> Site {
    let pages: Vec<Vec<String>> = PAGES.iter().map(|page| vec![(*page).to_owned()]).collect();
    let synonym = |(typed, relation, found): &(&str, Relation, &str)| Synonym {
        typed: (*typed).to_owned(),
        found: (*found).to_owned(),
        relation: *relation,
    };
    let vocabulary = Vocabulary { synonyms: PAIRS.iter().map(synonym).collect(), ..Vocabulary::default() };
    Site::of(&documents(&pages), &vocabulary, 1024)
}

fn urls(answer: &Answer) -> Vec<&str> {
    answer.hits[..answer.matching].iter().map(|hit| hit.url.as_str()).collect()
}

fn check(query: &str, expected: &[&str], note: Option<(NoteKind, &[&str])>) {
    let mut site = site();
    let answer = site.answer(&request(query));
    assert_eq!(urls(&answer), expected, "{query}: {:?}", answer.notes);
    let related = |note: &&tomei_search::read::answer::Note| matches!(note.kind, NoteKind::Synonym | NoteKind::Broader);
    let found = answer.notes.iter().find(related);
    let said = found.map(|note| (note.kind, note.to.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(said, note.map(|(kind, to)| (kind, to.to_vec())), "{query}");
    if let Some(note) = found {
        let undone = site.answer(&Request { undone: vec![note.undo()], ..request(query) });
        assert_eq!(undone.matching, answer.exact, "{query} undone");
    }
}

#[test]
fn the_word_itself_comes_first_then_what_means_the_same() {
    check("シニア", &["1", "0"], Some((NoteKind::Synonym, &["高齢者"])));
    check("高齢者", &["0", "1"], Some((NoteKind::Synonym, &["シニア"])));
    check("お年寄り", &["0"], Some((NoteKind::Synonym, &["高齢者"])));
}

#[test]
fn a_narrower_word_finds_the_broader_one_but_not_the_reverse() {
    check("オレオレ詐欺", &["2"], Some((NoteKind::Broader, &["特殊詐欺"])));
    check("特殊詐欺", &["2"], None);
}

#[test]
fn a_word_within_a_text_is_replaced_too() {
    check("お年寄りの見守り", &["0"], Some((NoteKind::Synonym, &["高齢者"])));
    check("\"お年寄り\"", &[], None);
}

#[test]
fn latin_words_are_found_whole() {
    check("人工知能", &["3"], Some((NoteKind::Synonym, &["ai"])));
    let answer = site().answer(&request("人工知能"));
    let marked = format!("{:?}", answer.hits[0].passages);
    assert!(marked.contains("Marked(\"AI\")"), "{marked}");
}

#[test]
fn what_no_page_has_is_not_said() {
    check("町会", &[], None);
}

#[test]
fn words_that_are_broader_than_each_other_end() {
    check("見守り", &["0", "1"], Some((NoteKind::Broader, &["健康づくり"])));
}
