//! `files.xxh128`: the list of the files that tomei made, with their checksums.
//!
//! From it, the next build knows which files it may replace or remove; and anyone who has copied the site can verify
//! the copy with `xxhsum -c files.xxh128`. XXH128 is not cryptographic and detects only accidental changes, but SHA-256
//! without hardware support took a quarter of a whole build.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use xxhash_rust::xxh3::xxh3_128;

use crate::write::folder;

/// The name of the file in the output folder.
pub const NAME: &str = "files.xxh128";

/// An XXH128 checksum.
pub type Checksum = u128;

/// The checksum of `bytes`.
pub fn checksum(bytes: &[u8]) -> Checksum {
    xxh3_128(bytes)
}

/// Reads the manifest of an output folder. Lines that cannot be parsed are skipped, and their files then count as not
/// made by tomei.
pub fn read(output: &Path) -> BTreeMap<String, Checksum> {
    let bytes = folder::read_file(&output.join(NAME)).unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    text.lines().filter_map(read_line).collect()
}

fn read_line(line: &str) -> Option<(String, Checksum)> {
    let (digits, path) = line.split_once("  ")?;
    let sum = Checksum::from_str_radix(digits, 16).ok()?;
    (digits.len() == 32).then(|| (path.to_owned(), sum))
}

/// Prints a manifest.
pub fn print(files: &BTreeMap<String, Checksum>) -> String {
    let mut text = String::with_capacity(files.len() * 80);
    for (path, sum) in files {
        writeln!(text, "{sum:032x}  {path}").expect("writing to a String cannot fail");
    }
    text
}
