//! `tomei form`: lists and shows forms, checks them, and tells what they read of files.

use std::path::PathBuf;

use crate::cli::arguments::{Common, FormAction, FormOptions};
use crate::cli::report::Reporter;
use crate::cli::{DONE, failed, form_template, words};
use crate::commands::form::{self, CheckedForm, ListedForm};
use crate::diagnostic::lang::Lang;
use crate::import::counts::kind_names;
use crate::import::coverage::Coverage;
use crate::import::fault::place::place_in;
use crate::import::propose::field;
use crate::import::sighting::{Sighted, Sighting};
use crate::model::form::{Area, Form, FormField};
use crate::pipeline::Failure;

/// The number of lines that a form leaves that are shown of each file.
const SHOWN: usize = 20;

/// Lists, shows or checks forms.
pub(super) fn form(common: &Common, options: &FormOptions, reporter: &Reporter) -> u8 {
    let done = match &options.action {
        FormAction::List => form::list(&common.root).map(|forms| forms.iter().for_each(|form| list(form, reporter))),
        FormAction::Show { name, files } => show(common, name.as_deref(), files, reporter),
        FormAction::Check { name, files } => check(common, name, files, reporter),
        FormAction::Template(options) => return form_template::template(common, options, reporter),
    };
    done.map_or_else(|failure| failed(reporter, failure), |()| DONE)
}

fn list(listed: &ListedForm, reporter: &Reporter) {
    let place = listed.file.as_deref().unwrap_or(reporter.word("内蔵", "built in"));
    match &listed.form {
        Ok(form) => {
            reporter.print(&format!("{} ({place}) {}", form.id.value, form.title));
            form.areas.iter().for_each(|area| reporter.print(&format!("  {}", area_line(area, reporter.lang))));
        }
        Err(faults) => {
            reporter.print(&format!("{place}: {}", reporter.word("誤りがあります", "has faults")));
            reporter.diagnostics(faults);
        }
    }
}

/// What an area reads: its kind, its headings, and its fields.
fn area_line(area: &Area, lang: Lang) -> String {
    let mut fields: Vec<FormField> =
        area.columns.iter().chain(&area.labels).flat_map(|label| label.fields.clone()).collect();
    fields.extend(area.text);
    fields.sort_unstable();
    fields.dedup();
    let kind = lang.pick(kind_names(area.kind.document().name()));
    let heading = area.headings.first().map(|heading| format!("「{heading}」")).unwrap_or_default();
    format!("{kind}{heading}: {}", names(&fields, lang))
}

fn names(fields: &[FormField], lang: Lang) -> String {
    let names: Vec<&str> = fields.iter().map(|field| lang.pick(field::name(*field))).collect();
    names.join(lang.pick(["、", ", "]))
}

fn show(common: &Common, name: Option<&str>, files: &[PathBuf], reporter: &Reporter) -> Result<(), Failure> {
    let text = match name {
        Some(name) if files.is_empty() => form::text(&common.root, name)?,
        name => form::proposed(files, name.unwrap_or("form"))?,
    };
    reporter.print(text.trim_end());
    Ok(())
}

fn check(common: &Common, name: &str, files: &[PathBuf], reporter: &Reporter) -> Result<(), Failure> {
    let CheckedForm { form, warnings } = form::check(&common.root, name)?;
    reporter.diagnostics(&warnings);
    let faultless = reporter.word("様式に誤りはありません", "the form has no faults");
    reporter.note(&format!("{} ({}): {faultless}", form.id.value, form.title));
    for (file, coverage) in form::coverages(&form, files)? {
        reporter.print(&file);
        covered(&form, &coverage, reporter);
    }
    Ok(())
}

fn covered(form: &Form, coverage: &Coverage, reporter: &Reporter) {
    let lang = reporter.lang;
    coverage.sightings.iter().for_each(|sighting| reporter.print(&format!("  {}", sighted(sighting, lang))));
    for (kind, count) in coverage.goals {
        if form.areas.iter().any(|area| area.kind == kind) {
            reporter.print(&format!("  {}: {count}", lang.pick(kind_names(kind.document().name()))));
        }
    }
    let left = coverage.left.len();
    reporter.print(&format!("  {}: {left}", reporter.word("どの欄にも入らずに残る行", "lines that no field has")));
    for (at, text) in coverage.left.iter().take(SHOWN) {
        let (at, text) = (place_in(at, lang), words::beginning(text));
        reporter.print(&lang.pick([format!("    {at}「{text}」"), format!("    {at} `{text}`")]));
    }
    if left > SHOWN {
        let rest = left - SHOWN;
        reporter.print(&match lang {
            Lang::Ja => format!("    ほか {rest} 行"),
            Lang::En => format!("    and {rest} more"),
        });
    }
}

fn sighted(Sighting { what, text, place: at }: &Sighting, lang: Lang) -> String {
    let (of, meaning) = match what {
        Sighted::Heading(kind) => (["見出し", "heading"], lang.pick(kind_names(kind.document().name())).to_owned()),
        Sighted::Column(fields) => (["列", "column"], names(fields, lang)),
        Sighted::Label(fields) => (["見出し語", "label"], names(fields, lang)),
        Sighted::UnknownColumn => {
            (["列", "column"], lang.pick(["様式にないので読みません", "not in the form, so not read"]).to_owned())
        }
    };
    let (of, at) = (lang.pick(of), place_in(at, lang));
    match lang {
        Lang::Ja => format!("{of}（{at}）「{text}」→ {meaning}"),
        Lang::En => format!("{of} ({at}) `{text}` → {meaning}"),
    }
}
