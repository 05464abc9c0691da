//! Who touches the disk.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::sources::{code, module, room};

/// What a file says that reads or writes the disk.
const MARKS: [&str; 12] = [
    "std::fs",
    "fs::",
    "File::",
    "OpenOptions",
    "WalkDir",
    "tokio::fs",
    "Path::exists",
    ".exists()",
    ".is_dir()",
    ".is_file()",
    ".canonicalize()",
    ".read_dir()",
];

/// The rooms that may.
const ROOMS: [&str; 2] = ["load", "write"];

/// `cli/new: .exists()`: every use of the disk outside of the rooms that may.
pub fn uses(sources: &BTreeMap<String, String>) -> BTreeSet<String> {
    let outside = sources.iter().filter(|(file, _)| !ROOMS.contains(&room(file)));
    let uses = outside.flat_map(|(file, text)| {
        let code = code(text);
        let marks = MARKS.iter().filter(move |mark| code.contains(**mark));
        marks.map(move |mark| format!("{}: {mark}", module(file)))
    });
    uses.collect()
}

#[test]
fn a_use_of_the_disk_is_found() {
    let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let sources = BTreeMap::from([
        source("render/page.rs", "use std::fs;\nlet is_there = path.exists();"),
        source("load/mod.rs", "use std::fs;"),
        source("model/path.rs", "// std::fs is not used here\n#[cfg(test)]\nmod tests {\nuse std::fs;\n}"),
    ]);
    assert_eq!(uses(&sources).into_iter().collect::<Vec<_>>(), ["render/page: .exists()", "render/page: std::fs"]);
}
