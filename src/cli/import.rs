//! `tomei import`: the arguments of an import, and its report for people and as JSON.

mod gathered;
mod proposed;
mod remaining;

use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::arguments::{Common, ImportOptions};
use crate::cli::refused::Refused;
use crate::cli::report::Reporter;
use crate::cli::today::today;
use crate::cli::unified_diff::unified_diff;
use crate::cli::{COULD_NOT_RUN, DONE, FAULTS, nothing_written, schema, words};
use crate::commands::import::{FormSource, ImportPlan, Request, prepare, write};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::severity::Severity;
use crate::import::change::{Action, Change, EditedFiles};
use crate::import::draft::document::CodesState;
use crate::import::report::Report;
use crate::import::target::ImportTarget;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::pipeline::Failure;
use crate::update::decide::Decisions;
use crate::validate::fault::value::{Misspelled, Spelling};
use crate::write::Cleanup;

/// Imports files. If there are no faults, all documents are written, otherwise none.
pub(super) fn import(common: &Common, options: &ImportOptions, reporter: &Reporter) -> u8 {
    if !common.root.join("content").is_dir() {
        reporter.failed(&Refused::NoContent(common.root.clone()).text(reporter.lang));
        return COULD_NOT_RUN;
    }
    let request = match request(common, options) {
        Ok(request) => request,
        Err(fault) => {
            let message = fault.message(reporter.lang);
            let texts = [Some(&message.title), message.expected.as_ref()];
            reporter.failed(&texts.into_iter().flatten().map(AsRef::as_ref).collect::<Vec<&str>>().join(" — "));
            return COULD_NOT_RUN;
        }
    };
    let plan = match proposed::or_asked(prepare(&request), &request, options, reporter) {
        Ok(plan) => plan,
        Err(failure) => return refuse(failure, options, reporter),
    };
    let done = if !plan.faults.is_empty() {
        Err(Failure::Content(plan.faults.clone()))
    } else if options.dry_run {
        Ok(Cleanup::default())
    } else {
        write(&plan, &request.root, schema::files())
    };
    if options.json {
        let faults = match &done {
            Err(Failure::Content(faults)) => faults.as_slice(),
            _ => &[],
        };
        reporter.print(&json_report(&plan, options, faults, reporter.lang).to_string());
    } else {
        show(&plan, options, reporter);
    }
    match done {
        Ok(_) if options.dry_run => DONE,
        Ok(cleanup) => {
            reporter.cleaned(&cleanup);
            DONE
        }
        Err(Failure::Content(faults)) if options.json => {
            if faults.iter().any(Diagnostic::is_error) {
                FAULTS
            } else {
                DONE
            }
        }
        Err(failure) => nothing_written(reporter, failure),
    }
}

fn request(common: &Common, options: &ImportOptions) -> Result<Request, Fault> {
    let misspelled = |text: &str, expected| Misspelled { text: text.to_owned(), expected };
    let year = FiscalYear::parse(&options.year).ok_or_else(|| misspelled(&options.year, Spelling::FiscalYear))?;
    let department = Slug::new(&options.department).ok_or_else(|| misspelled(&options.department, Spelling::Slug))?;
    Ok(Request {
        root: common.root.clone(),
        program: std::env::current_exe().ok(),
        files: options.files.clone(),
        form: options.form.clone(),
        proposal: if options.propose { FormSource::Proposed } else { FormSource::Known },
        sheets: options.sheet.clone(),
        target: ImportTarget {
            department,
            year,
            day: today(&common.root, common.date).to_string(),
            schema: schema::line(3),
            linked_by: options.accept_pairs.clone().filter(|name| !name.trim().is_empty()),
        },
        edited: match (options.force, options.update) {
            (true, _) => EditedFiles::Replace,
            (_, true) => EditedFiles::Update,
            _ => EditedFiles::Keep,
        },
        decisions: Decisions { keep: options.keep.clone(), take: options.take.clone(), pairs: options.pair.clone() },
    })
}

/// Reports that nothing was imported.
fn refuse(failure: Failure, options: &ImportOptions, reporter: &Reporter) -> u8 {
    match failure {
        Failure::Content(faults) if options.json => {
            reporter.print(&json!({ "messages": json_messages(&faults, reporter.lang), "files": [] }).to_string());
            FAULTS
        }
        failure => nothing_written(reporter, failure),
    }
}

fn show(plan: &ImportPlan, options: &ImportOptions, reporter: &Reporter) {
    gathered::notes(&plan.notes, reporter);
    if options.dry_run {
        plan.changes.iter().for_each(|change| reporter.print(diff(change).trim_end()));
    }
    if options.propose {
        plan.proposal.iter().for_each(|proposal| proposed::show(proposal, options, reporter));
    }
    counts(&plan.report, reporter);
    let lang = reporter.lang;
    let is_pending = options.dry_run || !plan.faults.is_empty();
    for change in &plan.changes {
        reporter.note(&format!("{} {}", words::action(change.action, is_pending, lang), change.file));
    }
    for added in &plan.additions {
        reporter.note(&words::rows_added(added, options.dry_run, lang));
    }
    remaining::decisions(plan, lang).iter().for_each(|line| reporter.note(line));
}

fn counts(report: &Report, reporter: &Reporter) {
    let lang = reporter.lang;
    for source in &report.sources {
        reporter.note(&words::import_source(source, lang));
    }
    reporter.note(&words::import_items(&report.items, lang));
    reporter.note(&words::import_characters(report.characters, lang));
    let of = |field: &str| {
        let mut codes: Vec<_> =
            report.codes.iter().filter(|code| code.field == field).map(|code| code.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.join(" ")
    };
    named(reporter.word("総合計画", "plan"), &of("plan"), reporter);
    named(reporter.word("基本政策", "policies"), &of("policies"), reporter);
    for (state, ja, en) in [
        (CodesState::None, "どれにも属さない（none）", "says that there is none"),
        (CodesState::Unset, "記入なし", "not filled in"),
    ] {
        let found = report.states.iter().filter(|row| row.state == state);
        let found: Vec<_> = found.map(|row| format!("{} {}", row.document, row.field)).collect();
        named(reporter.word(ja, en), &found.join(reporter.word("、", ", ")), reporter);
    }
    let eras: Vec<_> = report.eras.iter().map(words::import_era).collect();
    named(reporter.word("元号の年", "years of eras"), &eras.join(reporter.word("、", ", ")), reporter);
    if report.not_understood.is_empty() {
        reporter.note(reporter.word("取り込めなかった記載はありません", "everything was understood"));
    }
    gathered::unparsed(&report.not_understood, reporter);
}

fn named(name: &str, found: &str, reporter: &Reporter) {
    if !found.is_empty() {
        reporter.note(&format!("{name}: {found}"));
    }
}

fn diff(change: &Change) -> String {
    unified_diff(&change.file, change.action == Action::New, [&change.before, &change.after])
}

#[derive(Serialize)]
struct JsonMessage<'a> {
    code: String,
    severity: Severity,
    file: &'a str,
    message: &'a str,
    hint: Option<&'a str>,
}

fn json_messages<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, lang: Lang) -> Vec<JsonMessage<'a>> {
    diagnostics.into_iter().map(|diagnostic| json_message(diagnostic, lang)).collect()
}

fn json_message(diagnostic: &Diagnostic, lang: Lang) -> JsonMessage<'_> {
    let Diagnostic { file, fault, .. } = diagnostic;
    let message = fault.message(lang);
    JsonMessage {
        code: fault.code().to_string(),
        severity: fault.severity(),
        file,
        message: &message.title,
        hint: message.hint.as_deref(),
    }
}

fn json_report(plan: &ImportPlan, options: &ImportOptions, faults: &[Diagnostic], lang: Lang) -> Value {
    let mut value = serde_json::to_value(&plan.report).expect("a report has a JSON form");
    let files = plan.changes.iter().map(|change| {
        let mut file = json!({ "file": change.file, "action": change.action });
        if options.dry_run {
            file["diff"] = Value::String(diff(change));
        }
        file
    });
    value["files"] = files.collect();
    value["findings"] = serde_json::to_value(&plan.findings).expect("findings have a JSON form");
    value["proposal"] = plan
        .proposal
        .as_ref()
        .map_or(Value::Null, |proposal| json!({ "file": proposal.file(), "yaml": proposal.yaml }));
    value["written"] = Value::Bool(!options.dry_run && faults.is_empty());
    let messages = json_messages(plan.notes.iter().chain(faults), lang);
    value["messages"] = serde_json::to_value(messages).expect("messages have a JSON form");
    value
}
