//! `files.sha256`: which files tomei made, with their checksums.
//!
//! Published with the site, in the format of `sha256sum`, so that anyone can
//! check a copy: `sha256sum -c files.sha256`. It also tells the next build
//! which files are its own to replace or remove.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The file's name in the output.
pub const NAME: &str = "files.sha256";

/// A SHA-256 checksum.
pub type Checksum = [u8; 32];

/// The checksum of `bytes`.
pub fn checksum(bytes: &[u8]) -> Checksum {
    Sha256::digest(bytes).into()
}

/// Reads the manifest of an output folder; lines that are none are skipped,
/// and then those files count as not made by tomei.
pub fn read(output: &Path) -> BTreeMap<String, Checksum> {
    let text = fs::read_to_string(output.join(NAME)).unwrap_or_default();
    text.lines().filter_map(read_line).collect()
}

fn read_line(line: &str) -> Option<(String, Checksum)> {
    let (digits, path) = line.split_once("  ")?;
    let mut sum = Checksum::default();
    for (place, byte) in sum.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    (digits.len() == 64).then(|| (path.to_owned(), sum))
}

/// The text of a manifest.
pub fn print(files: &BTreeMap<String, Checksum>) -> String {
    use std::fmt::Write as _;

    let mut text = String::with_capacity(files.len() * 100);
    for (path, sum) in files {
        for byte in sum {
            write!(text, "{byte:02x}").expect("writing to a String cannot fail");
        }
        writeln!(text, "  {path}").expect("writing to a String cannot fail");
    }
    text
}
