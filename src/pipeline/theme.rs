//! The theme of a site in all of its languages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::i18n::words::Words;
use crate::model::config::Config;
use crate::model::content_file::ContentFile;
use crate::model::site::Site;
use crate::pipeline::fault::UnknownTheme;
use crate::pipeline::search;
use crate::pipeline::sources::Sources;
use crate::render::view;
use crate::theme::anchors::Anchors;
use crate::theme::{DEFAULT_NAME, Files, Theme, languages};

/// The theme of a site.
pub struct SiteTheme {
    pub name: String,
    /// A hash that differs for themes that print differently.
    pub fingerprint: u128,
    /// Whether the site uses the embedded theme without changes.
    pub is_embedded: bool,
    /// The templates in each language of the interface, that of the content first.
    pub languages: Vec<Theme>,
    /// The anchors that the templates give to parts of pages.
    pub anchors: Anchors,
    /// The files that are copied unchanged, by their path in the output.
    pub statics: BTreeMap<String, Vec<u8>>,
}

/// Selects the theme that `config` names. Returns `None` if it has faults, which are added to `faults`.
pub(super) fn choose(sources: &Sources, config: &Config, faults: &mut Vec<Diagnostic>) -> Option<SiteTheme> {
    let (name, own) = (&config.theme, &sources.themes);
    if name != DEFAULT_NAME && !own.contains_key(name) {
        let known: BTreeSet<String> = own.keys().cloned().chain([DEFAULT_NAME.to_owned()]).collect();
        let known = known.into_iter().collect();
        faults.push(Diagnostic::of_file(ContentFile::Config.path(), UnknownTheme { name: name.to_owned(), known }));
        return None;
    }
    let own = own.get(name).cloned().unwrap_or_else(|| Ok(BTreeMap::new()));
    let files = Files::new(own.map_err(|more| faults.extend(more)).ok()?);
    let words = languages::words(&files, config, faults);
    if words.len() <= config.languages.len() {
        return None;
    }
    let themes = languages::themes(&files, name, &words).map_err(|fault| faults.push(fault)).ok()?;
    let (fingerprint, is_embedded) = (files.fingerprint, files.is_embedded());
    Some(SiteTheme {
        name: name.clone(),
        fingerprint,
        is_embedded,
        languages: themes,
        anchors: files.anchors(),
        statics: statics(&files, &words, config),
    })
}

/// The static files; without the search scripts if the site has no search.
fn statics(files: &Files, words: &[Arc<Words>], config: &Config) -> BTreeMap<String, Vec<u8>> {
    let mut statics = files.statics(words, &config.language);
    if !config.search {
        statics.retain(|path, _| !path.starts_with(search::FOLDERS[0]));
    }
    statics
}

impl SiteTheme {
    /// The theme with the values of `site` that all templates use.
    pub fn with_site(self, site: &Site) -> Self {
        let content = self.languages.first().map(|theme| theme.words.clone());
        let with_site = |theme: Theme| {
            let words = theme.words.clone();
            theme.with_site(&view::site::site(site, &words, content.as_ref().unwrap_or(&words)))
        };
        Self { languages: self.languages.into_iter().map(with_site).collect(), ..self }
    }
}
