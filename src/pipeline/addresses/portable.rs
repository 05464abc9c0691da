//! Addresses that every host and every system can hold: pages are copied to Windows, to macOS, and to servers that tell
//! capital letters apart.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::diagnostic::fault::Fault;
use crate::model::source::Span;
use crate::pipeline::addresses::fault::{AddressTooLong, AddressTwin, FileAndFolder, ReservedName};

/// A file of the output, and what it comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub path: &'a str,
    pub file: &'a str,
    pub span: Option<Span>,
}

/// The most bytes of an address: Windows lets 260 characters into a whole path, of which the folder of the site takes some,
/// and some files have longer names than the page that they belong to.
const MOST_BYTES: usize = 180;

/// Reports addresses that not every host and system can hold.
pub(super) fn faults<'a>(places: &[Place<'a>]) -> Vec<(Place<'a>, Fault)> {
    let files: HashMap<&str, &Place> = places.iter().map(|place| (place.path, place)).collect();
    let mut spellings = Spellings::default();
    places
        .iter()
        .flat_map(|place| [name(place), twin(place, &mut spellings), folder(place, &files)])
        .flatten()
        .collect()
}

type Found<'a> = Option<(Place<'a>, Fault)>;

fn name<'a>(place: &Place<'a>) -> Found<'a> {
    if place.path.len() > MOST_BYTES {
        let (bytes, limit) = (place.path.len(), MOST_BYTES);
        return Some((*place, AddressTooLong { bytes, limit }.into()));
    }
    let name = place.path.split('/').find(|name| is_reserved(name))?;
    Some((*place, ReservedName { name: name.to_owned(), path: place.path.to_owned() }.into()))
}

/// Names that Windows keeps for devices, with any ending, and names that end in a dot, which it takes off. (Naming Files,
/// Paths, and Namespaces: Win32.)
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_numbered = |device: &str| {
        let number = stem.strip_prefix(device).unwrap_or_default();
        number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || is_numbered("com") || is_numbered("lpt");
    // The page of the document `aux.` is `aux..html`.
    is_device || name.ends_with('.') || name.contains("..")
}

/// The first spelling of each folder and file with its place, by the form in which capital letters do not count.
type Spellings<'a> = BTreeMap<String, (&'a str, Place<'a>)>;

fn twin<'a>(place: &Place<'a>, spellings: &mut Spellings<'a>) -> Found<'a> {
    let mut found = None;
    let ends = place.path.match_indices('/').map(|(at, _)| at).chain([place.path.len()]);
    for spelling in ends.map(|end| &place.path[..end]) {
        let (first, other) = *spellings.entry(spelling.to_ascii_lowercase()).or_insert((spelling, *place));
        if first != spelling && found.is_none() && !are_twins(place, &other) {
            let fault = AddressTwin { path: place.path.to_owned(), other: first.to_owned() };
            found = Some((*place, fault.into()));
        }
    }
    found
}

/// Copied files whose names are one name elsewhere were reported as files.
fn are_twins(one: &Place, other: &Place) -> bool {
    one.file.eq_ignore_ascii_case(other.file) && one.path.eq_ignore_ascii_case(other.path) && one.file != other.file
}

/// A file cannot stand where others have a folder.
fn folder<'a>(place: &Place<'a>, files: &HashMap<&str, &Place<'a>>) -> Found<'a> {
    let mut folders = place.path.match_indices('/').map(|(at, _)| &place.path[..at]);
    let file = folders.find_map(|folder| files.get(folder))?;
    let fault = FileAndFolder { path: file.path.to_owned(), inside: place.path.to_owned() };
    Some((**file, fault.into()))
}

#[cfg(test)]
mod tests {
    use super::{Place, faults};

    fn check(paths: &[&str], expected: &[&str]) {
        let places: Vec<Place> = paths.iter().map(|path| Place { path, file: "a.md", span: None }).collect();
        let codes: Vec<String> = faults(&places).iter().map(|(_, fault)| fault.code().to_string()).collect();
        assert_eq!(codes, expected, "{paths:?}");
    }

    #[test]
    fn names_that_some_system_refuses() {
        for name in ["con", "NUL", "aux.html", "com1.tar.gz", "lpt9/a.html", "a./b.html", "aux..html", "2024/prn.html"]
        {
            check(&[name], &["E0411"]);
        }
        check(&["console.html", "com.html", "com10.html", "lpt/a.html", "auxiliary/a.b.html"], &[]);
        check(&[&format!("{}.html", "a".repeat(175))], &[]);
        check(&[&format!("{}.html", "a".repeat(176))], &["E0412"]);
    }

    #[test]
    fn names_that_are_one_elsewhere() {
        check(&["a/b.html", "a/B.html"], &["E0413"]);
        check(&["Guide/a.html", "guide/b.html"], &["E0413"]);
        check(&["guide/a.html", "guide/b.html"], &[]);
        check(&["2024", "2024/index.html"], &["E0414"]);
    }
}
