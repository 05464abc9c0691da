//! The length of files.

use std::collections::BTreeMap;

/// More than this reads badly.
pub const LINES: usize = 250;

/// The files that are longer, with their lines.
pub fn long_files(sources: &BTreeMap<String, String>) -> BTreeMap<&str, usize> {
    let lengths = sources.iter().map(|(file, text)| (file.as_str(), text.lines().count()));
    lengths.filter(|(_, lines)| *lines > LINES).collect()
}

#[test]
fn a_long_file_is_found() {
    let sources = BTreeMap::from([("a.rs".to_owned(), "x\n".repeat(250)), ("b.rs".to_owned(), "x\n".repeat(251))]);
    assert_eq!(long_files(&sources), BTreeMap::from([("b.rs", 251)]));
}
