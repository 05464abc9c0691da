//! What is wrong with a template, and where.

use std::collections::BTreeMap;
use std::error::Error as _;

use tera::{Error, ErrorKind, ReportError};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::word_fault::WordFault;
use crate::i18n::translate::TranslateFault;
use crate::i18n::translated::Translated;
use crate::i18n::words::Words;
use crate::model::source::Span;

/// A fault of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The template, e.g. `goal.html`.
    pub template: String,
    pub span: Option<Span>,
    pub fault: Fault,
}

impl TemplateFault {
    /// A fault that Tera reports, with its place in the translated template led back to the template as written.
    pub(super) fn new(error: &Error, translated: &BTreeMap<String, Translated>) -> Self {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Self::from_report(report, translated),
            _ => Self::of_template("", None, first_line(&full(error))),
        }
    }

    pub(super) fn not_utf8(template: &str) -> Self {
        Self::of_template(template, None, "not UTF-8".to_owned())
    }

    pub(super) fn of_word(template: &str, words: &Words, (span, fault): (Span, TranslateFault)) -> Self {
        let fault = match fault {
            TranslateFault::Unknown { key } => {
                let suggestion = nearest(&key, words.entries.keys().map(String::as_str));
                WordFault::Unknown { key, suggestion }.into()
            }
            TranslateFault::NoValue { key, value } => WordFault::WithoutValue { key, value }.into(),
            TranslateFault::Open => Fault::Template { message: "a word that begins with [[ has no ]]".to_owned() },
        };
        Self { template: template.to_owned(), span: Some(span), fault }
    }

    fn from_report(report: &ReportError, translated: &BTreeMap<String, Translated>) -> Self {
        let (range, template) = (&report.span().range, report.filename());
        let place = |place: usize| translated.get(template).map_or(place, |translated| translated.origin(place));
        let (start, end) = (place(range.start), place(range.end));
        Self::of_template(template, Some(Span { start, end: end.max(start) }), first_line(report.message()))
    }

    fn of_template(template: &str, span: Option<Span>, message: String) -> Self {
        Self { template: template.to_owned(), span, fault: Fault::Template { message } }
    }

    /// The fault as a diagnostic of a file of the theme called `name`.
    pub fn diagnostic(&self, name: &str) -> Diagnostic {
        let file = format!("themes/{name}/templates/{}", self.template);
        Diagnostic { file, span: self.span, fault: self.fault.clone() }
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
