//! Prints diagnostics for programs, as one JSON object per line.

use serde::Serialize;

use crate::cli::report::finding::Finding;
use crate::diagnostic::severity::Severity;

/// The JSON object of a finding.
#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: Severity,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    expected: Option<&'a str>,
    hint: Option<&'a str>,
}

/// A finding.
pub(super) fn line(finding: &Finding) -> String {
    let (fault, message) = (&finding.diagnostic.fault, finding.message);
    let (code, (line, column)) = (fault.code(), finding.start());
    let line = Line {
        code: code.as_str(),
        severity: fault.severity(),
        file: &finding.diagnostic.file,
        line,
        column,
        message: &message.title,
        reason: message.reason.as_deref(),
        expected: message.expected.as_deref(),
        hint: message.hint.as_deref(),
    };
    serde_json::to_string(&line).expect("a line of text has a JSON form")
}

/// Prints why the program could not run.
pub(super) fn failure(why: &str) -> String {
    serde_json::json!({ "severity": "fatal", "message": why }).to_string()
}
