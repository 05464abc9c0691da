//! Prints diagnostics as workflow commands of GitHub Actions, which shows them next to the changed lines.

use crate::cli::report::finding::{Finding, Position};
use crate::diagnostic::severity::Severity;

/// Prints `::warning file=…,line=…,title=W0811::…`.
pub(super) fn line(finding: &Finding) -> String {
    let fault = &finding.diagnostic.fault;
    let level = match fault.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = finding.region().map(place).unwrap_or_default();
    let (file, code) = (property(&finding.diagnostic.file), fault.code());
    format!("::{level} file={file}{place},title={code}::{}", data(&finding.text()))
}

/// Prints why the program could not run.
pub(super) fn failure(why: &str) -> String {
    format!("::error::{}", data(why))
}

/// Columns are printed only if the finding is on one line, as the documentation of workflow commands requires.
fn place([(line, column), (end_line, end_column)]: [Position; 2]) -> String {
    let lines = format!(",line={line},endLine={end_line}");
    if line == end_line { format!("{lines},col={column},endColumn={end_column}") } else { lines }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
