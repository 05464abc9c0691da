//! Measures what a slip or another spelling finds: for terms of the site, changed by class, how often a page that contains
//! the term is among the first ten, with a note.
//!
//! `cargo run --release -p tomei-search --example forgive -- DOCUMENTS [--misses]`, where DOCUMENTS is as
//! `tests/bench/search/documents.py` writes it. *control* are the terms as they are: all pages that are found without a note
//! must contain the term.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a measure reads and prints")]

mod documents;

use std::collections::BTreeMap;

use tomei_search::build::analyse::analyse_all;
use tomei_search::build::index_terms::TermPages;
use tomei_search::build::pack::build;
use tomei_search::document::Vocabulary;
use tomei_search::native::Library;
use tomei_search::read::request::{Counts, Request};

/// The number of terms that are tried, and the most pages of each, so that one of them can be expected among ten.
const TRIED: usize = 100;
const PAGES: usize = 20;

/// The query for a term, made with a number that decides where it is changed; `None` if the class has none for it.
type Change = fn(&TermPages, usize) -> Option<String>;

const CLASSES: [(&str, Change); 10] = [
    ("control", |term, _| Some(term.surface.clone())),
    ("swapped", |term, number| changed(&term.surface, number, |text, at| text.swap(at, at + 1))),
    ("left out", |term, number| changed(&term.surface, number, |text, at| _ = text.remove(at))),
    ("doubled", |term, number| changed(&term.surface, number, |text, at| text.insert(at, text[at]))),
    ("wrong kana", |term, number| changed(&term.reading, number, |text, at| text[at] = next_kana(text[at]))),
    ("in hiragana", |term, _| Some(term.reading.clone())),
    ("swapped kana", |term, number| changed(&term.reading, number, |text, at| text.swap(at, at + 1))),
    ("without ー", |term, _| Some(term.surface.replace('ー', "")).filter(|other| *other != term.surface)),
    ("doubled ー", |term, _| Some(term.surface.replace('ー', "ーー")).filter(|other| *other != term.surface)),
    ("small kana large", |term, _| {
        let large = term.surface.replace('ィ', "イ").replace('ェ', "エ").replace('ュ', "ユ").replace('ョ', "ヨ");
        Some(large).filter(|other| *other != term.surface)
    }),
];

/// A text of four characters or more with a change after its first character.
fn changed(text: &str, number: usize, change: impl Fn(&mut Vec<char>, usize)) -> Option<String> {
    let mut characters: Vec<char> = text.chars().collect();
    if characters.len() < 4 {
        return None;
    }
    let at = number % (characters.len() - 1);
    change(&mut characters, at);
    Some(characters.into_iter().collect::<String>()).filter(|other| other != text)
}

fn next_kana(kana: char) -> char {
    let next = char::from_u32(kana as u32 + 2).unwrap_or(kana);
    if ('か'..='と').contains(&kana) { next } else { 'ぬ' }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let text = std::fs::read_to_string(&arguments[0]).expect("text");
    let shows_misses = arguments.get(1).is_some_and(|one| one == "--misses");
    let site = documents::read(&text);
    let analysed = analyse_all(&site.documents, &site.words).expect("the dictionary loads");
    let vocabulary = Vocabulary { words: site.words.clone(), ..Vocabulary::default() };
    let pack = build(analysed, &vocabulary).expect("the pack is built");
    let files: BTreeMap<String, Vec<u8>> = pack.files.into_iter().map(|file| (file.path, file.bytes)).collect();
    let is_rare = |term: &&TermPages| term.documents.len() <= PAGES && term.surface.chars().count() >= 3;
    let terms: Vec<&TermPages> = pack.terms.iter().filter(is_rare).collect();
    for (name, change) in CLASSES {
        let (mut tried, mut found, mut silent) = (0usize, 0usize, 0usize);
        for (number, term) in terms.iter().enumerate().map(|(number, _)| (number, terms[number * 7_919 % terms.len()]))
        {
            let Some(query) = change(term, number).filter(|_| tried < TRIED) else { continue };
            // As on a first visit: what is read for one query is not there for the next.
            let mut library = Library::open(|path: &str| files.get(path).cloned()).expect("the pack opens");
            let answer = library.search(&Request { counts: Counts::None, ..Request::new(&query) });
            let answer = answer.expect("the pack answers");
            let wanted = |url: &str| term.documents.iter().any(|page| site.documents[*page as usize].url == url);
            let is_found = answer.hits.iter().any(|hit| wanted(&hit.url));
            let is_wrong = answer.notes.is_empty() && answer.hits.iter().any(|hit| !wanted(&hit.url));
            tried += 1;
            found += usize::from(is_found);
            silent += usize::from(is_wrong);
            if shows_misses && !is_found {
                println!("  {query} ({}): {:?}", term.surface, answer.notes.first());
            }
        }
        let share = found as f64 / tried.max(1) as f64;
        println!("{name}: {share:.2} of {tried}; other pages without a note: {silent}");
    }
}
