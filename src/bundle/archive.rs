//! The ZIP archive of a site.

use crate::bundle::folder;
use crate::model::archive;
use crate::model::output::OutputFile;

/// The text that explains how the archive is used.
const README: &str = include_str!("README.txt");
/// Its name. The byte order mark lets old editors recognize UTF-8.
const README_NAME: &str = "README.txt";

/// Packs the files of a site, with what its pages need to work from a folder. The bytes are the same for the same files.
pub fn pack(files: Vec<OutputFile>) -> Vec<u8> {
    let has_readme = files.iter().any(|file| file.path.as_str() == README_NAME);
    let mut parts: Vec<(String, Vec<u8>)> = folder::prepare(files).into_iter().collect();
    if !has_readme {
        parts.insert(0, (README_NAME.to_owned(), format!("\u{feff}{}", README.replace('\n', "\r\n")).into_bytes()));
    }
    archive::pack(&parts)
}
