//! The reader for native programs: the command line and tests.

pub mod explain;

use std::io::Read;

use flate2::read::GzDecoder;

use crate::error::PackError;
use crate::format::start::START;
use crate::format::suggestions::IndexTerm;
use crate::native::explain::Explanation;
use crate::read::answer::Answer;
use crate::read::reader::{Reader, Step};
use crate::read::request::Request;

/// A reader with the function `fetch`, which returns the compressed bytes of the file at a path relative to the site's
/// root, or `None` if there is none.
pub struct Library<F> {
    reader: Reader,
    fetch: F,
}

/// The maximum size of a decompressed file in bytes. Files usually have a few kilobytes; the start file of a very large
/// site has some hundred.
const LARGEST_FILE: u64 = 64 << 20;

impl<F: Fn(&str) -> Option<Vec<u8>>> Library<F> {
    /// Opens a pack.
    ///
    /// # Errors
    ///
    /// [`PackError::Missing`] if there is no start file, and the errors of [`Reader::open`].
    pub fn open(fetch: F) -> Result<Library<F>, PackError> {
        let start = inflate(&fetch(START).ok_or(PackError::Missing)?)?;
        Ok(Library { reader: Reader::open(&start)?, fetch })
    }

    /// Answers a request.
    ///
    /// # Errors
    ///
    /// [`PackError::Missing`] if a file does not exist, and the errors of [`Reader::search`] and [`Reader::supply`].
    pub fn search(&mut self, request: &Request) -> Result<Answer, PackError> {
        self.drive(|reader| reader.search(request))
    }

    /// Up to `limit` terms that begin with `typed`.
    ///
    /// # Errors
    ///
    /// As for [`Library::search`].
    pub fn suggest(&mut self, typed: &str, limit: usize) -> Result<Vec<IndexTerm>, PackError> {
        self.drive(|reader| reader.suggest(typed, limit))
    }

    /// Explains how the query of a request is interpreted.
    ///
    /// # Errors
    ///
    /// As for [`Library::search`].
    pub fn explain(&mut self, request: &Request) -> Result<Explanation, PackError> {
        self.drive(|reader| reader.explain(request))
    }

    fn drive<T>(&mut self, ask: impl Fn(&Reader) -> Result<Step<T>, PackError>) -> Result<T, PackError> {
        loop {
            match ask(&self.reader)? {
                Step::Done(result) => return Ok(result),
                Step::Needs(paths) => {
                    for path in paths {
                        let bytes = (self.fetch)(&path).ok_or(PackError::Missing)?;
                        self.reader.supply(&path, &inflate(&bytes)?)?;
                    }
                }
            }
        }
    }
}

/// Decompresses a file of a pack.
///
/// # Errors
///
/// [`PackError::Damaged`] if the bytes are not gzip. Data beyond the maximum size of a file is cut off, so that the
/// file is refused as damaged when it is read.
pub fn inflate(bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    let mut out = Vec::new();
    let read = GzDecoder::new(bytes).take(LARGEST_FILE).read_to_end(&mut out);
    read.map(|_| out).map_err(|_| PackError::Damaged)
}
