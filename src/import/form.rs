//! Selects the form with which an import reads files.

use crate::diagnostic::Diagnostic;
use crate::import::fault::form::UnknownForm;
use crate::model::form::Form;
use crate::validate::table;

/// The built-in forms as YAML, each with its file below a site's folder. The first is used if a site has none.
pub const BUILT_IN_FORMS: [(&str, &str); 1] = [(
    "content/forms/toyonaka.yaml",
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/content/forms/toyonaka.yaml")),
)];

/// Reads the forms of a site, given as file names and texts, and selects the one named `name`. If there is no name, it
/// is the site's only form apart from the built-in ones, or the first of these.
///
/// # Errors
///
/// The faults of a form, or [`UnknownForm`].
pub fn choose(files: &[(String, String)], name: Option<&str>) -> Result<Form, Vec<Diagnostic>> {
    let mut forms = Vec::new();
    let others = with_built_in(files);
    for (file, text) in files {
        let (form, faults) = table::form::read_among(file, text, &others);
        if faults.iter().any(Diagnostic::is_error) {
            return Err(faults);
        }
        forms.extend(form);
    }
    let built_in = built_in();
    let is_own = |form: &&Form| built_in.iter().all(|known| known.id.value != form.id.value);
    let own: Vec<&Form> = forms.iter().filter(is_own).collect();
    let name = match (name, own.as_slice()) {
        (Some(name), _) => name.to_owned(),
        (None, [only]) => only.id.value.to_string(),
        (None, _) => built_in[0].id.value.to_string(),
    };
    for form in built_in {
        if forms.iter().all(|known| known.id.value != form.id.value) {
            forms.push(form);
        }
    }
    let known: Vec<String> = forms.iter().map(|form| form.id.value.to_string()).collect();
    let form = forms.into_iter().find(|form| form.id.value.as_str() == name);
    form.ok_or_else(|| vec![unknown(&name, known)])
}

/// The files of the forms that a form can extend: those of the site, and the built-in ones.
pub fn with_built_in(files: &[(String, String)]) -> Vec<(String, String)> {
    let built_in = BUILT_IN_FORMS.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned()));
    files.iter().cloned().chain(built_in).collect()
}

/// The built-in forms.
pub fn built_in() -> Vec<Form> {
    let read = |(file, text): (&str, &str)| table::form::read(file, text).0.expect("the embedded forms are valid");
    BUILT_IN_FORMS.into_iter().map(read).collect()
}

/// The fault that there is no form `name`.
pub fn unknown(name: &str, known: impl IntoIterator<Item = String>) -> Diagnostic {
    let known = known.into_iter().collect();
    Diagnostic::of_file("content/forms", UnknownForm { name: name.to_owned(), known })
}

/// The id of a form by its file, even if the file has faults.
pub fn id_in(file: &str, text: &str) -> String {
    let stem = || file.rsplit('/').next().unwrap_or(file).trim_end_matches(".yaml").to_owned();
    table::form::read_id(file, text).unwrap_or_else(stem)
}
