//! Rules of this repository that no compiler checks: floors, circular imports, disk access, the length of files, and
//! the file names in documents.
//!
//! Present violations are listed in [`exceptions`]; a list may only become shorter.

mod circles;
mod disk;
mod exceptions;
mod floors;
mod imports;
mod length;
mod names;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use crate::site::{files, repository};
use crate::tidy::imports::imports;
use crate::tidy::sources::sources;

/// Fails with what is new, which has to be mended, and with what is gone, which has to be taken off the list.
fn compare<T: Ord + Debug>(rule: &str, found: &BTreeSet<T>, listed: &BTreeSet<T>) {
    let new: Vec<&T> = found.difference(listed).collect();
    let gone: Vec<&T> = listed.difference(found).collect();
    assert!(new.is_empty(), "{rule}. New, to be mended: {new:#?}");
    assert!(gone.is_empty(), "{rule}. Mended, to be taken out of tests/suite/tidy/exceptions.rs: {gone:#?}");
}

#[test]
fn a_room_imports_only_from_lower_floors() {
    let sources = sources();
    let imports = imports(&sources);
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 500, "hardly any import was read");
    assert_eq!(floors::unknown_rooms(&imports), BTreeSet::new(), "a room without a floor");
    let listed = exceptions::UPWARD.iter().map(|&name| name.to_owned()).collect();
    compare("A room imports only from lower floors", &floors::violations(&imports), &listed);
}

#[test]
fn what_lies_below_the_search_does_not_use_it() {
    let below = floors::FLOORS.iter().take_while(|rooms| !rooms.contains(&floors::SEARCH)).copied().flatten();
    let below: BTreeSet<&&str> = below.collect();
    let mut sources = sources();
    sources.retain(|file, _| below.contains(&sources::room(file)));
    assert!(sources.len() > 20);
    let uses = sources.iter().filter(|(_, text)| sources::code(text).contains(floors::SEARCH));
    let uses: BTreeSet<String> = uses.map(|(file, _)| file.clone()).collect();
    let listed = exceptions::SEARCH_FROM_BELOW.iter().map(|&name| name.to_owned()).collect();
    compare("Plain data does not use the search", &uses, &listed);
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let imports = imports(&sources());
    let found = circles::circles(&imports).into_iter().collect();
    let listed = exceptions::CIRCLES.iter().map(|circle| circle.to_vec()).collect();
    compare("No modules import each other in a circle", &found, &listed);
}

#[test]
fn only_load_and_write_touch_the_disk() {
    let listed = exceptions::DISK.iter().map(|&name| name.to_owned()).collect();
    compare("Only `load` and `write` touch the disk", &disk::uses(&sources()), &listed);
}

#[test]
fn no_file_is_too_long() {
    let (sources, listed) = (sources(), BTreeMap::from(exceptions::LONG));
    let long = length::long_files(&sources);
    for (file, lines) in &long {
        let allowed = listed.get(file).copied().unwrap_or(length::LINES);
        assert!(*lines <= allowed, "{file} has {lines} lines, {allowed} are allowed");
    }
    let files = |list: &BTreeMap<&str, usize>| list.keys().map(|&file| file.to_owned()).collect();
    compare("No file has more than 250 lines", &files(&long), &files(&listed));
}

/// The documents that explain the program, beside the manual.
const DOCUMENTS: [&str; 5] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "src/search/DESIGN.md"];

/// The documents, by their paths in the repository.
fn documents() -> Vec<String> {
    let manual = files(&repository().join("docs")).into_keys().map(|page| format!("docs/{page}"));
    let documents = DOCUMENTS.iter().map(|&document| document.to_owned());
    documents.chain(manual.filter(|page| page.ends_with(".md"))).collect()
}

#[test]
fn the_files_that_the_documents_name_are_there() {
    let root = repository();
    let all: BTreeSet<String> =
        ["src", "tests/suite"].iter().flat_map(|folder| files(&root.join(folder)).into_keys()).collect();
    let ends_so = |name: &str| all.iter().any(|file| file == name || file.ends_with(&format!("/{name}")));
    let (mut read, mut missing) = (0, Vec::new());
    for document in documents() {
        let path = root.join(&document);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{document}: {error}"));
        for name in names::names(&text) {
            read += 1;
            if exceptions::EXAMPLES.contains(&name) {
                continue;
            }
            let beside = path.parent().expect("a document lies in a folder").join(name);
            if !(root.join(name).exists() || beside.exists() || ends_so(name)) {
                missing.push(format!("{document}: {name}"));
            }
        }
    }
    assert!(read > 100, "only {read} names were read");
    assert_eq!(missing, Vec::<String>::new(), "named, but not there");
}
