//! Themes: Tera templates, static files and the words of the interface, embedded or a site's own.
//!
//! A site's theme is laid over the embedded one: templates and static files one by one, words key by key, so that it
//! need hold only what differs. The files were loaded already; this module does not read the disk.

mod fault;
mod filter;
pub mod languages;
pub mod script;
pub mod word_fault;

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

use crate::i18n::translate::translate;
use crate::i18n::translated::Translated;
use crate::i18n::words::Words;

pub use crate::theme::fault::TemplateFault;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The name of the embedded theme.
pub const DEFAULT_NAME: &str = "default";

/// Most pages are shorter than this, in bytes.
const USUAL_LENGTH: usize = 16 * 1024;

/// The files of a theme: a site's own laid over the embedded ones.
#[derive(Clone, Debug)]
pub struct Files {
    embedded: BTreeMap<String, Vec<u8>>,
    own: BTreeMap<String, Vec<u8>>,
    /// Differs between themes that print differently.
    pub fingerprint: u128,
}

/// A theme ready to print pages in one language.
#[derive(Clone, Debug)]
pub struct Theme {
    tera: Tera,
    translated: BTreeMap<String, Translated>,
    pub words: Arc<Words>,
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

/// The file of a theme that holds the words of the language `code`, by its path inside the theme.
pub fn words_file(code: &str) -> String {
    format!("lang/{code}.yaml")
}

impl Files {
    /// Lays `own` over the embedded files.
    pub fn new(own: BTreeMap<String, Vec<u8>>) -> Self {
        let embedded = embedded();
        let fingerprint = fingerprint(embedded.iter().chain(&own));
        Self { embedded, own, fingerprint }
    }

    /// Whether no file is the site's own.
    pub fn is_embedded(&self) -> bool {
        self.own.is_empty()
    }

    /// The words of a language as they are written: the embedded ones, and the site's own.
    pub fn words(&self, code: &str) -> [Option<&Vec<u8>>; 2] {
        let file = words_file(code);
        [self.embedded.get(&file), self.own.get(&file)]
    }

    /// The languages that have words, without those of which only single words are a site's own.
    pub fn languages(&self) -> Vec<String> {
        let files = self.all().into_keys().filter_map(|file| file.strip_prefix("lang/"));
        files.filter_map(|file| file.strip_suffix(".yaml")).map(str::to_owned).collect()
    }

    /// The files that are copied as they are, and the words of the scripts in each language.
    pub fn statics(&self, languages: &[Arc<Words>], content: &str) -> BTreeMap<String, Vec<u8>> {
        let words = languages.iter().map(|words| (script::path(&words.code), script::words(words, content)));
        let files = self.all().into_iter();
        let files = files.filter_map(|(path, bytes)| Some((path.strip_prefix("static/")?.to_owned(), bytes.clone())));
        words.chain(files).collect()
    }

    fn all(&self) -> BTreeMap<&str, &Vec<u8>> {
        self.embedded.iter().chain(&self.own).map(|(path, bytes)| (path.as_str(), bytes)).collect()
    }
}

impl Theme {
    /// Reads the templates with `words` put in; `content` is the language of the site's content.
    ///
    /// # Errors
    ///
    /// The first template that cannot be read, or that asks for a word there is not.
    pub fn new(files: &Files, words: Arc<Words>, content: &str) -> Result<Self, TemplateFault> {
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".xml"]);
        filter::register(&mut tera, &words);
        let mark = (words.code != content).then_some(content);
        let mut translated = BTreeMap::new();
        for (path, bytes) in files.all() {
            let Some(template) = path.strip_prefix("templates/") else { continue };
            let text = std::str::from_utf8(bytes).map_err(|_| TemplateFault::not_utf8(template))?;
            let text =
                translate(text, &words, mark).map_err(|fault| TemplateFault::of_word(template, &words, fault))?;
            translated.insert(template.to_owned(), text);
        }
        let templates: Vec<(&String, &str)> =
            translated.iter().map(|(name, translated)| (name, translated.text.as_str())).collect();
        tera.add_raw_templates(templates).map_err(|error| TemplateFault::new(&error, &translated))?;
        Ok(Self { tera, translated, words })
    }

    /// The theme whose templates all see `site`.
    pub fn with_site(mut self, site: &impl Serialize) -> Self {
        self.tera.global_context().insert("site", site);
        self
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
        render.map(|()| page).map_err(|error| TemplateFault::new(&error, &self.translated))
    }
}

fn fingerprint<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> u128 {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    for (path, bytes) in files {
        hasher.update(path.as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    hasher.digest128()
}
