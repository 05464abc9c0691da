//! `tomei form`: the forms of a site, and what they read of files.

use std::path::{Path, PathBuf};

use crate::commands::inputs::{read_files, read_forms};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::path::print_path;
use crate::import::coverage::{Coverage, coverage};
use crate::import::fault::propose::NothingToPropose;
use crate::import::form;
use crate::import::propose;
use crate::load;
use crate::model::form::{Form, Hidden};
use crate::pipeline::{Failure, sources};
use crate::validate::table;

/// A form of the site, or a built-in one.
#[derive(Clone, Debug)]
pub struct ListedForm {
    /// The file below the site's folder; `None` for a built-in form.
    pub file: Option<String>,
    /// The form, or the faults for which it cannot be used.
    pub form: Result<Form, Vec<Diagnostic>>,
}

/// A form with the warnings about its file.
#[derive(Clone, Debug)]
pub struct CheckedForm {
    pub form: Form,
    pub warnings: Vec<Diagnostic>,
}

/// The built-in forms that the site has not replaced, and its own.
///
/// # Errors
///
/// If the forms cannot be read.
pub fn list(root: &Path) -> Result<Vec<ListedForm>, Failure> {
    let files = forms_of(root)?;
    let others = form::with_built_in(&files);
    let listed = |(file, text): &(String, String)| ListedForm {
        file: Some(file.clone()),
        form: read(file, text, &others).map(|checked| checked.form),
    };
    let own: Vec<ListedForm> = files.iter().map(listed).collect();
    let ids: Vec<_> =
        own.iter().filter_map(|listed| listed.form.as_ref().ok()).map(|form| form.id.value.clone()).collect();
    let built_in = form::built_in().into_iter().filter(|form| !ids.contains(&form.id.value));
    Ok(built_in.map(|form| ListedForm { file: None, form: Ok(form) }).chain(own).collect())
}

/// The file of the form `name`, with its comments: a built-in one if the site has none of this name.
///
/// # Errors
///
/// If there is no such form.
pub fn text(root: &Path, name: &str) -> Result<String, Failure> {
    let found = in_file(name).map_or_else(|| find(&form::with_built_in(&forms_of(root)?), name), Ok)?;
    Ok(found.1)
}

/// The form `id` that is proposed for files, with its comments.
///
/// # Errors
///
/// The faults of the files, or that nothing was recognized.
pub fn proposed(files: &[PathBuf], id: &str) -> Result<String, Failure> {
    let readings = read_files(files, std::env::current_exe().ok().as_deref(), Hidden::Read)?;
    let nothing = || {
        let file = files.first().map(|file| print_path(file)).unwrap_or_default();
        Failure::Content(vec![Diagnostic::of_file(&file, NothingToPropose)])
    };
    propose::propose(&readings, id).map(|proposal| proposal.yaml).ok_or_else(nothing)
}

/// Checks the form `name`, which is the id of a form, or the path of its file.
///
/// # Errors
///
/// The faults of its file, or that there is no such form.
pub fn check(root: &Path, name: &str) -> Result<CheckedForm, Failure> {
    let all = form::with_built_in(&forms_of(root)?);
    let (file, text) = in_file(name).map_or_else(|| find(&all, name), Ok)?;
    read(&file, &text, &all).map_err(Failure::Content)
}

/// What a form reads of each file, and what it leaves.
///
/// # Errors
///
/// The faults of the files.
pub fn coverages(form: &Form, files: &[PathBuf]) -> Result<Vec<(String, Coverage)>, Failure> {
    let readings = read_files(files, std::env::current_exe().ok().as_deref(), form.hidden)?;
    Ok(readings.into_iter().map(|reading| (reading.file.clone(), coverage(&reading, form))).collect())
}

fn forms_of(root: &Path) -> Result<Vec<(String, String)>, Failure> {
    read_forms(&sources::read(root)?.scan.entries)
}

fn read(file: &str, text: &str, others: &[(String, String)]) -> Result<CheckedForm, Vec<Diagnostic>> {
    let (form, faults) = table::form::read_among(file, text, others);
    match form.filter(|_| !faults.iter().any(Diagnostic::is_error)) {
        Some(form) => Ok(CheckedForm { form, warnings: faults }),
        None => Err(faults),
    }
}

/// The form that is named by the path of its file.
fn in_file(name: &str) -> Option<(String, String)> {
    let path = Path::new(name);
    path.extension()?;
    load::read_present(path).map(|text| (print_path(path), text))
}

/// The file and the text of the form `name`, which is one of `all`.
fn find(all: &[(String, String)], name: &str) -> Result<(String, String), Failure> {
    let id = |(file, text): &(String, String)| form::id_in(file, text);
    let found = all.iter().find(|form| id(form) == name);
    found.cloned().ok_or_else(|| Failure::Content(vec![form::unknown(name, all.iter().map(id))]))
}
