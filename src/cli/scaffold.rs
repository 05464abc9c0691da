//! `tomei init`: creates a small site that builds, as a starting point.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::cli::arguments::{Common, InitOptions};
use crate::cli::report::Reporter;
use crate::cli::today::today;
use crate::cli::written::{NewFiles, not_written};
use crate::cli::{DONE, schema};
use crate::diagnostic::path::print_path;
use crate::front_matter::print::quoted;
use crate::import::form::BUILT_IN_FORMS;
use crate::write::changes::{self, FileChange, Target};

static SCAFFOLD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/scaffold");

/// Writes the files of a new site. Existing files are not changed.
pub(super) fn init(common: &Common, options: &InitOptions, reporter: &Reporter) -> u8 {
    let root = options.folder.as_ref().unwrap_or(&common.root);
    let fill = |text: &str| {
        text.replace("{{title}}", &quoted(&options.title))
            .replace("{{today}}", &today(&common.root, common.date).to_string())
    };
    let forms = BUILT_IN_FORMS.iter().map(|(file, text)| FileChange {
        file: file.into(),
        bytes: text.as_bytes().to_vec(),
        target: Target::Free,
    });
    let files = NewFiles::of(root, files(&SCAFFOLD, &fill).into_iter().chain(forms));
    let changes: Vec<FileChange> = files.new.iter().cloned().chain(schema::files()).collect();
    if let Err(error) = changes::write_all(root, &changes) {
        return not_written(&error, reporter);
    }
    files.report(reporter.word("（すでにあるので変えません）", "(exists, left as it is)"), reporter);
    let next = reporter.word("次は: tomei serve --root", "next: tomei serve --root");
    reporter.note(&format!("{next} {}", print_path(root)));
    DONE
}

fn files(folder: &Dir, fill: &dyn Fn(&str) -> String) -> Vec<FileChange> {
    let file = |file: &include_dir::File| {
        let text = file.contents_utf8().expect("the scaffold is text");
        FileChange { file: destination(file.path()), bytes: fill(text).into_bytes(), target: Target::Free }
    };
    let inner = folder.dirs().flat_map(|inner| files(inner, fill));
    folder.files().map(file).chain(inner).collect()
}

/// Files for git are stored without their dot: git must not obey them here.
fn destination(path: &Path) -> std::path::PathBuf {
    match path.file_name().and_then(|name| name.to_str()) {
        Some(name @ ("gitignore" | "gitattributes")) => path.with_file_name(format!(".{name}")),
        _ => path.to_owned(),
    }
}
