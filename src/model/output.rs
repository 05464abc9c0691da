//! A file of the output while it is still a value.

use crate::model::path::SitePath;

/// A file and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    pub path: SitePath,
    pub bytes: Vec<u8>,
}
