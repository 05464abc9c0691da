//! What can be wrong with content, as data: where, what, and how severe.
//!
//! Only the types are here. What a stage can find, and the texts of it, is in
//! the stage: `fault.rs` of each room, and `check/rules`. Faults are collected
//! and shown at the end of a run; how they look is for [`crate::cli`] to decide.

pub mod code;
pub mod encoding_fault;
pub mod fault;
pub mod faults;
pub mod lang;
pub mod message;
pub mod part;
pub mod reference;
pub mod reference_fault;
pub mod rule;
pub mod severity;
pub mod subject;
pub mod suggest;

use serde::{Deserialize, Serialize};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::severity::Severity;
use crate::model::source::Span;

/// One fault and its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Relative to the site's root, `/`-separated.
    pub file: String,
    /// The place inside the file; none where the file as a whole is meant.
    pub span: Option<Span>,
    pub fault: Fault,
}

impl Diagnostic {
    /// A fault at a place in a file.
    pub fn at(file: &str, span: Span, fault: impl Into<Fault>) -> Self {
        Self { file: file.to_owned(), span: Some(span), fault: fault.into() }
    }

    /// A fault of a file as a whole.
    pub fn of_file(file: &str, fault: impl Into<Fault>) -> Self {
        Self { file: file.to_owned(), span: None, fault: fault.into() }
    }

    /// Whether the fault keeps the site from being built.
    pub fn is_error(&self) -> bool {
        self.fault.severity() == Severity::Error
    }

    /// Whether it only tells how something was read.
    pub fn is_note(&self) -> bool {
        self.fault.severity() == Severity::Note
    }
}
