//! Diagnostics as data: what is wrong with the content, where, and how severe it is.
//!
//! This module defines only the types. Each stage defines its own faults and their texts, in its `fault.rs` or in
//! `check/rules`. Faults are collected and shown at the end of a run; [`crate::cli`] formats them.

pub mod code;
pub mod encoding_fault;
pub mod fault;
pub mod faults;
pub mod lang;
pub mod message;
pub mod part;
pub mod path;
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

/// A fault and its position.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The file, relative to the site's root and `/`-separated.
    pub file: String,
    /// The position in the file; `None` if the fault concerns the file as a whole.
    pub span: Option<Span>,
    pub fault: Fault,
}

impl Diagnostic {
    /// A fault at a position in a file.
    pub fn at(file: &str, span: Span, fault: impl Into<Fault>) -> Self {
        Self { file: file.to_owned(), span: Some(span), fault: fault.into() }
    }

    /// A fault that concerns a file as a whole.
    pub fn of_file(file: &str, fault: impl Into<Fault>) -> Self {
        Self { file: file.to_owned(), span: None, fault: fault.into() }
    }

    /// Whether the fault prevents a build.
    pub fn is_error(&self) -> bool {
        self.fault.severity() == Severity::Error
    }

    /// Whether it is only a note on how something was interpreted.
    pub fn is_note(&self) -> bool {
        self.fault.severity() == Severity::Note
    }
}
