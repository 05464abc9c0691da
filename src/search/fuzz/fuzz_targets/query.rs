//! Any query is answered or refused with an error.

#![no_main]

mod town;

use libfuzzer_sys::fuzz_target;
use tomei_search::read::query::parse;
use tomei_search::read::request::Request;

fuzz_target!(|typed: &str| {
    let _ = parse(typed);
    town::ask(&Request::new(typed), |path| town::files().get(path).cloned().unwrap_or_default());
});
