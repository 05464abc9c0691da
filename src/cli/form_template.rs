//! `tomei form template`: writes a template for clerks.

use std::path::{Path, PathBuf};

use crate::cli::arguments::{Common, TemplateOptions};
use crate::cli::report::Reporter;
use crate::cli::written::written;
use crate::cli::{COULD_NOT_RUN, failed};
use crate::commands::template::{self, Program, Request};
use crate::diagnostic::path::print_path;
use crate::load;
use crate::write::new_file;

/// Writes a template. An existing file is never overwritten, since it could be one that was filled in.
pub(super) fn template(common: &Common, options: &TemplateOptions, reporter: &Reporter) -> u8 {
    let request = Request {
        form: options.name.clone(),
        department: options.department.clone(),
        year: options.year,
        goals: [options.goals, options.midterm_goals],
    };
    let blank = match template::blank(&common.root, &request) {
        Ok(blank) => blank,
        Err(failure) => return failed(reporter, failure),
    };
    let path = options.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}-template.xlsx", blank.mark.form)));
    if load::is_taken(&path) {
        let kept = reporter.word("はすでにあります。上書きしません", "exists already and is not written over");
        reporter.failed(&format!("{} {kept}", print_path(&path)));
        return COULD_NOT_RUN;
    }
    written(&path, new_file::write(&path, &template::print(&blank, program(&path))), reporter)
}

fn program(path: &Path) -> Program {
    let is_word = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("docx"));
    if is_word { Program::Word } else { Program::Excel }
}
