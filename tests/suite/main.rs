//! Tests the behaviour that people rely on, with the program as they run it.

#![allow(unreachable_pub, reason = "nothing of a test is seen from outside")]
#![expect(clippy::disallowed_methods, reason = "tests arrange and look at files")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod anchors;
mod bundle;
mod caches;
mod cases;
mod check;
mod commands;
mod conservation;
mod content;
mod data;
mod determinism;
mod edits;
mod eras;
mod furigana;
mod help;
mod hosts;
mod import;
mod incremental;
mod languages;
mod licences;
mod links;
mod mutation;
mod nesting;
mod pages;
mod preview;
mod publication;
mod search;
mod search_answers;
mod seed;
mod site;
mod texts;
mod tidy;
mod writer;
mod written;
mod years;
