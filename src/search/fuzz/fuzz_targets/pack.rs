//! Damaged files of every kind are refused. If their checksum was forged to match, they are read without a panic.
//!
//! Tantivy reads posting lists without verifying them. The checksums of files with posting lists are therefore not
//! forged: they must reveal the damage.

#![no_main]

mod town;

use libfuzzer_sys::fuzz_target;
use tomei_search::format::start::START;
use tomei_search::read::reader::Reader;
use tomei_search::read::request::{Request, Sort};

const QUERIES: [&str; 4] = ["特殊詐欺", "きょうどう", "地域カルテはどこでつくりましたか", "\"data\" OR 市民 -AI"];

fuzz_target!(|input: &[u8]| {
    let _ = Reader::open(input);
    let [file, query, at, length, rest @ ..] = input else { return };
    let files = town::files();
    let (damaged, whole) = files.iter().nth(usize::from(*file) % files.len()).expect("a pack has files");
    let bytes = spliced(whole, usize::from(*at) * 16, usize::from(*length), rest, !holds_lists(damaged));
    let query = QUERIES[usize::from(*query) % QUERIES.len()];
    let request = Request { sort: Sort::NewestFirst, ..Request::new(query) };
    town::ask(&request, |path| match path == damaged {
        true => bytes.clone(),
        false => files.get(path).cloned().unwrap_or_default(),
    });
    if holds_lists(damaged) && bytes != *whole {
        let mut reader = Reader::open(&files[START]).expect("the start file is whole");
        assert!(reader.supply(damaged, &bytes).is_err(), "damage to {damaged} goes unnoticed");
    }
});

fn holds_lists(path: &str) -> bool {
    path.starts_with("search/t-") || path.starts_with("search/f-")
}

/// The file with `length` bytes from `at` replaced; if `is_forged`, with a checksum that matches.
fn spliced(whole: &[u8], at: usize, length: usize, new: &[u8], is_forged: bool) -> Vec<u8> {
    let (body, checksum) = whole.split_at(whole.len() - 4);
    let at = at.min(body.len());
    let end = (at + length).min(body.len());
    let mut bytes = [&body[..at], new, &body[end..]].concat();
    match is_forged {
        true => bytes.extend_from_slice(&crc32fast::hash(&bytes).to_le_bytes()),
        false => bytes.extend_from_slice(checksum),
    }
    bytes
}
