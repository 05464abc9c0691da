//! The guarantee of the search: a page is found for a term exactly when its normalized text contains the normalized
//! term.

use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::{Config, TestRunner};
use tomei_search::text::normalize::normalize;

use crate::site::{Site, request};

/// Few characters, so that random texts contain repetitions, overlaps and frequent strings.
const ALPHABET: &str = "協働のまち特殊詐欺ドイツ語をして、。aB１ｶﾞ区區 −";

fn passage() -> impl Strategy<Value = String> {
    let characters: Vec<char> = ALPHABET.chars().collect();
    prop::collection::vec(prop::sample::select(characters), 0..40).prop_map(|all| all.into_iter().collect())
}

fn pages() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(passage(), 1..4), 1..12)
}

/// A piece of a site's text: passage, start, length.
type Cut = (prop::sample::Index, prop::sample::Index, prop::sample::Index);

fn cuts() -> impl Strategy<Value = Vec<Cut>> {
    let index = any::<prop::sample::Index>;
    prop::collection::vec((index(), index(), index()), PIECES)
}

/// The number of pieces per site, since building a site takes longer than searching it.
const PIECES: usize = 32;

fn piece(pages: &[Vec<String>], (passage, start, length): &Cut) -> String {
    let all: Vec<&String> = pages.iter().flatten().collect();
    let text: Vec<char> = passage.get(&all).chars().collect();
    if text.is_empty() {
        return String::new();
    }
    let start = start.index(text.len());
    text[start..=start + length.index(text.len() - start)].iter().collect()
}

fn holds(page: &[String], needle: &str) -> bool {
    page.iter().any(|passage| normalize(passage).contains(needle))
}

fn check(site: &mut Site, pages: &[Vec<String>], piece: &str) {
    let needle = normalize(piece);
    if needle.is_empty() {
        return;
    }
    let found = site.found(&request(&format!("\"{piece}\"")));
    let expected: Vec<usize> = (0..pages.len()).filter(|page| holds(&pages[*page], &needle)).collect();
    assert_eq!(found, expected, "{piece:?}, normalized {needle:?}");
}

fn run<T: std::fmt::Debug>(strategy: &impl Strategy<Value = T>, test: impl Fn(T)) {
    // Inputs that have failed are stored next to the tests, and are tested first in every later run.
    let mut runner = TestRunner::new(Config { cases: 24, source_file: Some(file!()), ..Config::default() });
    let tested = |value| {
        test(value);
        Ok(())
    };
    runner.run(strategy, tested).expect("recall and precision are 100 %");
}

#[test]
fn pieces_of_pages_are_found_exactly() {
    run(&(pages(), cuts(), 1..6usize), |(pages, cuts, frequent)| {
        let mut site = Site::new(&pages, frequent);
        cuts.iter().for_each(|cut| check(&mut site, &pages, &piece(&pages, cut)));
    });
}

#[test]
fn chance_strings_are_found_exactly() {
    let strings = prop::collection::vec(passage(), PIECES);
    run(&(pages(), strings, 1..6usize), |(pages, strings, frequent)| {
        let mut site = Site::new(&pages, frequent);
        for (number, string) in strings.iter().enumerate() {
            let piece: String = string.chars().take(1 + number % 4).collect();
            check(&mut site, &pages, &piece);
        }
    });
}

/// Without quotation marks, the first pages are exactly those that contain the term, and a note says where others come
/// from.
fn check_plain(site: &mut Site, pages: &[Vec<String>], piece: &str) {
    let needle = normalize(piece);
    let is_operator = piece.starts_with([' ', '-', '−']) || piece.contains([' ', '"']);
    if needle.is_empty() || is_operator {
        return;
    }
    let answer = site.answer(&request(piece));
    let mut found: Vec<usize> =
        answer.hits[..answer.exact].iter().map(|hit| hit.url.parse().expect("a number")).collect();
    found.sort_unstable();
    let expected: Vec<usize> = (0..pages.len()).filter(|page| holds(&pages[*page], &needle)).collect();
    // Of a number or a word in Latin letters, the exact pages are those with the whole word.
    if needle.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        assert!(found.iter().all(|page| expected.contains(page)), "{piece:?}, normalized {needle:?}");
        assert!(answer.matching >= expected.len(), "{piece:?}: {answer:?}");
    } else {
        assert_eq!(found, expected, "{piece:?}, normalized {needle:?}");
    }
    assert!(answer.total == answer.exact || !answer.notes.is_empty(), "{piece:?}: {answer:?}");
}

#[test]
fn without_quotation_marks_exact_pages_come_first_and_others_are_noted() {
    run(&(pages(), cuts(), 1..6usize), |(pages, cuts, frequent)| {
        let mut site = Site::new(&pages, frequent);
        cuts.iter().for_each(|cut| check_plain(&mut site, &pages, &piece(&pages, cut)));
    });
}

#[test]
fn a_term_never_spans_passages() {
    let mut site = Site::new(&[vec!["市民協".into(), "働部".into()], vec!["市民協働部".into()]], 1024);
    assert_eq!(site.found(&request("協働")), [1]);
    assert_eq!(site.found(&request("\"題協\"")), Vec::<usize>::new());
}
