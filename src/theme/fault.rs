//! What is wrong with a template, and where.

use std::error::Error as _;

use tera::{Error, ErrorKind, ReportError};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::source::Span;

/// A fault of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The template, e.g. `goal.html`.
    pub template: String,
    pub span: Option<Span>,
    pub message: String,
}

impl TemplateFault {
    pub(super) fn new(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Self::from_report(report),
            _ => Self { template: String::new(), span: None, message: first_line(&full(error)) },
        }
    }

    pub(super) fn not_utf8(template: &str) -> Self {
        Self { template: template.to_owned(), span: None, message: "not UTF-8".to_owned() }
    }

    fn from_report(report: &ReportError) -> Self {
        let range = &report.span().range;
        Self {
            template: report.filename().to_owned(),
            span: Some(Span { start: range.start, end: range.end }),
            message: first_line(report.message()),
        }
    }

    /// The fault as a diagnostic of a file of the theme called `name`.
    pub fn diagnostic(&self, name: &str) -> Diagnostic {
        let file = format!("themes/{name}/templates/{}", self.template);
        Diagnostic { file, span: self.span, fault: Fault::Template { message: self.message.clone() } }
    }
}

fn full(error: &Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

fn first_line(message: &str) -> String {
    message.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned()
}
