//! A pack and the files of it that have been supplied. It determines which files a request needs, and does no input or
//! output itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::error::PackError;
use crate::format::display;
use crate::format::frame::{FileKind, unframe};
use crate::format::grammar::Grammar;
use crate::format::lexicon::{LexiconEntry, decode_entries};
use crate::format::start::Start;
use crate::format::suggestions::{self, SuggestionEntry};
use crate::format::terms::{self, TermData, TermField};
use crate::read::facet_pages::FacetPages;
use crate::read::segment;
use crate::read::tables::{Tables, Word};

/// Either the files that are needed first, or the result.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<T> {
    /// Paths relative to the site's root, to be fetched together and passed to [`Reader::supply`].
    Needs(Vec<String>),
    Done(T),
}

/// The number of the lexicon file with the grammar.
const GRAMMAR: usize = 0;

/// A pack and the files of it that have been supplied.
pub struct Reader {
    pub(crate) start: Start,
    terms: BTreeMap<usize, Vec<TermData>>,
    display: BTreeMap<usize, Vec<Document>>,
    lexicon: BTreeMap<usize, Vec<LexiconEntry>>,
    tables: Option<Tables>,
    /// The files of terms by string. A map like the others, since the engine then has the code of one map: see
    /// [`entries_number`].
    entries: BTreeMap<usize, Vec<SuggestionEntry>>,
    facets: BTreeMap<usize, FacetPages>,
}

/// The number of a file of terms by string among those of both kinds.
fn entries_number(kind: FileKind, number: usize) -> usize {
    number * 2 + usize::from(kind == FileKind::Spellings)
}

/// The files that a request needs and that have not been supplied.
#[derive(Debug, Default)]
pub(crate) struct NeededFiles(BTreeSet<(FileKind, usize)>);

impl NeededFiles {
    /// Adds the files that something else needs.
    pub fn extend(&mut self, others: NeededFiles) {
        self.0.extend(others.0);
    }

    /// Whether nothing is needed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Reader {
    /// Opens a pack with its decompressed start file.
    ///
    /// # Errors
    ///
    /// [`PackError::Damaged`], [`PackError::Foreign`] or [`PackError::Version`] if the bytes are not a start file of
    /// this format.
    pub fn open(start: &[u8]) -> Result<Reader, PackError> {
        let start = Start::decode(unframe(FileKind::Start, 0, start)?)?;
        segment::verify(&start.segment)?;
        Ok(Reader {
            start,
            terms: BTreeMap::new(),
            display: BTreeMap::new(),
            lexicon: BTreeMap::new(),
            tables: None,
            entries: BTreeMap::new(),
            facets: BTreeMap::new(),
        })
    }

    /// Adds a decompressed file.
    ///
    /// # Errors
    ///
    /// [`PackError::Foreign`] if the pack has no such file, or the bytes are those of another file;
    /// [`PackError::Damaged`], [`PackError::Version`] or [`PackError::Engine`] if the bytes are invalid.
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
            FileKind::Suggestions | FileKind::Spellings => {
                drop(self.entries.insert(entries_number(kind, number), suggestions::decode(body)?));
            }
            FileKind::Lexicon if number == GRAMMAR => self.tables = Some(Tables::new(&Grammar::decode(body)?)?),
            FileKind::Lexicon => drop(self.lexicon.insert(number, decode_entries(body)?)),
            FileKind::Start => return Err(PackError::Foreign),
        }
        Ok(())
    }

    /// The paths of the files worth fetching before the first request.
    pub fn warm_up(&self) -> Vec<String> {
        let grammar = self.start.path(FileKind::Lexicon, GRAMMAR).filter(|_| self.tables.is_none());
        grammar.into_iter().collect()
    }

    fn file_at(&self, path: &str) -> Option<(FileKind, usize)> {
        let number = path.rsplit('/').next()?.strip_suffix(".bin")?.parse().ok()?;
        let kinds = FileKind::NUMBERED.into_iter();
        kinds.map(|kind| (kind, number)).find(|(kind, number)| self.start.path(*kind, *number).as_deref() == Some(path))
    }

    /// The step that requests files.
    pub(crate) fn ask_for<T>(&self, needs: &NeededFiles) -> Step<T> {
        Step::Needs(needs.0.iter().filter_map(|(kind, number)| self.start.path(*kind, *number)).collect())
    }

    /// The data of a string in a field; `None` if the index does not have it, or if its file was not supplied and was
    /// added to `needs`.
    pub(crate) fn term(&self, field: TermField, text: &str, needs: &mut NeededFiles) -> Option<&TermData> {
        let number = self.start.term_file(text)?;
        let Some(terms) = self.terms.get(&number) else {
            needs.0.insert((FileKind::Terms, number));
            return None;
        };
        let found = terms.binary_search_by(|term| (term.text.as_str(), term.field).cmp(&(text, field)));
        found.ok().map(|index| &terms[index])
    }

    /// The words of a text, found by Lindera with the lexicon of the pack; empty if files are missing.
    pub(crate) fn words(&self, text: &str, needs: &mut NeededFiles) -> Result<Vec<Word>, PackError> {
        let numbers = self.lexicon_files(text);
        let is_unread = |number: &usize| !self.lexicon.contains_key(number);
        let mut unread: Vec<usize> = numbers.iter().copied().filter(is_unread).collect();
        unread.extend(self.tables.is_none().then_some(GRAMMAR));
        let Some(tables) = self.tables.as_ref().filter(|_| unread.is_empty()) else {
            needs.0.extend(unread.into_iter().map(|number| (FileKind::Lexicon, number)));
            return Ok(Vec::new());
        };
        let entries = numbers.iter().filter_map(|number| self.lexicon.get(number)).flatten();
        let relevant: Vec<&LexiconEntry> = entries.filter(|entry| text.contains(&entry.surface)).collect();
        tables.words(&relevant, text)
    }

    /// The files with the entries that begin with one of the characters of a text.
    fn lexicon_files(&self, text: &str) -> BTreeSet<usize> {
        let files = self.start.files(FileKind::Lexicon);
        let of_character = |character: char| files.file_of(character.encode_utf8(&mut [0; 4]));
        text.chars().filter_map(of_character).filter(|number| *number != GRAMMAR).collect()
    }

    /// The suggestions whose keys are between `from` and `to`, from the first two files that can have some, as far as
    /// they have been supplied.
    pub(crate) fn suggestion_entries(&self, from: &str, to: &str, needs: &mut NeededFiles) -> Vec<&SuggestionEntry> {
        self.entries_of(FileKind::Suggestions, [from, to], needs)
    }

    /// The terms under keys between two strings, from the first two files of a kind that can have some.
    pub(crate) fn entries_of(
        &self,
        kind: FileKind,
        [from, to]: [&str; 2],
        needs: &mut NeededFiles,
    ) -> Vec<&SuggestionEntry> {
        let files = self.start.files(kind);
        let (Some(first), Some(last)) = (files.file_of(from).or(Some(0)), files.file_of(to)) else { return Vec::new() };
        let mut found = Vec::new();
        for number in first..=last.min(first + 1) {
            match self.entries.get(&entries_number(kind, number)) {
                Some(entries) => found.extend(entries),
                None => drop(needs.0.insert((kind, number))),
            }
        }
        found.retain(|entry| from <= entry.key.as_str() && entry.key.as_str() <= to);
        found
    }

    /// The pages of each value of a facet; `None` if the file was not supplied and was added to `needs`.
    pub(crate) fn facet(&self, number: usize, needs: &mut NeededFiles) -> Option<&FacetPages> {
        let found = self.facets.get(&number);
        if found.is_none() {
            needs.0.insert((FileKind::Facet, number));
        }
        found
    }

    /// A document for display; `None` if its file was not supplied and was added to `needs`.
    pub(crate) fn document(&self, number: u32, needs: &mut NeededFiles) -> Result<Option<&Document>, PackError> {
        let per_file = self.start.per_display_file;
        let (file, index) = ((number / per_file) as usize, (number % per_file) as usize);
        let Some(documents) = self.display.get(&file) else {
            needs.0.insert((FileKind::Display, file));
            return Ok(None);
        };
        documents.get(index).map(Some).ok_or(PackError::Damaged)
    }
}
