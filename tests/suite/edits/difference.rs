//! Differences from a clean build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::edits::program::Outcome;

/// The way that did not do what a clean build does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A build after an earlier build.
    Rebuild,
    /// A publication after an earlier build.
    Publish,
    Preview,
}

/// One file, or the messages, of a way.
#[derive(Clone, PartialEq, Eq)]
pub struct Difference {
    pub way: Way,
    /// The path in the output, or [`MESSAGES`].
    pub path: String,
    /// What the clean build has.
    pub expected: Option<Vec<u8>>,
    pub found: Option<Vec<u8>>,
}

/// Stands for a path where messages differ.
pub const MESSAGES: &str = "(messages)";

/// Lists every file, so it differs wherever another does.
const MANIFEST: &str = "files.xxh128";

/// Every file that differs; the manifest only where nothing else does.
pub fn between(way: Way, expected: &BTreeMap<String, Vec<u8>>, found: &BTreeMap<String, Vec<u8>>) -> Vec<Difference> {
    let paths: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let differ = paths.into_iter().filter(|path| expected.get(*path) != found.get(*path));
    let mut differences: Vec<Difference> = differ
        .map(|path| Difference::new(way, path, [expected.get(path).cloned(), found.get(path).cloned()]))
        .collect();
    if differences.len() > 1 {
        differences.retain(|difference| difference.path != MANIFEST);
    }
    differences
}

impl Difference {
    pub fn new(way: Way, path: &str, [expected, found]: [Option<Vec<u8>>; 2]) -> Self {
        Self { way, path: path.to_owned(), expected, found }
    }

    /// Where two runs ended differently or with other messages.
    pub fn of_outcomes(way: Way, expected: &Outcome, found: &Outcome) -> Option<Self> {
        let text = |outcome: &Outcome| {
            Some(match outcome {
                Outcome::Done(warnings) => format!("done\n{}", warnings.join("\n")).into_bytes(),
                Outcome::Faulty(faults) => format!("faulty\n{}", faults.join("\n")).into_bytes(),
            })
        };
        (expected != found).then(|| Self::new(way, MESSAGES, [text(expected), text(found)]))
    }

    /// What the clean build has, as text.
    pub fn expected_text(&self) -> String {
        String::from_utf8_lossy(self.expected.as_deref().unwrap_or_default()).into_owned()
    }

    /// What was found in its place, as text.
    pub fn found_text(&self) -> String {
        String::from_utf8_lossy(self.found.as_deref().unwrap_or_default()).into_owned()
    }
}

impl fmt::Debug for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} {}: ", self.way, self.path)?;
        match (&self.expected, &self.found) {
            (Some(_), None) => formatter.write_str("is missing"),
            (None, Some(_)) => formatter.write_str("should not be there"),
            _ => {
                let [expected, found] = excerpts(&self.expected_text(), &self.found_text());
                write!(formatter, "\n  expected …{expected}…\n  found    …{found}…")
            }
        }
    }
}

/// Both texts around the first place where they differ.
fn excerpts(expected: &str, found: &str) -> [String; 2] {
    let same = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(80)).take(240).collect();
    [around(expected), around(found)]
}
