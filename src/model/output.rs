//! A file of the output before it is written.

use crate::model::path::SitePath;

/// A path in the output, and the bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    pub path: SitePath,
    pub bytes: Vec<u8>,
}
