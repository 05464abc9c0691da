//! `tomei diff`: shows what a publication would change, on the terminal and as a printable page.

use crate::cli::arguments::DiffOptions;
use crate::cli::progress::Bars;
use crate::cli::report::Reporter;
use crate::cli::written::not_written;
use crate::cli::{DONE, FAULTS, failed};
use crate::commands::diff::{Basis, Compared, compare};
use crate::diagnostic::lang::Lang;
use crate::diagnostic::path::print_path;
use crate::diff::baseline::BaselineText;
use crate::diff::html::{self, Heading};
use crate::diff::label::label;
use crate::diff::{DocumentChange, Kind, TextChange};
use crate::pipeline::{Failure, Settings};
use crate::publication::lock;
use crate::write::new_file;

/// Shows every change that readers would see.
pub(super) fn diff(settings: &Settings, options: &DiffOptions, reporter: &Reporter) -> u8 {
    let bars = Bars::new(reporter);
    let result = compare(settings, options.against.as_deref(), &bars);
    bars.finish();
    let compared = match result {
        Ok(compared) => compared,
        Err(Failure::Content(faults)) => {
            reporter.diagnostics(&faults);
            return FAULTS;
        }
        Err(failure) => return failed(reporter, failure),
    };
    if let Some(path) = &options.html {
        let heading = Heading {
            site: &compared.title,
            content: &compared.language,
            against: &basis(&compared.basis, reporter.lang),
            day: settings.visibility.today,
        };
        let page = html::print(&heading, &compared.changes, reporter.lang);
        if let Err(error) = new_file::replace(path, page.as_bytes()) {
            return not_written(&error, reporter);
        }
    }
    show(&compared, reporter);
    DONE
}

fn show(compared: &Compared, reporter: &Reporter) {
    let lang = reporter.lang;
    reporter.note(&format!("{}: {}", reporter.word("比べたもの", "compared with"), basis(&compared.basis, lang)));
    compared.changes.iter().for_each(|change| document(change, reporter));
    let count = |kind: Kind| compared.changes.iter().filter(|change| change.kind == kind).count();
    let (changed, new, gone) = (count(Kind::Changed), count(Kind::New), count(Kind::Withdrawn));
    reporter.note(&match lang {
        Lang::Ja => format!("変わる文書 {changed}、新しい文書 {new}、取り下げる文書 {gone}"),
        Lang::En => format!("{changed} documents change, {new} are new, {gone} are withdrawn"),
    });
}

fn basis(basis: &Basis, lang: Lang) -> String {
    match (basis, lang) {
        (Basis::Lock, Lang::Ja) => format!("公開の控え {}", lock::NAME),
        (Basis::Lock, Lang::En) => format!("the publication remembered in {}", lock::NAME),
        (Basis::Built(folder), Lang::Ja) => format!("できているサイト {}", print_path(folder)),
        (Basis::Built(folder), Lang::En) => format!("the built site {}", print_path(folder)),
        (Basis::Site(folder), Lang::Ja) => format!("別の content（{}）", print_path(folder)),
        (Basis::Site(folder), Lang::En) => format!("the content of {}", print_path(folder)),
        (Basis::Nothing, Lang::Ja) => "なし（まだ公開していません）".to_owned(),
        (Basis::Nothing, Lang::En) => "nothing (not yet published)".to_owned(),
    }
}

fn document(change: &DocumentChange, reporter: &Reporter) {
    let kind = match change.kind {
        Kind::New => reporter.word("新規", "new"),
        Kind::Changed => reporter.word("変更", "changed"),
        Kind::Withdrawn => reporter.word("取下げ", "withdrawn"),
    };
    reporter.print(format!("{kind} {} {}", change.path, change.title).trim_end());
    if let Some(from) = &change.moved_from {
        reporter.print(&format!("  {} {from} → {}", reporter.word("アドレス", "moved"), change.path));
    }
    change.texts.iter().for_each(|text| one(change, text, reporter));
    for reason in &change.corrections {
        let item = reason.item.as_ref().map(|item| format!(" {item}")).unwrap_or_default();
        let said = reporter.word("訂正の記録", "correction");
        reporter.print(&format!("  {said}{item}: {} {}", reason.date, reason.reason));
    }
}

fn one(document: &DocumentChange, change: &TextChange, reporter: &Reporter) {
    let name = label(change, reporter.lang);
    reporter.print(&format!("  {name}  {}", document.address(&change.part)));
    let lines = |sign: char, text: &str| text.lines().for_each(|line| reporter.print(&format!("    {sign} {line}")));
    match &change.before {
        Some(BaselineText::Known(before)) => lines('-', before),
        Some(BaselineText::Hash(_)) => {
            lines('-', reporter.word("（公開した文章は手元にありません）", "(the published text is not at hand)"));
        }
        Some(BaselineText::Withheld) => lines('-', reporter.word("（載せない文章）", "(withheld)")),
        None | Some(BaselineText::NameNotGiven) => {}
    }
    change.after.iter().for_each(|after| lines('+', after));
}
