//! Shows diagnostics: for people with an excerpt, for programs as JSON.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::cli::arguments::{CheckOptions, Format};
use crate::cli::{github, sarif, words};
use crate::commands::build::Report;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::message::{Message, message};
use crate::diagnostic::{Diagnostic, Severity};
use crate::load;
use crate::model::source::Span;
use crate::pipeline::Settings;
use crate::theme;
use crate::write::Cleanup;

/// A diagnostic with its words, for tools that gather findings.
pub struct Finding<'a> {
    pub diagnostic: &'a Diagnostic,
    pub said: Message,
    /// Line and column where it begins and ends, from one, in characters.
    pub region: Option<[(usize, usize); 2]>,
}

impl Finding<'_> {
    /// What is wrong, why it matters and how to cure it, in one text.
    pub fn text(&self) -> String {
        let Message { title, reason, expected, hint } = &self.said;
        let parts = [Some(title), reason.as_ref(), expected.as_ref(), hint.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// How a file of the content changes, or comes to be, as lines taken out and put in.
pub fn unified_diff(file: &str, is_new: bool, [before, after]: [&str; 2]) -> String {
    let from = if is_new { "/dev/null".to_owned() } else { format!("a/{file}") };
    let diff = similar::TextDiff::from_lines(before, after);
    diff.unified_diff().header(&from, &format!("b/{file}")).to_string()
}

/// Prints what a run has to say.
pub struct Reporter {
    pub format: Format,
    pub lang: Lang,
    pub root: PathBuf,
}

/// What a check leaves to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    pub warnings: usize,
    pub notes: usize,
}

/// A diagnostic as programs read it.
#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: Severity,
    file: &'a str,
    line: usize,
    column: usize,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    expected: Option<String>,
    hint: Option<String>,
}

impl Reporter {
    /// Whether progress may be drawn.
    pub fn is_for_people(&self) -> bool {
        self.format == Format::Text && io::stderr().is_terminal()
    }

    /// Shows every diagnostic, in order of file and place.
    pub fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        let mut texts: BTreeMap<&str, Option<String>> = BTreeMap::new();
        let mut findings = Vec::new();
        for diagnostic in diagnostics {
            let text = texts.entry(&diagnostic.file).or_insert_with(|| self.source(&diagnostic.file));
            match self.format {
                Format::Text => self.error(&self.paragraph(diagnostic, text.as_deref(), &renderer())),
                Format::Json => self.print(&self.json(diagnostic, text.as_deref())),
                Format::Github => self.print(&github::line(&self.finding(diagnostic, text.as_deref()))),
                Format::Sarif => findings.push(self.finding(diagnostic, text.as_deref())),
            }
        }
        if self.format == Format::Sarif {
            self.print(&sarif::log(&findings, self.lang));
        }
    }

    fn finding<'a>(&self, diagnostic: &'a Diagnostic, text: Option<&str>) -> Finding<'a> {
        let text = text.unwrap_or_default();
        let region = diagnostic.span.map(|span| [position(text, span.start), position(text, span.end)]);
        Finding { diagnostic, said: message(&diagnostic.fault, self.lang), region }
    }

    /// A template may be the embedded one; all else lies under the root.
    fn source(&self, file: &str) -> Option<String> {
        load::read_excerpt(&self.root, file).or_else(|| {
            let inside = file.strip_prefix("themes/")?.split_once('/')?.1;
            String::from_utf8(theme::embedded().remove(inside)?).ok()
        })
    }

    /// A diagnostic as the terminal shows it, without colours.
    pub fn plain_paragraph(&self, diagnostic: &Diagnostic) -> String {
        self.paragraph(diagnostic, self.source(&diagnostic.file).as_deref(), &Renderer::plain())
    }

    fn paragraph(&self, diagnostic: &Diagnostic, text: Option<&str>, renderer: &Renderer) -> String {
        let said = message(&diagnostic.fault, self.lang);
        let level = match diagnostic.fault.severity() {
            Severity::Error => Level::ERROR.with_name(self.word("誤り", "error")),
            Severity::Warning => Level::WARNING.with_name(self.word("注意", "warning")),
            Severity::Note => Level::NOTE.with_name(self.word("覚え書き", "note")),
        };
        let title = level.primary_title(said.title.as_str()).id(diagnostic.fault.code());
        let mut group = match (text, diagnostic.span) {
            (Some(text), Some(span)) => {
                let range = on_one_line(text, span);
                let annotation = AnnotationKind::Primary.span(range);
                Group::with_title(title)
                    .element(Snippet::source(text).path(diagnostic.file.as_str()).annotation(annotation))
            }
            _ => Group::with_title(title).element(annotate_snippets::Origin::path(diagnostic.file.as_str())),
        };
        for (name, words) in self.notes(&said) {
            group = group.element(Level::HELP.with_name(name).message(words));
        }
        renderer.render(&[group])
    }

    fn notes(&self, said: &Message) -> Vec<(&'static str, String)> {
        let reason = said.reason.clone().map(|words| (self.word("理由", "reason"), words));
        let expected = said.expected.clone().map(|words| (self.word("期待", "expected"), words));
        let hint = said.hint.clone().map(|words| (self.word("対処", "help"), words));
        reason.into_iter().chain(expected).chain(hint).collect()
    }

    fn json(&self, diagnostic: &Diagnostic, text: Option<&str>) -> String {
        let said = message(&diagnostic.fault, self.lang);
        let (line, column) = position(text.unwrap_or_default(), diagnostic.span.unwrap_or_default().start);
        let line = Line {
            code: diagnostic.fault.code(),
            severity: diagnostic.fault.severity(),
            file: &diagnostic.file,
            line,
            column,
            message: said.title,
            reason: said.reason,
            expected: said.expected,
            hint: said.hint,
        };
        serde_json::to_string(&line).expect("a line of text has a JSON form")
    }

    /// Says that the site stands.
    pub fn built(&self, settings: &Settings, report: &Report) {
        self.put_aside(report);
        self.note(&words::built(report, &settings.output.display().to_string(), self.lang));
    }

    /// Says what came of an export.
    pub fn exported(&self, settings: &Settings, report: &Report) {
        self.put_aside(report);
        self.note(&words::exported(report.pages, &settings.output.display().to_string(), self.lang));
    }

    /// Says what of the former output was kept.
    fn put_aside(&self, report: &Report) {
        report.summary.edited.iter().for_each(|path| self.note(&words::edit_kept(path, self.lang)));
        report.summary.remaining.iter().for_each(|remaining| self.note(&words::remaining(remaining, self.lang)));
    }

    /// Says what of former content folders was kept.
    pub fn cleaned(&self, cleanup: &Cleanup) {
        cleanup.kept_aside.iter().for_each(|path| self.note(&words::earlier_kept(path, self.lang)));
        cleanup.remaining.iter().for_each(|remaining| self.note(&words::remaining(remaining, self.lang)));
    }

    /// Says that nothing stands in the way of a build.
    pub fn checked(&self, left: Left, options: &CheckOptions) {
        self.note(&words::checked(left.warnings, self.lang));
        if left.notes > 0 && !options.notes {
            self.note(&words::notes(left.notes, self.lang));
        }
        if left.warnings > 0 && options.deny_warnings {
            self.note(words::denied(self.lang));
        }
    }

    /// Says that nothing was done, and why.
    pub fn refused(&self, faults: &[Diagnostic]) {
        let errors = faults.iter().filter(|fault| fault.is_error()).count();
        self.note(&words::refused(errors, self.lang));
    }

    /// Says why the program could not run.
    pub fn failed(&self, why: &str) {
        match self.format {
            Format::Text => self.error(&format!("{}: {why}", self.word("できません", "error"))),
            Format::Json => self.print(&serde_json::json!({ "severity": "fatal", "message": why }).to_string()),
            Format::Github => self.print(&github::failure(why)),
            Format::Sarif => self.print(&sarif::failure(why)),
        }
    }

    /// A remark for people; programs read the exit code.
    pub fn note(&self, words: &str) {
        if self.format == Format::Text {
            self.error(words);
        }
    }

    /// One of two words.
    pub fn word(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    /// What stands before and after a word that was looked for.
    pub fn marks(&self) -> [&'static str; 2] {
        let plain = !io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some();
        if plain { ["", ""] } else { ["\u{1b}[1m", "\u{1b}[0m"] }
    }

    /// A line of the program's result. A reader who has gone away is not told.
    pub fn print(&self, line: &str) {
        drop(writeln!(io::stdout(), "{line}"));
    }

    fn error(&self, line: &str) {
        drop(writeln!(io::stderr(), "{line}"));
    }
}

fn renderer() -> Renderer {
    let plain = !io::stderr().is_terminal() || std::env::var_os("NO_COLOR").is_some();
    if plain { Renderer::plain() } else { Renderer::styled() }
}

/// Line and column, counted from one; columns in characters.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The part of `span` on its first line: an excerpt shows a line, not a page.
fn on_one_line(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = floor(text, span.start.min(text.len()));
    let end = floor(text, span.end.clamp(start, text.len()));
    let first = text[start..end].find(['\n', '\r']).map_or(end, |newline| start + newline);
    start..first
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
