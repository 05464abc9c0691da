//! Faults of templates and their positions.

use std::collections::BTreeMap;
use std::error::Error as _;

use tera::{Error, ErrorKind, ReportError};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::{Describe, Fault};
use crate::diagnostic::message::Message;
use crate::diagnostic::suggest::nearest;
use crate::i18n::translate::TranslateFault;
use crate::i18n::translated::Translated;
use crate::i18n::words::Words;
use crate::model::source::Span;
use crate::theme::word_fault::{UnknownWord, WordWithoutValue};

/// A fault of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The name of the template, e.g. `goal.html`.
    pub template: String,
    pub span: Option<Span>,
    pub fault: Fault,
}

impl TemplateFault {
    /// A fault that Tera reports. Its position in the translated template is mapped back to the template as written.
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
        let fault: Fault = match fault {
            TranslateFault::Unknown { key } => {
                let suggestion = nearest(&key, words.entries.keys().map(String::as_str));
                UnknownWord { key, suggestion }.into()
            }
            TranslateFault::NoValue { key, value } => WordWithoutValue { key, value }.into(),
            TranslateFault::Open => {
                BrokenTemplate { message: "a word that begins with [[ has no ]]".to_owned() }.into()
            }
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
        Self { template: template.to_owned(), span, fault: BrokenTemplate { message }.into() }
    }

    /// Converts the fault to a diagnostic about a file of the theme `name`.
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

/// A template that Tera rejects. The reason is Tera's own message in English.
#[derive(Clone, Debug)]
pub(super) struct BrokenTemplate {
    pub message: String,
}

impl Describe for BrokenTemplate {
    const CODE: Code = Code::new("E0602");

    fn texts(&self) -> [Message; 2] {
        let Self { message } = self;
        [
            Message::new(
                format!("テンプレートの誤りです: {}", template_message_ja(message)),
                "",
                "「tomei theme copy」で元のファイルと見比べられます",
            ),
            Message::new(
                format!("the template has a fault: {message}"),
                "",
                "compare with the original by `tomei theme copy`",
            ),
        ]
    }
}

/// Japanese messages for the most frequent mistakes of theme authors.
fn template_message_ja(message: &str) -> String {
    let named = |prefix: &str, suffix: &str| message.strip_prefix(prefix)?.split_once(suffix);
    if let Some((name, known)) = named("Field `", "` is not defined. Available fields: ") {
        return format!("変数「{name}」はありません。使えるのは {known}");
    }
    match message.strip_prefix("Variable `").and_then(|rest| rest.split_once('`')) {
        Some((name, _)) => format!("変数「{name}」はありません"),
        None => message.to_owned(),
    }
}
