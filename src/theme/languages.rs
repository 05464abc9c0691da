//! Determines the languages of a site's interface and the words of each, combining the theme's files with the embedded
//! ones.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::encoding_fault::NotUtf8;
use crate::i18n::read::read;
use crate::i18n::words::{Entries, Word, Words};
use crate::model::config::Config;
use crate::model::content_file::ContentFile;
use crate::model::source::Span;
use crate::theme::word_fault::{UnknownLanguage, WordsMissing};
use crate::theme::{DEFAULT_NAME, Files, Theme, words_file};

/// The languages whose embedded files have every word. Files of other languages may be incomplete.
const COMPLETE: [&str; 2] = ["ja", "en"];

/// How many of the missing words a message lists.
const MOST_NAMED: usize = 5;

/// The words of every language of the site, that of the content first. A language without a word file is reported and
/// left out.
pub fn words(files: &Files, config: &Config, faults: &mut Vec<Diagnostic>) -> Vec<Arc<Words>> {
    let reader = Reader::new(files, &config.theme, faults);
    let further = config.languages.iter().map(|code| (code.value.as_str(), Some(code.span)));
    let wanted = [(config.language.as_str(), None)].into_iter().chain(further);
    let read = |(code, span): (&str, Option<Span>)| match reader.read(code, &config.language, faults) {
        Some(words) => Some(Arc::new(words)),
        None => {
            let fault = UnknownLanguage { code: code.to_owned(), known: files.languages() };
            faults.push(Diagnostic { file: ContentFile::Config.path().to_owned(), span, fault: fault.into() });
            None
        }
    };
    wanted.map(read).collect::<Vec<_>>().into_iter().flatten().collect()
}

/// The theme in each of the languages.
///
/// # Errors
///
/// The first fault of a template.
pub fn themes(files: &Files, name: &str, languages: &[Arc<Words>]) -> Result<Vec<Theme>, Diagnostic> {
    let content = languages.first().map(|words| words.code.clone()).unwrap_or_default();
    let theme = |words: &Arc<Words>| Theme::new(files, words.clone(), &content);
    languages.iter().map(|words| theme(words).map_err(|fault| fault.diagnostic(name))).collect()
}

struct Reader<'a> {
    files: &'a Files,
    theme: &'a str,
    /// The embedded words of the complete languages.
    complete: Vec<(&'static str, Entries)>,
}

impl<'a> Reader<'a> {
    fn new(files: &'a Files, theme: &'a str, faults: &mut Vec<Diagnostic>) -> Self {
        let complete = COMPLETE.map(|code| {
            let [embedded, _] = files.words(code);
            let (entries, found) = parse(DEFAULT_NAME, code, embedded, &[]);
            faults.extend(found);
            (code, entries)
        });
        Self { files, theme, complete: complete.into() }
    }

    /// The words of `code`. Those of a variant override those of the general language, as pt-BR overrides pt. Missing
    /// words are taken from the language of the content if that is embedded, otherwise from English.
    fn read(&self, code: &str, content: &str, faults: &mut Vec<Diagnostic>) -> Option<Words> {
        let known: Vec<&Entries> = self.complete.iter().map(|(_, entries)| entries).collect();
        let (mut own, mut has_file) = (Entries::new(), false);
        for code in with_subtags(code) {
            let complete = self.complete.iter().find(|(known, _)| *known == code);
            let [_, written] = self.files.words(code);
            let (entries, found) = parse(self.theme, code, written, &known);
            faults.extend(found);
            has_file |= complete.is_some() || written.is_some();
            own.extend(complete.map(|(_, entries)| entries.clone()).unwrap_or_default());
            own.extend(entries);
        }
        let instead = self.complete.iter().find(|(known, _)| with_subtags(content).any(|code| code == *known));
        let (instead, rest) = instead.or(self.complete.last())?;
        let missing: Vec<&String> = rest.keys().filter(|key| !own.contains_key(*key)).collect();
        if has_file && !missing.is_empty() {
            let first = missing.iter().take(MOST_NAMED).map(|key| (*key).clone()).collect();
            let fault =
                WordsMissing { code: code.to_owned(), count: missing.len(), first, instead: (*instead).to_owned() };
            faults.push(Diagnostic::of_file(&file(self.theme, code), fault));
        }
        let mut entries = rest.clone();
        // A language without a name in its own file is called by its code, not by the name of the language that
        // replaces missing words.
        entries.insert("name".to_owned(), Word::Text(code.to_owned()));
        entries.extend(own);
        has_file.then(|| Words { code: code.to_owned(), entries })
    }
}

/// The prefixes of a code that end with a complete subtag (BCP 47), the shortest first: zh, zh-Hant, zh-Hant-TW.
fn with_subtags(code: &str) -> impl Iterator<Item = &str> {
    let ends = code.match_indices('-').map(|(at, _)| at).chain([code.len()]);
    ends.map(|end| &code[..end])
}

fn file(theme: &str, code: &str) -> String {
    format!("themes/{theme}/{}", words_file(code))
}

fn parse(theme: &str, code: &str, bytes: Option<&Vec<u8>>, known: &[&Entries]) -> (Entries, Vec<Diagnostic>) {
    let Some(bytes) = bytes else { return (Entries::new(), Vec::new()) };
    match std::str::from_utf8(bytes) {
        Ok(text) => read(&file(theme, code), text, known),
        Err(_) => (Entries::new(), vec![Diagnostic::of_file(&file(theme, code), NotUtf8 { encoding: None })]),
    }
}
