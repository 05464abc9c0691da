//! The reader driven without a browser: by the command line and by tests, over whatever fetches a file.

use std::io::Read;

use flate2::read::GzDecoder;

use crate::answer::Answer;
use crate::error::PackError;
use crate::explain::Explanation;
use crate::reader::{Reader, START, Step};
use crate::request::Request;
use crate::suggestions::IndexTerm;

/// A reader and what fetches its files: gzip bytes by site-relative path, or nothing where there is no such file.
pub struct Library<F> {
    reader: Reader,
    fetch: F,
}

/// Files are a few kilobytes; a start file of a very large site is some hundred.
const LARGEST_FILE: u64 = 64 << 20;

impl<F: Fn(&str) -> Option<Vec<u8>>> Library<F> {
    /// Opens a pack.
    ///
    /// # Errors
    ///
    /// Says whether the start file is missing, damaged, or of another format.
    pub fn open(fetch: F) -> Result<Library<F>, PackError> {
        let start = inflate(&fetch(START).ok_or(PackError::Missing)?)?;
        Ok(Library { reader: Reader::open(&start)?, fetch })
    }

    /// Answers a request.
    ///
    /// # Errors
    ///
    /// As [`Reader::search`]; also says when a file is missing.
    pub fn search(&mut self, request: &Request) -> Result<Answer, PackError> {
        self.drive(|reader| reader.search(request))
    }

    /// Terms that begin with `typed`.
    ///
    /// # Errors
    ///
    /// As [`Library::search`].
    pub fn suggest(&mut self, typed: &str, limit: usize) -> Result<Vec<IndexTerm>, PackError> {
        self.drive(|reader| reader.suggest(typed, limit))
    }

    /// How a request's query is read.
    ///
    /// # Errors
    ///
    /// As [`Library::search`].
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

/// Inflates a file of a pack.
///
/// # Errors
///
/// Refuses bytes that are not gzip, or that do not end.
pub fn inflate(bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    let mut out = Vec::new();
    let read = GzDecoder::new(bytes).take(LARGEST_FILE).read_to_end(&mut out);
    read.map(|_| out).map_err(|_| PackError::Damaged)
}
