//! Themes: Tera templates and static files, embedded or a site's own.
//!
//! A site's theme is laid over the embedded one file by file, so that it need
//! hold only what differs.

mod fault;
mod filter;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

pub use crate::theme::fault::TemplateFault;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The name of the embedded theme.
pub const DEFAULT_NAME: &str = "default";

/// Most pages are shorter than this, in bytes.
const USUAL_LENGTH: usize = 16 * 1024;

/// A theme ready to print pages.
#[derive(Clone, Debug)]
pub struct Theme {
    tera: Tera,
    statics: BTreeMap<String, Vec<u8>>,
    /// A number that differs between themes that print differently.
    pub fingerprint: u128,
    is_embedded: bool,
}

/// The files of the embedded theme, by their path inside it.
pub fn embedded() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    files
}

fn collect(folder: &Dir, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}

impl Theme {
    /// Lays `own` over the embedded files and reads the templates.
    ///
    /// # Errors
    ///
    /// The first template that cannot be read.
    pub fn new(own: BTreeMap<String, Vec<u8>>) -> Result<Self, TemplateFault> {
        let is_embedded = own.is_empty();
        let mut files = embedded();
        files.extend(own);
        let fingerprint = fingerprint(&files);
        let (mut templates, mut statics) = (Vec::new(), BTreeMap::new());
        for (path, bytes) in files {
            if let Some(template) = path.strip_prefix("templates/") {
                let text = String::from_utf8(bytes).map_err(|_| TemplateFault::not_utf8(template))?;
                templates.push((template.to_owned(), text));
            } else if let Some(inside) = path.strip_prefix("static/") {
                statics.insert(inside.to_owned(), bytes);
            }
        }
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".xml"]);
        tera.register_filter("day", filter::day);
        tera.register_filter("json", filter::json);
        tera.add_raw_templates(templates).map_err(|error| TemplateFault::new(&error))?;
        Ok(Self { tera, statics, fingerprint, is_embedded })
    }

    /// Whether no file is the site's own.
    pub fn is_embedded(&self) -> bool {
        self.is_embedded
    }

    /// Sets what every template sees as `site`.
    pub fn set_site(&mut self, site: &impl Serialize) {
        self.tera.global_context().insert("site", site);
    }

    /// Prints `template` with the fields of `view`; UTF-8.
    ///
    /// # Errors
    ///
    /// Where the template asks for what the view has not.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<Vec<u8>, TemplateFault> {
        let mut page = Vec::with_capacity(USUAL_LENGTH);
        let context = Context::from_serialize(view);
        let render = context.and_then(|context| self.tera.render_to(template, &context, &mut page));
        render.map(|()| page).map_err(|error| TemplateFault::new(&error))
    }

    /// The files that are copied as they are.
    pub fn statics(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.statics
    }

    /// Does without the static files of `folder`, e.g. `search/`.
    pub fn leave_out(&mut self, folder: &str) {
        self.statics.retain(|path, _| !path.starts_with(folder));
    }
}

fn fingerprint(files: &BTreeMap<String, Vec<u8>>) -> u128 {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    for (path, bytes) in files {
        hasher.update(path.as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    hasher.digest128()
}
