//! Prints the findings and results of a run in the requested format.
//!
//! Each format has a file, and prints the same [`finding`]s.

mod finding;
mod github;
mod json;
mod sarif;
mod terminal;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use annotate_snippets::Renderer;

use crate::cli::arguments::{CheckOptions, Format};
use crate::cli::report::finding::{Finding, Source};
use crate::cli::words;
use crate::commands::build::Report;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::path::print_path;
use crate::load;
use crate::pipeline::Settings;
use crate::theme;
use crate::write::Cleanup;

/// Prints everything that a command reports.
pub(super) struct Reporter {
    pub format: Format,
    pub lang: Lang,
    pub root: PathBuf,
    /// Whether a line of the result could not be printed.
    lost_output: AtomicBool,
}

/// The number of findings that a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CheckCounts {
    pub warnings: usize,
    pub notes: usize,
}

impl Reporter {
    /// A reporter of the site in `root`.
    pub(super) fn new(format: Format, lang: Lang, root: PathBuf) -> Self {
        Self { format, lang, root, lost_output: AtomicBool::new(false) }
    }

    /// Whether messages are for people, so that progress may be shown.
    pub(super) fn is_for_people(&self) -> bool {
        self.format == Format::Text && io::stderr().is_terminal()
    }

    /// Prints all diagnostics in the given order.
    pub(super) fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        let mut sources: BTreeMap<&str, Option<Source>> = BTreeMap::new();
        for diagnostic in diagnostics {
            sources.entry(&diagnostic.file).or_insert_with(|| self.source(&diagnostic.file));
        }
        let source = |diagnostic: &Diagnostic| sources.get(diagnostic.file.as_str())?.as_ref();
        let findings = diagnostics.iter().map(|diagnostic| self.finding(diagnostic, source(diagnostic)));
        match self.format {
            Format::Text => findings.for_each(|one| self.error(&terminal::paragraph(&one, self.lang, &renderer()))),
            Format::Json => findings.for_each(|one| self.print(&json::line(&one))),
            Format::Github => findings.for_each(|one| self.print(&github::line(&one))),
            Format::Sarif => self.print(&sarif::log(&findings.collect::<Vec<_>>(), self.lang)),
        }
    }

    fn finding<'a>(&self, diagnostic: &'a Diagnostic, source: Option<&'a Source>) -> Finding<'a> {
        Finding { diagnostic, message: diagnostic.fault.message(self.lang), source }
    }

    /// The text of a file: that of an embedded template, or of a file below the site's root.
    fn source(&self, file: &str) -> Option<Source> {
        let embedded = || {
            let inside = file.strip_prefix("themes/")?.split_once('/')?.1;
            String::from_utf8(theme::embedded().remove(inside)?).ok()
        };
        load::read_excerpt(&self.root, file).or_else(embedded).map(Source::new)
    }

    /// A diagnostic as on the terminal, without colours.
    pub(super) fn plain_paragraph(&self, diagnostic: &Diagnostic) -> String {
        let source = self.source(&diagnostic.file);
        terminal::paragraph(&self.finding(diagnostic, source.as_ref()), self.lang, &Renderer::plain())
    }

    /// Reports that the site was built.
    pub(super) fn built(&self, settings: &Settings, report: &Report) {
        self.put_aside(report);
        self.note(&words::built(report, &print_path(&settings.output), self.lang));
    }

    /// Reports what an export wrote.
    pub(super) fn exported(&self, settings: &Settings, report: &Report) {
        self.put_aside(report);
        self.note(&words::exported(report.pages, &print_path(&settings.output), self.lang));
    }

    /// Reports which files of the former output were set aside.
    fn put_aside(&self, report: &Report) {
        report.summary.edited.iter().for_each(|path| self.note(&words::edit_kept(path, self.lang)));
        report.summary.remaining.iter().for_each(|remaining| self.note(&words::remaining(remaining, self.lang)));
    }

    /// Reports which files of former content folders were set aside.
    pub(super) fn cleaned(&self, cleanup: &Cleanup) {
        cleanup.kept_aside.iter().for_each(|path| self.note(&words::earlier_kept(path, self.lang)));
        cleanup.remaining.iter().for_each(|remaining| self.note(&words::remaining(remaining, self.lang)));
    }

    /// Reports that the content has no errors.
    pub(super) fn checked(&self, counts: CheckCounts, options: &CheckOptions) {
        self.note(&words::checked(counts.warnings, self.lang));
        if counts.notes > 0 && !options.notes {
            self.note(&words::notes(counts.notes, self.lang));
        }
        if counts.warnings > 0 && options.deny_warnings {
            self.note(words::denied(self.lang));
        }
    }

    /// Reports that nothing was done because of faults.
    pub(super) fn refused(&self, faults: &[Diagnostic]) {
        let errors = faults.iter().filter(|fault| fault.is_error()).count();
        self.note(&words::refused(errors, self.lang));
    }

    /// Reports why the program could not run.
    pub(super) fn failed(&self, why: &str) {
        match self.format {
            Format::Text => self.error(&terminal::failure(why, self.lang)),
            Format::Json => self.print(&json::failure(why)),
            Format::Github => self.print(&github::failure(why)),
            Format::Sarif => self.print(&sarif::failure(why)),
        }
    }

    /// Prints a line for people. Programs use the exit code.
    pub(super) fn note(&self, words: &str) {
        if self.format == Format::Text {
            self.error(words);
        }
    }

    /// The Japanese or the English text, depending on the language of messages.
    pub(super) fn word(&self, ja: &'static str, en: &'static str) -> &'static str {
        self.lang.pick([ja, en])
    }

    /// The marks around a matched word.
    pub(super) fn marks(&self) -> [&'static str; 2] {
        let plain = !io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some();
        if plain { ["", ""] } else { ["\u{1b}[1m", "\u{1b}[0m"] }
    }

    /// Prints a line of the result. It is not an error if the reader has closed the pipe.
    pub(super) fn print(&self, line: &str) {
        let printed = writeln!(io::stdout(), "{line}");
        if printed.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
            self.lost_output.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a part of the result is lost: the disk that it went to is full, for instance.
    pub(super) fn has_lost_output(&self) -> bool {
        self.lost_output.load(Ordering::Relaxed)
    }

    fn error(&self, line: &str) {
        drop(writeln!(io::stderr(), "{line}"));
    }
}

fn renderer() -> Renderer {
    let plain = !io::stderr().is_terminal() || std::env::var_os("NO_COLOR").is_some();
    if plain { Renderer::plain() } else { Renderer::styled() }
}
