//! Tests how often a search waits for files. The files of one round are fetched together.

use std::collections::BTreeMap;

use tomei_search::build::analyse::analyse_all;
use tomei_search::build::pack::build;
use tomei_search::document::Vocabulary;
use tomei_search::format::start::START;
use tomei_search::native::inflate;
use tomei_search::read::reader::{Reader, Step};
use tomei_search::read::request::Request;

use crate::site::documents;

/// Documents whose strings fill several files.
fn files() -> BTreeMap<String, Vec<u8>> {
    let subjects = ["特殊詐欺の被害", "高齢者支援センターの窓口", "コミュニティバスの路線", "不登校児童の居場所"];
    let text = |number: usize| {
        format!("{}を第{number}地区で減らすため、講座を開きました。", subjects[number % subjects.len()])
    };
    let pages: Vec<Vec<String>> = (0..150).map(|number| vec![text(number)]).collect();
    let analysed = analyse_all(&documents(&pages), &[]).expect("the dictionary loads");
    let pack = build(analysed, &Vocabulary::default()).expect("the pack is built");
    pack.files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

fn rounds(files: &BTreeMap<String, Vec<u8>>, query: &str) -> usize {
    let mut reader = Reader::open(&inflate(&files[START]).expect("gzip")).expect("a start file");
    for round in 0.. {
        match reader.search(&Request::new(query)).expect("the pack answers") {
            Step::Done(answer) => {
                assert!(answer.total > 0, "{query}");
                return round;
            }
            Step::Needs(paths) => paths.iter().for_each(|path| {
                reader.supply(path, &inflate(&files[path]).expect("gzip")).expect("a whole file");
            }),
        }
    }
    unreachable!("a search ends")
}

#[test]
fn words_take_two_rounds_and_questions_three() {
    let files = files();
    assert!(files.keys().filter(|path| path.contains("/t-")).count() > 3, "strings fill several files");
    for query in ["特殊詐欺", "高齢者支援センター", "コミュニティバス 路線", "不登校児童", "窓口"]
    {
        assert_eq!(rounds(&files, query), 2, "{query}");
    }
    for query in ["特殊詐欺の被害を減らすためにどんな講座を開きましたか", "不登校の児童の居場所はどこですか"]
    {
        assert_eq!(rounds(&files, query), 3, "{query}");
    }
}
