//! How much of a file is read.

use serde::{Deserialize, Serialize};

/// What a file may hold at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pages.
    pub pages: usize,
    /// Characters of all pages, white space included.
    pub characters: usize,
    /// Strokes and thin areas of all pages.
    pub rules: usize,
    /// Squares of the lattice of one table: the product of its columns and rows.
    pub squares: usize,
}

/// The limit that a file exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// [`Limits::pages`].
    Pages,
    /// [`Limits::characters`].
    Characters,
    /// [`Limits::rules`].
    Rules,
    /// [`Limits::squares`].
    Squares,
}

impl Default for Limits {
    fn default() -> Self {
        Self { pages: 2_000, characters: 2_000_000, rules: 500_000, squares: 1_000_000 }
    }
}
