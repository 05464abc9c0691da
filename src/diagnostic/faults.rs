//! Collects the faults of one file.

use std::cell::RefCell;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::source::Span;

/// The faults found so far in one file.
///
/// It has interior mutability, since a deserializer and all of its visitors report to it through shared references.
#[derive(Debug)]
pub struct Faults<'a> {
    file: &'a str,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'a> Faults<'a> {
    /// No faults yet in `file`.
    pub fn new(file: &'a str) -> Self {
        Self { file, found: RefCell::default() }
    }

    /// The file, relative to the site's root.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// Adds a fault at a position.
    pub fn add(&self, span: Span, fault: impl Into<Fault>) {
        self.found.borrow_mut().push(Diagnostic::at(self.file, span, fault));
    }

    /// All faults, in the order in which they were found.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }
}
