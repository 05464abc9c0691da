//! Prints diagnostics for people, with an excerpt of the file.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::cli::report::finding::Finding;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::message::Message;
use crate::diagnostic::severity::Severity;
use crate::model::source::Span;

/// A finding with an excerpt, followed by what was expected and how to correct it.
pub(super) fn paragraph(finding: &Finding, lang: Lang, renderer: &Renderer) -> String {
    let Finding { diagnostic, message, source } = finding;
    let fault = &diagnostic.fault;
    let code = fault.code();
    let title = level(fault.severity(), lang).primary_title(message.title.as_ref()).id(code.as_str());
    let mut group = match (source, diagnostic.span) {
        (Some(source), Some(span)) => {
            // The renderer looks at all that it is given, so it is given the one line that it shows.
            let found = on_one_line(&source.text, span);
            let (line, start) = source.line(found.start);
            let end = source.text[found.end..].find('\n').map_or(source.text.len(), |newline| found.end + newline + 1);
            let annotation = AnnotationKind::Primary.span(found.start - start..found.end - start);
            let snippet = Snippet::source(&source.text[start..end]).line_start(line + 1);
            let snippet = snippet.path(diagnostic.file.as_str()).annotation(annotation);
            Group::with_title(title).element(snippet)
        }
        _ => Group::with_title(title).element(Origin::path(diagnostic.file.as_str())),
    };
    for (name, text) in notes(message, lang) {
        group = group.element(Level::HELP.with_name(name).message(text));
    }
    renderer.render(&[group])
}

/// Prints why the program could not run.
pub(super) fn failure(why: &str, lang: Lang) -> String {
    format!("{}: {why}", lang.pick(["できません", "error"]))
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(lang.pick(["誤り", "error"])),
        Severity::Warning => Level::WARNING.with_name(lang.pick(["注意", "warning"])),
        Severity::Note => Level::NOTE.with_name(lang.pick(["覚え書き", "note"])),
    }
}

fn notes(message: &Message, lang: Lang) -> Vec<(&'static str, &str)> {
    let Message { title: _, reason, expected, hint } = message;
    let named = [(["理由", "reason"], reason), (["期待", "expected"], expected), (["対処", "help"], hint)];
    named.into_iter().filter_map(|(names, text)| Some((lang.pick(names), text.as_deref()?))).collect()
}

/// The part of `span` on its first line, since an excerpt shows only one line.
fn on_one_line(text: &str, span: Span) -> Range<usize> {
    let start = floor(text, span.start.min(text.len()));
    let end = floor(text, span.end.clamp(start, text.len()));
    let first = text[start..end].find(['\n', '\r']).map_or(end, |newline| start + newline);
    start..first
}

/// The last character boundary at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
