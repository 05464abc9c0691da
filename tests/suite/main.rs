//! The behaviour people rely on, tested on the program as they run it.

mod cases;
mod commands;
mod content;
mod determinism;
mod incremental;
mod pages;
mod preview;
mod site;
mod writer;
