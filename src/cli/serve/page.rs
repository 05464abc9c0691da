//! Additions of the preview to pages: a script that reloads them, and faults in place of a page.

use crate::cli::report::Reporter;
use crate::commands::preview::Preview;
use crate::diagnostic::Diagnostic;
use crate::pipeline::waiting::Unpublished;

/// Polls whether the site is newer than the page, and then reloads it. Built pages do not contain this script.
pub(super) const RELOAD: &str = include_str!("reload.js");

/// The looks of what the preview adds to pages. The policy of a site forbids styles within the page.
pub(super) const STYLE: &str = include_str!("preview.css");

/// The page with `notices` above its content, and the script that reloads it, told which version it is.
pub(super) fn with_notices(page: Vec<u8>, notices: &str, version: u64) -> Vec<u8> {
    let script = format!("<script type=\"module\" src=\"/tomei-preview/reload.js?{version}\"></script>");
    // By bytes: a page that is copied may be in any encoding.
    let end = memchr::memmem::rfind(&page, b"</body>").unwrap_or(page.len());
    let body = memchr::memmem::find(&page[..end], b"<body");
    let start = body.and_then(|at| Some(at + memchr::memchr(b'>', &page[at..end])? + 1)).unwrap_or(0);
    let style = b"<link rel=\"stylesheet\" href=\"/tomei-preview/preview.css\">";
    [&page[..start], style, notices.as_bytes(), &page[start..end], script.as_bytes(), &page[end..]].concat()
}

/// Whether the faults are to be read at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    Open,
    Closed,
}

/// What has to be said above the page at `path`: that readers do not see it yet, and what is wrong with the content.
pub(super) fn notices(reporter: &Reporter, preview: &Preview, path: &str) -> String {
    let (file, unpublished) = preview.document(path).unzip();
    let is_own = |fault: &Diagnostic| Some(fault.file.as_str()) == file;
    let fold = if preview.faults().iter().any(is_own) { Fold::Open } else { Fold::Closed };
    let mark = unpublished.flatten().map(|unpublished| notice(&unpublished_words(reporter, unpublished)));
    mark.unwrap_or_default() + &faults_of(reporter, preview.faults(), fold)
}

fn unpublished_words(reporter: &Reporter, unpublished: Unpublished) -> String {
    match unpublished {
        Unpublished::Draft => reporter.word("下書き（公開していません）", "Draft (not published)").to_owned(),
        Unpublished::Waiting(day) => {
            format!("{} {day}", reporter.word("公開日を待っています:", "Waiting for its day:"))
        }
    }
}

/// The preview's own words, which no theme styles.
fn notice(html: &str) -> String {
    format!("<div role=\"status\" class=\"tomei-preview-notice\">{html}</div>")
}

/// What stands behind a link to a page that readers do not see yet.
pub(super) fn mark(reporter: &Reporter, unpublished: &Unpublished) -> String {
    let words = match unpublished {
        Unpublished::Draft => reporter.word("（下書き）", " (draft)"),
        Unpublished::Waiting(_) => reporter.word("（公開前）", " (waiting)"),
    };
    format!("<span class=\"tomei-preview-mark\">{words}</span>")
}

/// The faults of the content, above a page that can be shown; nothing where there are none.
pub(super) fn faults_of(reporter: &Reporter, faults: &[Diagnostic], fold: Fold) -> String {
    if faults.is_empty() {
        return String::new();
    }
    let title = reporter.word(
        "直すところがあります。直すまで、前の内容を表示します",
        "There are faults. Until they are corrected, the content is shown as it was",
    );
    let open = if fold == Fold::Open { " open" } else { "" };
    notice(&format!("<details{open}><summary>{title}</summary><pre>{}</pre></details>", paragraphs(reporter, faults)))
}

fn paragraphs(reporter: &Reporter, faults: &[Diagnostic]) -> String {
    faults.iter().map(|fault| escaped(&reporter.plain_paragraph(fault))).collect::<Vec<_>>().join("\n\n")
}

/// A page that shows the faults as on the terminal.
pub(super) fn faults(reporter: &Reporter, faults: &[Diagnostic]) -> String {
    let title = reporter.word("直すところがあります", "There are faults");
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><pre>{}</pre></main></body></html>",
        reporter.word("ja", "en"),
        paragraphs(reporter, faults),
    )
}

fn escaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut bytes).expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("escaping keeps UTF-8")
}
