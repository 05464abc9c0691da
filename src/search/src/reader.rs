//! The reading half: says which files a request needs, takes their bytes, and answers. It does no input or output itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::display;
use crate::document::Document;
use crate::error::PackError;
use crate::facets::FacetPages;
use crate::frame::{Kind as FileKind, unframe};
use crate::lexicon::{Grammar, LexiconEntry, Tables, Word, decode_entries};
use crate::start::Start;
use crate::suggestions::{self, SuggestionEntry};
use crate::terms::{self, Kind, TermData};

/// Site-relative path of the file that everything begins with.
pub const START: &str = "search/start.bin";

/// Either the files still needed, or the result.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<T> {
    /// Site-relative paths, to be fetched together and given to [`Reader::supply`].
    Needs(Vec<String>),
    Done(T),
}

/// A pack as far as it has been read.
pub struct Reader {
    pub(crate) start: Start,
    terms: BTreeMap<usize, Vec<TermData>>,
    display: BTreeMap<usize, Vec<Document>>,
    lexicon: BTreeMap<usize, Vec<LexiconEntry>>,
    tables: Option<Tables>,
    suggestions: BTreeMap<usize, Vec<SuggestionEntry>>,
    facets: BTreeMap<usize, FacetPages>,
}

/// Files found to be needed while a request is looked at.
#[derive(Debug, Default)]
pub(crate) struct Needs(BTreeSet<(FileKind, usize)>);

impl Needs {
    pub fn extend(&mut self, others: Needs) {
        self.0.extend(others.0);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Reader {
    /// Opens a pack by its start file, inflated.
    ///
    /// # Errors
    ///
    /// Refuses bytes that are not a start file of this format.
    pub fn open(start: &[u8]) -> Result<Reader, PackError> {
        Ok(Reader {
            start: Start::decode(unframe(FileKind::Start, 0, start)?)?,
            terms: BTreeMap::new(),
            display: BTreeMap::new(),
            lexicon: BTreeMap::new(),
            tables: None,
            suggestions: BTreeMap::new(),
            facets: BTreeMap::new(),
        })
    }

    /// Takes a file, inflated.
    ///
    /// # Errors
    ///
    /// Refuses bytes that are not the file of this path.
    pub fn supply(&mut self, path: &str, bytes: &[u8]) -> Result<(), PackError> {
        let (kind, number) = self.file_at(path).ok_or(PackError::Foreign)?;
        let body = unframe(kind, number, bytes)?;
        match kind {
            FileKind::Terms => drop(self.terms.insert(number, terms::decode(body, self.start.documents)?)),
            FileKind::Facet => {
                let table = self.start.facets.get(number).ok_or(PackError::Damaged)?;
                drop(self.facets.insert(number, FacetPages::decode(body, &self.start, table)?));
            }
            FileKind::Display => drop(self.display.insert(number, display::decode(body)?)),
            FileKind::Suggestions => drop(self.suggestions.insert(number, suggestions::decode(body)?)),
            FileKind::Lexicon if number == 0 => self.tables = Some(Tables::new(&Grammar::decode(body)?)?),
            FileKind::Lexicon => drop(self.lexicon.insert(number, decode_entries(body)?)),
            FileKind::Start => return Err(PackError::Foreign),
        }
        Ok(())
    }

    /// The files worth fetching while nothing is asked yet.
    pub fn warm_up(&self) -> Vec<String> {
        let grammar = self.start.path(FileKind::Lexicon, 0).filter(|_| self.tables.is_none());
        grammar.into_iter().collect()
    }

    fn file_at(&self, path: &str) -> Option<(FileKind, usize)> {
        let number = path.rsplit('/').next()?.strip_suffix(".bin")?.parse().ok()?;
        let kinds = FileKind::NUMBERED.into_iter();
        kinds.map(|kind| (kind, number)).find(|(kind, number)| self.start.path(*kind, *number).as_deref() == Some(path))
    }

    pub(crate) fn paths(&self, needs: &Needs) -> Vec<String> {
        needs.0.iter().filter_map(|(kind, number)| self.start.path(*kind, *number)).collect()
    }

    /// What the index knows of a string in a field, or nothing; notes the file where that is not known yet.
    pub(crate) fn term(&self, kind: Kind, text: &str, needs: &mut Needs) -> Option<&TermData> {
        let number = self.start.term_file(text)?;
        let Some(terms) = self.terms.get(&number) else {
            needs.0.insert((FileKind::Terms, number));
            return None;
        };
        let found = terms.binary_search_by(|term| (term.text.as_str(), term.kind).cmp(&(text, kind)));
        found.ok().map(|index| &terms[index])
    }

    /// The words of a text, by Lindera on the site's dictionary.
    pub(crate) fn words(&self, text: &str, needs: &mut Needs) -> Result<Vec<Word>, PackError> {
        let mut numbers = BTreeSet::new();
        for character in text.chars() {
            let first = character.encode_utf8(&mut [0; 4]).to_owned();
            numbers.extend(self.start.files(FileKind::Lexicon).file_of(&first).filter(|number| *number > 0));
        }
        let is_unread = |number: &usize| match number {
            0 => self.tables.is_none(),
            _ => !self.lexicon.contains_key(number),
        };
        let unread: Vec<usize> = [0].into_iter().chain(numbers.iter().copied()).filter(is_unread).collect();
        let Some(tables) = self.tables.as_ref().filter(|_| unread.is_empty()) else {
            needs.0.extend(unread.into_iter().map(|number| (FileKind::Lexicon, number)));
            return Ok(Vec::new());
        };
        let entries: Vec<&LexiconEntry> =
            numbers.iter().filter_map(|number| self.lexicon.get(number)).flatten().collect();
        let relevant: Vec<&LexiconEntry> = entries.into_iter().filter(|entry| text.contains(&entry.surface)).collect();
        tables.words(&relevant, text)
    }

    /// The suggestion files that may hold keys between `from` and `to`, as far as they are read.
    pub(crate) fn suggestion_entries(&self, from: &str, to: &str, needs: &mut Needs) -> Vec<&SuggestionEntry> {
        let files = self.start.files(FileKind::Suggestions);
        let (Some(first), Some(last)) = (files.file_of(from).or(Some(0)), files.file_of(to)) else { return Vec::new() };
        let mut found = Vec::new();
        for number in first..=last.min(first + 1) {
            match self.suggestions.get(&number) {
                Some(entries) => found.extend(entries),
                None => drop(needs.0.insert((FileKind::Suggestions, number))),
            }
        }
        found.retain(|entry| from <= entry.key.as_str() && entry.key.as_str() <= to);
        found
    }

    /// The values of a facet with their pages, or nothing; notes the file where that is not known yet.
    pub(crate) fn facet(&self, number: usize, needs: &mut Needs) -> Option<&FacetPages> {
        let found = self.facets.get(&number);
        if found.is_none() {
            needs.0.insert((FileKind::Facet, number));
        }
        found
    }

    /// A document as it is shown.
    pub(crate) fn document(&self, number: u32, needs: &mut Needs) -> Result<Option<&Document>, PackError> {
        let per_file = self.start.per_display_file;
        let (file, index) = ((number / per_file) as usize, (number % per_file) as usize);
        let Some(documents) = self.display.get(&file) else {
            needs.0.insert((FileKind::Display, file));
            return Ok(None);
        };
        documents.get(index).map(Some).ok_or(PackError::Damaged)
    }
}
