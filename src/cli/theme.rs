//! `tomei theme`: lists the files of themes, and copies embedded ones so that a site can change them.

use std::path::Path;

use crate::cli::arguments::{Common, ThemeAction, ThemeOptions};
use crate::cli::report::Reporter;
use crate::cli::written::{NewFiles, not_written};
use crate::cli::{COULD_NOT_RUN, DONE};
use crate::diagnostic::suggest::nearest;
use crate::load;
use crate::model::path::Slug;
use crate::theme::{self, DEFAULT_NAME};
use crate::write::changes::{self, FileChange, Target};

/// Lists themes, or copies files of the embedded one.
pub(super) fn theme(common: &Common, options: &ThemeOptions, reporter: &Reporter) -> u8 {
    match &options.action {
        ThemeAction::List => list(common, reporter),
        ThemeAction::Copy { files, to } => copy(common, files, to, reporter),
    }
}

fn list(common: &Common, reporter: &Reporter) -> u8 {
    let own = load::theme::names(&common.root);
    reporter.print(&format!("{DEFAULT_NAME} ({})", reporter.word("内蔵", "embedded")));
    theme::embedded().keys().for_each(|file| reporter.print(&format!("  {file}")));
    for name in own {
        reporter.print(&format!("{name} (themes/{name})"));
        let files = load::theme::read(&common.root, &name).unwrap_or_default();
        files.keys().for_each(|file| reporter.print(&format!("  {file}")));
    }
    DONE
}

fn copy(common: &Common, files: &[String], to: &str, reporter: &Reporter) -> u8 {
    let embedded = theme::embedded();
    let unknown = files.iter().find(|file| !embedded.contains_key(*file));
    if let Some(file) = unknown {
        let near =
            nearest(file, embedded.keys().map(String::as_str)).map(|near| format!(" ({near}?)")).unwrap_or_default();
        let what = reporter.word("というファイルは内蔵のテーマにありません", "is not a file of the embedded theme");
        reporter.failed(&format!("{file} {what}{near}"));
        return COULD_NOT_RUN;
    }
    if Slug::new(to).is_none() {
        reporter.failed(&format!(
            "--to {to}: {}",
            reporter.word("半角英数字の名前にしてください", "use ASCII letters and digits")
        ));
        return COULD_NOT_RUN;
    }
    let wanted = embedded.iter().filter(|(file, _)| files.is_empty() || files.contains(file));
    let change = |(file, bytes): (&String, &Vec<u8>)| FileChange {
        file: Path::new("themes").join(to).join(file),
        bytes: bytes.clone(),
        target: Target::Free,
    };
    let files = NewFiles::of(&common.root, wanted.map(change));
    if let Err(error) = changes::write_all(&common.root, &files.new) {
        return not_written(&error, reporter);
    }
    files.report(reporter.word("（すでにあるので写しません）", "(exists, not copied)"), reporter);
    DONE
}
