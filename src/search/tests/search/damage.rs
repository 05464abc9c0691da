//! Packs that are truncated, altered, mixed or incomplete must give an error and never a wrong answer.

use std::collections::BTreeMap;

use tomei_search::build::analyse::analyse_all;
use tomei_search::build::pack::build;
use tomei_search::document::Vocabulary;
use tomei_search::error::PackError;
use tomei_search::format::start::START;
use tomei_search::native::{Library, inflate};
use tomei_search::read::answer::Answer;
use tomei_search::read::reader::Reader;
use tomei_search::read::request::Request;

use crate::site::documents;

type Files = BTreeMap<String, Vec<u8>>;

fn files(texts: &[&str]) -> Files {
    let pages: Vec<Vec<String>> = texts.iter().map(|text| vec![(*text).to_owned()]).collect();
    let analysed = analyse_all(&documents(&pages), &[]).expect("the dictionary loads");
    let pack = build(analysed, &Vocabulary::default()).expect("the pack is built");
    pack.files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

fn ask(files: &Files) -> Result<Answer, PackError> {
    Library::open(|path: &str| files.get(path).cloned())?.search(&Request::new("特殊詐欺"))
}

const TEXTS: [&str; 2] = ["特殊詐欺を防ぐ", "協働のまち"];

#[test]
fn every_file_asked_for_is_missed() {
    let whole = files(&TEXTS);
    let answer = ask(&whole).expect("a whole pack answers");
    for path in whole.keys() {
        let mut some = whole.clone();
        some.remove(path);
        let got = ask(&some);
        assert!(got == Err(PackError::Missing) || got == Ok(answer.clone()), "{path}: {got:?}");
    }
}

#[test]
fn cut_and_altered_files_are_refused() {
    let whole = files(&TEXTS);
    let answer = ask(&whole).expect("a whole pack answers");
    for (path, bytes) in &whole {
        for at in (0..bytes.len()).step_by(7) {
            let mut cut = whole.clone();
            cut.insert(path.clone(), bytes[..at].to_vec());
            let got = ask(&cut);
            assert!(got.is_err() || got == Ok(answer.clone()), "{path} cut at {at}");
            let mut altered = whole.clone();
            altered.get_mut(path).expect("it is there")[at] ^= 0x20;
            let got = ask(&altered);
            assert!(got.is_err() || got == Ok(answer.clone()), "{path} altered at {at}");
        }
    }
}

#[test]
fn a_page_of_the_hosts_is_refused() {
    for (path, _) in files(&TEXTS) {
        let mut mixed = files(&TEXTS);
        mixed.insert(path.clone(), b"<!doctype html><title>404</title>".to_vec());
        assert!(
            ask(&mixed).is_err_and(|error| error == PackError::Damaged) || ask(&mixed) == ask(&files(&TEXTS)),
            "{path}"
        );
    }
}

#[test]
fn files_of_another_build_are_not_asked_for() {
    let (old, new) = (files(&TEXTS), files(&["特殊詐欺", "特殊詐欺", "特殊詐欺"]));
    let mut mixed = old.clone();
    mixed.insert(START.to_owned(), new[START].clone());
    assert_eq!(ask(&mixed), Err(PackError::Missing));
}

#[test]
fn a_file_in_anothers_place_is_foreign() {
    let whole = files(&TEXTS);
    let mut reader = Reader::open(&inflate(&whole[START]).expect("gzip")).expect("a start file");
    let term = whole.keys().find(|path| path.contains("/t-")).expect("there are terms");
    let display = whole.keys().find(|path| path.contains("/d-")).expect("there are pages");
    let bytes = inflate(&whole[display]).expect("gzip");
    assert_eq!(reader.supply(term, &bytes), Err(PackError::Foreign));
    assert_eq!(reader.supply("search/nothing.bin", &bytes), Err(PackError::Foreign));
}
