//! Which modules access the disk.

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
        let marks = MARKS.iter().filter(move |mark| holds(&code, mark));
        marks.map(move |mark| format!("{}: {mark}", module(file)))
    });
    uses.collect()
}

/// Whether `code` says `mark`, and not as the end of another name: `ContentFile::` is no `File::`.
fn holds(code: &str, mark: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let begins_name = mark.starts_with(is_name);
    code.match_indices(mark).any(|(at, _)| !begins_name || !code[..at].ends_with(is_name))
}

#[test]
fn a_use_of_the_disk_is_found() {
    let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let sources = BTreeMap::from([
        source("render/page.rs", "use std::fs;\nlet is_there = path.exists();"),
        source("load/mod.rs", "use std::fs;"),
        source("model/content_file.rs", "ContentFile::Plans.path()"),
        source("model/path.rs", "// std::fs is not used here\n#[cfg(test)]\nmod tests {\nuse std::fs;\n}"),
    ]);
    assert_eq!(uses(&sources).into_iter().collect::<Vec<_>>(), ["render/page: .exists()", "render/page: std::fs"]);
}
