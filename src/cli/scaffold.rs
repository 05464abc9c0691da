//! `tomei init`: creates a small site that builds, as a starting point.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::cli::arguments::{Common, InitOptions};
use crate::cli::report::Reporter;
use crate::cli::today::today;
use crate::cli::{COULD_NOT_RUN, DONE, schema, words};
use crate::front_matter::print::quoted;
use crate::write::WriteError;
use crate::write::new_file::{self, Written};

static SCAFFOLD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/scaffold");

/// Writes the files of a new site. Existing files are not changed.
pub(super) fn init(common: &Common, options: &InitOptions, reporter: &Reporter) -> u8 {
    let root = options.folder.as_ref().unwrap_or(&common.root);
    let fill = |text: &str| {
        text.replace("{{title}}", &quoted(&options.title))
            .replace("{{today}}", &today(&common.root, common.date).to_string())
    };
    match write_folder(&SCAFFOLD, root, &fill, reporter).and_then(|()| schema::write_all(&root.join(schema::FOLDER))) {
        Ok(()) => {
            let next = reporter.word("次は: tomei serve --root", "next: tomei serve --root");
            reporter.note(&format!("{next} {}", root.display()));
            DONE
        }
        Err(error) => {
            reporter.failed(&words::write_error(&error, reporter.lang));
            COULD_NOT_RUN
        }
    }
}

fn write_folder(
    folder: &Dir,
    root: &Path,
    fill: &dyn Fn(&str) -> String,
    reporter: &Reporter,
) -> Result<(), WriteError> {
    for file in folder.files() {
        let path = root.join(destination(file.path()));
        let text = file.contents_utf8().expect("the scaffold is text");
        match new_file::write(&path, fill(text).as_bytes())? {
            Written::New => reporter.note(&path.display().to_string()),
            Written::Kept => {
                let kept = reporter.word("（すでにあるので変えません）", "(exists, left as it is)");
                reporter.note(&format!("{} {kept}", path.display()));
            }
        }
    }
    folder.dirs().try_for_each(|inner| write_folder(inner, root, fill, reporter))
}

/// Files for git are stored without their dot: git must not obey them here.
fn destination(path: &Path) -> std::path::PathBuf {
    match path.file_name().and_then(|name| name.to_str()) {
        Some(name @ ("gitignore" | "gitattributes")) => path.with_file_name(format!(".{name}")),
        _ => path.to_owned(),
    }
}
