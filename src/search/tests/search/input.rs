//! Any input must get a correct answer, or a message about what is wrong with it.

use tomei_search::build::pack::build;
use tomei_search::error::PackError;
use tomei_search::native::Library;
use tomei_search::read::answer::{Answer, NoteKind};
use tomei_search::read::request::Request;

use crate::site::{Site, documents, request};

const PAGES: [&str; 5] = ["葛城の道", "避難所👨‍👩‍👧は👍です", "𠮷野家で𠮟る", "-1度と\"引用\"", "見守りの輪"];

fn found(query: &str) -> Vec<usize> {
    let pages: Vec<Vec<String>> = PAGES.iter().map(|page| vec![(*page).to_owned()]).collect();
    Site::new(&pages, 1024).found(&request(query))
}

fn answer(query: &str) -> Answer {
    let pages: Vec<Vec<String>> = PAGES.iter().map(|page| vec![(*page).to_owned()]).collect();
    Site::new(&pages, 1024).answer(&request(query))
}

#[test]
fn variation_selectors_do_not_matter() {
    assert_eq!(found("葛\u{E0100}城"), [0]);
    assert_eq!(found("葛\u{FE00}城"), [0]);
}

#[test]
fn emoji_are_found_joined_or_not() {
    assert_eq!(found("👨\u{200D}👩\u{200D}👧"), [1]);
    assert_eq!(found("👨👩👧"), [1]);
    assert_eq!(found("👍"), [1]);
    assert_eq!(found("👎"), Vec::<usize>::new());
}

#[test]
fn characters_beyond_the_basic_plane_are_characters() {
    assert_eq!(found("𠮷野"), [2]);
    assert_eq!(found("𠮟"), [2]);
}

#[test]
fn control_and_zero_width_characters_do_not_matter() {
    assert_eq!(found("見\u{200B}守\u{0}り\u{202E}\u{FEFF}"), [4]);
}

#[test]
fn what_stands_for_a_lone_surrogate_is_looked_for_and_not_found() {
    let answer = answer("見守り\u{FFFD}");
    assert_eq!((answer.total, answer.matching, answer.notes[0].kind), (1, 0, NoteKind::Relaxed));
    assert_eq!(found("\"見守り\u{FFFD}\""), Vec::<usize>::new());
}

#[test]
fn quotes_that_never_close_quote_to_the_end() {
    assert_eq!(found("\"見守りの輪"), [4]);
    assert_eq!(found("輪 \"見守り"), [4]);
    assert_eq!(found("”葛城“ "), [0]);
}

#[test]
fn operators_alone_leave_nothing_to_look_for() {
    for query in ["OR", "-", "OR OR", "- - OR", "\"\" \"\"", "|", "− －", "\"", "\u{3000}", "\u{200B}", "\u{0}\u{7}"]
    {
        let answer = answer(query);
        assert_eq!((answer.total, answer.notes[0].kind), (0, NoteKind::Empty), "{query:?}");
    }
}

#[test]
fn signs_inside_text_are_text() {
    assert_eq!(found("\"-1度\""), [3]);
    assert_eq!(found("1度 -引用"), Vec::<usize>::new());
}

#[test]
fn too_long_a_query_is_refused_with_both_lengths() {
    let pages = [vec![PAGES[0].to_owned()]];
    let analysed = tomei_search::build::analyse::analyse_all(&documents(&pages), &[]).expect("the dictionary loads");
    let pack = build(analysed, &tomei_search::document::Vocabulary::default()).expect("the pack is built");
    let files: std::collections::BTreeMap<String, Vec<u8>> =
        pack.files.into_iter().map(|file| (file.path, file.bytes)).collect();
    let mut library = Library::open(|path: &str| files.get(path).cloned()).expect("the pack opens");
    let refused = library.search(&Request::new(&"協".repeat(10_000)));
    assert_eq!(refused, Err(PackError::TooLong { characters: 10_000, most: 1_000 }));
    assert!(library.search(&Request::new(&"協".repeat(1_000))).is_ok_and(|answer| answer.total == 0));
    let sentence = "詐欺の被害を防ぐには".repeat(99);
    assert!(library.search(&Request::new(&sentence)).is_ok());
}
