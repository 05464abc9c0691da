//! The command line: arguments, all printed output, and exit codes.
//!
//! This is the only module that prints, exits, or reads the clock.

mod arguments;
mod bundle;
mod correct;
mod diff;
mod form;
mod form_template;
mod headers;
mod help;
mod import;
mod new;
mod new_year;
mod progress;
mod publish;
mod read_pdf;
mod refused;
mod report;
mod scaffold;
mod schema;
mod schema_kind;
mod search;
mod serve;
mod theme;
mod today;
mod unified_diff;
mod value;
mod waiting;
mod words;
mod write_errors;
mod written;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::arguments::{Arguments, CheckOptions, Command};
use crate::cli::progress::Bars;
use crate::cli::report::{CheckCounts, Reporter};
use crate::commands::{build, check, export};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::lang::Lang;
use crate::pipeline::links::Links;
use crate::pipeline::{Failure, Settings, rules};
use crate::write::{new_file, staging};

/// Exit code 0: the command succeeded.
const DONE: u8 = 0;
/// Exit code 1: the content has faults.
const FAULTS: u8 = 1;
/// Exit code 2: the command could not run.
const COULD_NOT_RUN: u8 = 2;

/// Runs the program with the arguments it was started with.
pub fn run() -> ExitCode {
    if read_pdf::is_asked() {
        return ExitCode::from(read_pdf::read_pdf());
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let lang = help::language(std::env::args_os()).unwrap_or_else(locale);
            let error = help::command(lang).try_get_matches().err().unwrap_or(error);
            // Where the output is closed, there is nowhere left to report it.
            drop(match help::mistake(&error, lang) {
                Some(text) => io::stderr().write_all(text.as_bytes()),
                None => error.print(),
            });
            return ExitCode::from(if error.use_stderr() { COULD_NOT_RUN } else { DONE });
        }
    };
    ExitCode::from(execute(arguments))
}

fn execute(arguments: Arguments) -> u8 {
    let lang = arguments.common.lang.unwrap_or_else(locale);
    let reporter = Reporter::new(arguments.common.format, lang, arguments.common.root.clone());
    let code = run_command(arguments.common, arguments.command, &reporter);
    // A result that nobody has is none.
    if code == DONE && reporter.has_lost_output() {
        reporter.failed(words::output_lost(lang));
        return COULD_NOT_RUN;
    }
    code
}

/// The licences of all that is linked into the program; `.ci/licences` writes them.
const LICENCES: &str = include_str!("licences/notices.txt");

fn run_command(common: arguments::Common, command: Command, reporter: &Reporter) -> u8 {
    match command {
        Command::Build(place) => with_site(&common, &place, reporter, build_site),
        Command::Check(options) if options.rules => {
            reporter.print(rules::page().trim_end());
            DONE
        }
        Command::Check(options) => {
            with_site(&common, &options.place, reporter, |settings, reporter| check_site(settings, &options, reporter))
        }
        Command::Publish(options) => with_site(&common, &options.place(), reporter, |settings, reporter| {
            publish::publish(settings, &options, reporter)
        }),
        Command::Export(mut place) => {
            place.output = place.output.or_else(|| Some(common.root.join("open-data")));
            with_site(&common, &place, reporter, export_data)
        }
        Command::Bundle(options) => bundle::bundle(&common, &options, reporter),
        Command::Serve(options) => with_site(&common, &options.place, reporter, |settings, reporter| {
            serve::serve(settings, &options, reporter)
        }),
        Command::Search(options) => search::search(&common, &options, reporter),
        Command::Init(options) => scaffold::init(&common, &options, reporter),
        Command::Diff(options) => {
            with_site(&common, &options.place, reporter, |settings, reporter| diff::diff(settings, &options, reporter))
        }
        Command::Correct(options) => {
            with_site(&common, &arguments::Place::default(), reporter, |settings, reporter| {
                correct::correct(settings, &options, reporter)
            })
        }
        Command::New(options) => new::new(&common, &options, reporter),
        Command::NewYear(options) => new_year::new_year(&common, &options, reporter),
        Command::Headers(options) => headers::headers(&common, &options, reporter),
        Command::Import(options) => import::import(&common, &options, reporter),
        Command::Form(options) => form::form(&common, &options, reporter),
        Command::Schema(options) => schema::schema(&common, &options, reporter),
        Command::Licences => {
            reporter.print(LICENCES.trim_end());
            DONE
        }
        Command::Theme(options) => theme::theme(&common, &options, reporter),
    }
}

fn locale() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    Lang::from_locale(set.into_iter().find(|value| !value.is_empty()).as_deref().unwrap_or_default())
}

fn with_site(
    common: &arguments::Common,
    place: &arguments::Place,
    reporter: &Reporter,
    run: impl FnOnce(&Settings, &Reporter) -> u8,
) -> u8 {
    match arguments::settings(common, place) {
        Ok(settings) => match staging::recover(&settings.output, &settings.state()) {
            Ok(()) => run(&settings, reporter),
            Err(error) => failed(reporter, Failure::Write(error)),
        },
        Err(refused) => {
            reporter.failed(&refused.text(reporter.lang));
            COULD_NOT_RUN
        }
    }
}

fn build_site(settings: &Settings, reporter: &Reporter) -> u8 {
    let bars = Bars::new(reporter);
    let result = build::build(settings, &bars);
    bars.finish();
    match result {
        Ok(report) => {
            reporter.diagnostics(&report.warnings);
            waiting::tell(&report.waiting, reporter);
            reporter.built(settings, &report);
            DONE
        }
        Err(failure) => failed(reporter, failure),
    }
}

fn export_data(settings: &Settings, reporter: &Reporter) -> u8 {
    let bars = Bars::new(reporter);
    let result = export::export(settings, &bars);
    bars.finish();
    match result {
        Ok(report) => {
            reporter.diagnostics(&report.warnings);
            reporter.exported(settings, &report);
            DONE
        }
        Err(failure) => failed(reporter, failure),
    }
}

fn check_site(settings: &Settings, options: &CheckOptions, reporter: &Reporter) -> u8 {
    let bars = Bars::new(reporter);
    let links = if options.links { Links::Everywhere { now: today::now() } } else { Links::Inside };
    let result = check::check(settings, links, &bars);
    bars.finish();
    match result {
        Ok(check::Checked { findings, waiting, is_without_network }) => {
            let (notes, warnings): (Vec<_>, Vec<_>) = findings.into_iter().partition(Diagnostic::is_note);
            let counts = CheckCounts { warnings: warnings.len(), notes: notes.len() };
            reporter.diagnostics(&with_notes(warnings, notes, options));
            waiting::tell(&waiting, reporter);
            if is_without_network {
                reporter.note(words::without_network(reporter.lang));
            }
            reporter.checked(counts, options);
            if options.deny_warnings && counts.warnings > 0 { FAULTS } else { DONE }
        }
        Err(failure) => failed(reporter, failure),
    }
}

fn with_notes(mut warnings: Vec<Diagnostic>, notes: Vec<Diagnostic>, options: &CheckOptions) -> Vec<Diagnostic> {
    if options.notes {
        warnings.extend(notes);
        warnings.sort();
    }
    warnings
}

/// The end of a command whose result is a text: printed, or written to a file as UTF-8, which a shell may not do.
fn deliver(text: &str, output: Option<&Path>, reporter: &Reporter) -> u8 {
    let Some(path) = output else {
        reporter.print(text.trim_end());
        return DONE;
    };
    written::written(path, new_file::replace(path, format!("{}\n", text.trim_end()).as_bytes()), reporter)
}

/// Reports the failure of a command that writes content, and that nothing was written.
fn nothing_written(reporter: &Reporter, failure: Failure) -> u8 {
    if let Failure::Content(faults) = &failure {
        reporter.diagnostics(faults);
        reporter.note(&words::nothing_written(reporter.lang));
        return FAULTS;
    }
    failed(reporter, failure)
}

fn failed(reporter: &Reporter, failure: Failure) -> u8 {
    match failure {
        Failure::Content(faults) => {
            reporter.diagnostics(&faults);
            reporter.refused(&faults);
            if faults.iter().any(Diagnostic::is_error) { FAULTS } else { COULD_NOT_RUN }
        }
        Failure::Write(error) => written::not_written(&error, reporter),
    }
}
