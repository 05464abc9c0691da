//! Themes: Tera templates, static files and the words of the interface, embedded or provided by a site.
//!
//! A site's theme overrides the embedded one: templates and static files one by one, words key by key. It therefore
//! needs only what differs. All files have been loaded before; this module does not read the disk.

pub mod anchors;
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

use crate::diagnostic::path::print_path;
use crate::i18n::translate::translate;
use crate::i18n::translated::Translated;
use crate::i18n::words::Words;
use crate::theme::anchors::Anchors;

pub use crate::theme::fault::TemplateFault;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The name of the embedded theme.
pub const DEFAULT_NAME: &str = "default";

/// The usual maximum length of a page in bytes, for allocating buffers.
const USUAL_LENGTH: usize = 16 * 1024;

/// The files of a theme: those of a site, which override the embedded ones.
#[derive(Clone, Debug)]
pub struct Files {
    embedded: BTreeMap<String, Vec<u8>>,
    own: BTreeMap<String, Vec<u8>>,
    /// A hash that differs for themes that print differently.
    pub fingerprint: u128,
}

/// A theme that is ready to render pages in one language.
#[derive(Clone, Debug)]
pub struct Theme {
    tera: Tera,
    translated: BTreeMap<String, Translated>,
    pub words: Arc<Words>,
}

/// The files of the embedded theme, by their path within it.
pub fn embedded() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    files
}

fn collect(folder: &Dir, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        files.insert(print_path(file.path()), file.contents().to_vec());
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}

/// The path, within a theme, of the word file for the language `code`.
pub fn words_file(code: &str) -> String {
    format!("lang/{code}.yaml")
}

impl Files {
    /// Overrides the embedded files with `own`.
    pub fn new(own: BTreeMap<String, Vec<u8>>) -> Self {
        let embedded = embedded();
        let fingerprint = fingerprint(embedded.iter().chain(&own));
        Self { embedded, own, fingerprint }
    }

    /// Whether the site has no files of its own.
    pub fn is_embedded(&self) -> bool {
        self.own.is_empty()
    }

    /// The word files of a language: the embedded one, and that of the site.
    pub fn words(&self, code: &str) -> [Option<&Vec<u8>>; 2] {
        let file = words_file(code);
        [self.embedded.get(&file), self.own.get(&file)]
    }

    /// The languages with a word file, embedded or provided by the site.
    pub fn languages(&self) -> Vec<String> {
        let files = self.all().into_keys().filter_map(|file| file.strip_prefix("lang/"));
        files.filter_map(|file| file.strip_suffix(".yaml")).map(str::to_owned).collect()
    }

    /// The files that are copied unchanged, and the scripts' words in each language.
    pub fn statics(&self, languages: &[Arc<Words>], content: &str) -> BTreeMap<String, Vec<u8>> {
        let words = languages.iter().map(|words| (script::path(&words.code), script::words(words, content)));
        let files = self.all().into_iter();
        let files = files.filter_map(|(path, bytes)| Some((path.strip_prefix("static/")?.to_owned(), bytes.clone())));
        words.chain(files).collect()
    }

    /// The anchors that the templates give to parts of pages.
    pub fn anchors(&self) -> Anchors {
        let templates = self.all().into_iter().filter(|(path, _)| path.starts_with("templates/"));
        Anchors::of(templates.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()))
    }

    fn all(&self) -> BTreeMap<&str, &Vec<u8>> {
        self.embedded.iter().chain(&self.own).map(|(path, bytes)| (path.as_str(), bytes)).collect()
    }
}

impl Theme {
    /// Parses the templates with `words` inserted. `content` is the language of the site's content.
    ///
    /// # Errors
    ///
    /// The first template that cannot be parsed or that uses an unknown word.
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

    /// The theme, in which all templates can access `site`.
    pub fn with_site(mut self, site: &impl Serialize) -> Self {
        self.tera.global_context().insert("site", site);
        self
    }

    /// Renders `template` with the fields of `view`, as UTF-8.
    ///
    /// # Errors
    ///
    /// If the template uses a field that the view does not have.
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
