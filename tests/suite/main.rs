//! The behaviour people rely on, tested on the program as they run it.

#![expect(clippy::disallowed_methods, reason = "tests arrange and look at files")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod check;
mod commands;
mod content;
mod data;
mod determinism;
mod furigana;
mod import;
mod incremental;
mod languages;
mod pages;
mod preview;
mod publication;
mod search;
mod site;
mod texts;
mod writer;
mod years;
