//! The languages a site's interface speaks: words, templates, and what was printed with them.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::load::fault::NotUtf8;
use crate::model::config::Config;
use crate::model::site::Site;
use crate::model::source::Span;
use crate::model::words::{Word, Words};
use crate::render::sections::Sections;
use crate::render::view;
use crate::theme::word_fault::{UnknownLanguage, WordsMissing};
use crate::theme::{DEFAULT_NAME, Files, Theme, words_file};
use crate::validate::words::{self, Entries};

/// One language: the templates with its words, and what was printed of them.
pub struct Voice {
    pub theme: Theme,
    pub sections: Sections,
}

/// The languages that are embedded whole; the words of others may lack some.
const WHOLE: [&str; 2] = ["ja", "en"];

/// So many of the words that a language lacks are named.
const NAMED: usize = 5;

/// The words of every language of the site, the content's first.
///
/// # Errors
///
/// Files of words with faults, and languages without such a file.
pub fn languages(files: &Files, config: &Config, faults: &mut Vec<Diagnostic>) -> Vec<Arc<Words>> {
    let reader = Reader::new(files, &config.theme, faults);
    let further = config.languages.iter().map(|code| (code.value.as_str(), Some(code.span)));
    let wanted = [(config.language.as_str(), None)].into_iter().chain(further);
    let read = |(code, span): (&str, Option<Span>)| match reader.read(code, &config.language, faults) {
        Some(words) => Some(Arc::new(words)),
        None => {
            let fault = UnknownLanguage { code: code.to_owned(), known: files.languages() };
            faults.push(Diagnostic { file: "content/tomei.yaml".to_owned(), span, fault: fault.into() });
            None
        }
    };
    wanted.map(read).collect::<Vec<_>>().into_iter().flatten().collect()
}

/// The templates in each of the languages.
///
/// # Errors
///
/// The first fault of a template.
pub fn themes(files: &Files, name: &str, languages: &[Arc<Words>]) -> Result<Vec<Theme>, Diagnostic> {
    let content = languages.first().map(|words| words.code.clone()).unwrap_or_default();
    let theme = |words: &Arc<Words>| Theme::new(files, words.clone(), &content);
    languages.iter().map(|words| theme(words).map_err(|fault| fault.diagnostic(name))).collect()
}

/// Lets the templates know the site.
pub fn voices(site: &Site, themes: Vec<Theme>) -> Vec<Voice> {
    let content = themes.first().map(|theme| theme.words.clone());
    let voice = |mut theme: Theme| {
        let words = theme.words.clone();
        theme.set_site(&view::site::site(site, &words, content.as_ref().unwrap_or(&words)));
        Voice { theme, sections: Sections::new(site) }
    };
    themes.into_iter().map(voice).collect()
}

struct Reader<'a> {
    files: &'a Files,
    theme: &'a str,
    /// The words of the languages that are embedded whole.
    whole: Vec<(&'static str, Entries)>,
}

impl<'a> Reader<'a> {
    fn new(files: &'a Files, theme: &'a str, faults: &mut Vec<Diagnostic>) -> Self {
        let whole = WHOLE.map(|code| {
            let [embedded, _] = files.words(code);
            let (entries, found) = parse(DEFAULT_NAME, code, embedded, &[]);
            faults.extend(found);
            (code, entries)
        });
        Self { files, theme, whole: whole.into() }
    }

    /// The words of `code`: those of pt-BR laid over those of pt. What is missing says the language of the content, if
    /// that is embedded, or English.
    fn read(&self, code: &str, content: &str, faults: &mut Vec<Diagnostic>) -> Option<Words> {
        let known: Vec<&Entries> = self.whole.iter().map(|(_, entries)| entries).collect();
        let (mut own, mut has_file) = (Entries::new(), false);
        for code in widening(code) {
            let whole = self.whole.iter().find(|(known, _)| *known == code);
            let [_, written] = self.files.words(code);
            let (entries, found) = parse(self.theme, code, written, &known);
            faults.extend(found);
            has_file |= whole.is_some() || written.is_some();
            own.extend(whole.map(|(_, entries)| entries.clone()).unwrap_or_default());
            own.extend(entries);
        }
        let instead = self.whole.iter().find(|(known, _)| widening(content).any(|code| code == *known));
        let (instead, rest) = instead.or(self.whole.last())?;
        let missing: Vec<&String> = rest.keys().filter(|key| !own.contains_key(*key)).collect();
        if has_file && !missing.is_empty() {
            let first = missing.iter().take(NAMED).map(|key| (*key).clone()).collect();
            let fault =
                WordsMissing { code: code.to_owned(), count: missing.len(), first, instead: (*instead).to_owned() };
            faults.push(Diagnostic::of_file(&file(self.theme, code), fault));
        }
        let mut entries = rest.clone();
        // No other language's name is that of this one.
        entries.insert("name".to_owned(), Word::Text(code.to_owned()));
        entries.extend(own);
        has_file.then(|| Words { code: code.to_owned(), entries })
    }
}

/// A code and what is left of it without its last parts, the shortest first: zh, zh-Hant, zh-Hant-TW.
fn widening(code: &str) -> impl Iterator<Item = &str> {
    let ends = code.match_indices('-').map(|(at, _)| at).chain([code.len()]);
    ends.map(|end| &code[..end])
}

fn file(theme: &str, code: &str) -> String {
    format!("themes/{theme}/{}", words_file(code))
}

fn parse(theme: &str, code: &str, bytes: Option<&Vec<u8>>, known: &[&Entries]) -> (Entries, Vec<Diagnostic>) {
    let Some(bytes) = bytes else { return (Entries::new(), Vec::new()) };
    match std::str::from_utf8(bytes) {
        Ok(text) => words::read(&file(theme, code), text, known),
        Err(_) => (Entries::new(), vec![Diagnostic::of_file(&file(theme, code), NotUtf8 { encoding: None })]),
    }
}
