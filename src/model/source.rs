//! Places in content files, so that a fault found late still names its line.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The range from `start` over `length` bytes.
    pub fn new(start: usize, length: usize) -> Self {
        Self { start, end: start + length }
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}
