//! Selects the form with which an import reads files.

use crate::diagnostic::Diagnostic;
use crate::import::fault::form::UnknownForm;
use crate::model::form::Form;
use crate::validate::table;

/// The built-in form as YAML, which is used if a site has none.
pub const BUILT_IN_FORM: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/content/forms/toyonaka.yaml"));

/// Reads the forms of a site, given as file names and texts, and selects the one named `name`. If there is no name, it
/// is the site's only form, or the built-in one.
///
/// # Errors
///
/// The faults of a form, or [`UnknownForm`].
pub fn choose(files: &[(String, String)], name: Option<&str>) -> Result<Form, Vec<Diagnostic>> {
    let mut forms = Vec::new();
    for (file, text) in files {
        let (form, faults) = table::form::read(file, text);
        if faults.iter().any(Diagnostic::is_error) {
            return Err(faults);
        }
        forms.extend(form);
    }
    let built_in = built_in();
    let name = match (name, forms.as_slice()) {
        (Some(name), _) => name.to_owned(),
        (None, [only]) => only.id.value.to_string(),
        (None, _) => built_in.id.value.to_string(),
    };
    if !forms.iter().any(|form| form.id.value == built_in.id.value) {
        forms.push(built_in);
    }
    let known: Vec<String> = forms.iter().map(|form| form.id.value.to_string()).collect();
    let form = forms.into_iter().find(|form| form.id.value.as_str() == name);
    form.ok_or_else(|| vec![Diagnostic::of_file("content/forms", UnknownForm { name, known })])
}

/// The built-in form.
pub fn built_in() -> Form {
    let (form, _) = table::form::read("toyonaka.yaml", BUILT_IN_FORM);
    form.expect("the embedded form is valid")
}
