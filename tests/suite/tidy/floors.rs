//! Floors: a room (top-level module) imports only from rooms on lower floors.

use std::collections::BTreeSet;

use crate::tidy::imports::Imports;
use crate::tidy::sources::room;

/// The rooms by floor, from the lowest. To add, move or rename a room, change this table.
pub const FLOORS: [&[&str]; 12] = [
    // Plain data.
    &["model"],
    // Pure functions of it, and messages about it.
    &["diagnostic", "markdown", "eras", "synonyms"],
    // Files that are written in YAML, as text and as places in it.
    &["yaml"],
    &["front_matter", "i18n"],
    // The search is a package of its own.
    &[SEARCH],
    // The stages between the disk and the disk: first those that read one file, a lock or a theme,
    &["validate", "publication", "theme"],
    // then those that need what these have read,
    &["resolve", "check", "render", "index", "export", "import"],
    // and what a single command does with documents.
    &["update", "correct", "next_year", "diff", "bundle"],
    // The only users of the file system.
    &["load", "write"],
    // The order of the stages,
    &["pipeline"],
    // and what a command does.
    &["commands"],
    // Arguments, exit codes, printing.
    &["cli", "main", "lib"],
];

/// How the package of the search is named in code.
pub const SEARCH: &str = "tomei_search";

/// The floor of a room.
pub fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// `render/link → check`: every module that imports from another room of its own floor or of a higher one.
pub fn violations(imports: &Imports) -> BTreeSet<String> {
    let pairs = imports.iter().flat_map(|(from, to)| to.iter().map(move |to| (from, room(to))));
    let upward = pairs.filter(|(from, to)| room(from) != *to && floor(room(from)) <= floor(to));
    upward.map(|(from, to)| format!("{from} → {to}")).collect()
}

/// The rooms that the table does not know.
pub fn unknown_rooms(imports: &Imports) -> BTreeSet<&str> {
    imports.keys().map(|module| room(module)).filter(|room| floor(room).is_none()).collect()
}

#[cfg(test)]
fn planted(edges: &[(&str, &str)]) -> Imports {
    let mut imports = Imports::new();
    for (from, to) in edges {
        imports.entry((*from).to_owned()).or_default().insert((*to).to_owned());
    }
    imports
}

#[test]
fn what_leads_up_or_sideways_is_found() {
    let found = violations(&planted(&[
        ("model/site", "diagnostic/fault"),
        ("model/site", "render/page"),
        ("render/view", "model/site"),
        ("render/view", "render/page"),
        ("render/view", "check"),
        ("render/view", "theme"),
        ("pipeline/build", "load"),
        ("markdown", "tomei_search"),
    ]));
    let expected = ["markdown → tomei_search", "model/site → diagnostic", "model/site → render", "render/view → check"];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_room_without_a_floor_is_found() {
    let imports = planted(&[("cellar/wine", "model"), ("model/site", "model/path")]);
    assert_eq!(unknown_rooms(&imports).into_iter().collect::<Vec<_>>(), ["cellar"]);
}
