//! `files.xxh128`: which files tomei made, with their checksums.
//!
//! It tells the next build which files are its own to replace or remove, and
//! anyone who copied the site whether the copy is whole: `xxhsum -c
//! files.xxh128`. XXH128 finds accidents, not forgeries; SHA-256 without
//! hardware support took a quarter of a whole build.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use xxhash_rust::xxh3::xxh3_128;

/// The file's name in the output.
pub const NAME: &str = "files.xxh128";

/// An XXH128 checksum.
pub type Checksum = u128;

/// The checksum of `bytes`.
pub fn checksum(bytes: &[u8]) -> Checksum {
    xxh3_128(bytes)
}

/// Reads the manifest of an output folder; lines that are none are skipped,
/// and then those files count as not made by tomei.
pub fn read(output: &Path) -> BTreeMap<String, Checksum> {
    let text = fs::read_to_string(output.join(NAME)).unwrap_or_default();
    text.lines().filter_map(read_line).collect()
}

fn read_line(line: &str) -> Option<(String, Checksum)> {
    let (digits, path) = line.split_once("  ")?;
    let sum = Checksum::from_str_radix(digits, 16).ok()?;
    (digits.len() == 32).then(|| (path.to_owned(), sum))
}

/// The text of a manifest.
pub fn print(files: &BTreeMap<String, Checksum>) -> String {
    let mut text = String::with_capacity(files.len() * 80);
    for (path, sum) in files {
        writeln!(text, "{sum:032x}  {path}").expect("writing to a String cannot fail");
    }
    text
}
