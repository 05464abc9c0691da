//! `sha256sums.txt`: checksums with which a copy of the data can be compared with what was published, by `sha256sum -c
//! sha256sums.txt`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::export::part::{self, FOLDER, file};
use crate::model::output::OutputFile;
use crate::model::path::SitePath;

/// A SHA-256 checksum.
pub type Sum = [u8; 32];

/// The checksum of `bytes`.
pub fn sum(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

/// The path of the list.
pub fn path() -> SitePath {
    part::path("sha256sums.txt")
}

/// The file that lists `sums`. Its paths are relative to its own folder.
pub fn list(sums: &BTreeMap<SitePath, Sum>) -> OutputFile {
    let mut text = String::new();
    for (path, sum) in sums {
        let name = path.as_str().strip_prefix(FOLDER).unwrap_or(path.as_str());
        sum.iter().for_each(|byte| write!(text, "{byte:02x}").expect("writing to a String cannot fail"));
        writeln!(text, "  {name}").expect("writing to a String cannot fail");
    }
    file("sha256sums.txt", text.into_bytes())
}
