//! Additions of the preview to pages: a script that reloads them, and faults in place of a page.

use crate::cli::report::Reporter;
use crate::diagnostic::Diagnostic;

/// Polls whether the site is newer than the page, and then reloads it. Built pages do not contain this script.
pub(super) const RELOAD: &str = include_str!("reload.js");

/// Adds the reloading script to a page, with the page's version.
pub(super) fn with_reload(page: Vec<u8>, version: u64) -> Vec<u8> {
    let script = format!("<script type=\"module\" src=\"/tomei-preview/reload.js?{version}\"></script>");
    // By bytes: a page that is copied may be in any encoding.
    let at = memchr::memmem::rfind(&page, b"</body>").unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

/// A page that shows the faults as on the terminal.
pub(super) fn faults(reporter: &Reporter, faults: &[Diagnostic]) -> String {
    let title = reporter.word("直すところがあります", "There are faults");
    let paragraphs: Vec<String> = faults.iter().map(|fault| escaped(&reporter.plain_paragraph(fault))).collect();
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><pre>{}</pre></main></body></html>",
        reporter.word("ja", "en"),
        paragraphs.join("\n\n"),
    )
}

fn escaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut bytes).expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("escaping keeps UTF-8")
}
