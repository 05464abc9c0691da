//! What can be wrong with content, as data: where, what, and how grave.
//!
//! Faults are collected whole and shown once. How they look is for
//! [`crate::cli`] to decide; the words are in [`message`].

pub mod fault;
pub mod faults;
pub mod import_fault;
pub mod import_message;
pub mod lang;
pub mod message;
pub mod published_fault;
pub mod published_message;
mod published_rule;
pub mod remark;
pub mod remark_message;
pub mod rule;
pub mod suggest;
pub mod typing_fault;
mod typing_message;
pub mod word_fault;
mod word_message;

use serde::{Deserialize, Serialize};

use crate::diagnostic::fault::Fault;
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

    /// Whether it only says how something was read.
    pub fn is_note(&self) -> bool {
        self.fault.severity() == Severity::Note
    }
}

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; a person should look.
    Warning,
    /// Nothing is wrong: how something was read is said to whoever asks.
    Note,
}
