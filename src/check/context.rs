//! Everything that the rules have access to.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use tomei_search::build::morphemes::Analyser;
use tomei_search::document::DictionaryWord;

use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::answer::Answers;
use crate::model::document::{Document, EditorLink, HeadName, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::Tables;
use crate::model::source::Span;
use crate::model::table::DictionaryWord as TableWord;

/// Whether the fragment of an address exists on the page that the address leads to; `None` if that cannot be
/// determined.
pub type Anchors<'a> = dyn Fn(&Document, &str) -> Option<bool> + Sync + 'a;

/// What is known of the places that links lead to.
pub struct LinkTargets<'a> {
    pub anchors: &'a Anchors<'a>,
    /// What other hosts answered; nothing without `--links`.
    pub answers: &'a Answers,
}

/// The content of a site, including drafts and documents with a later publication date.
pub struct CheckContext<'a> {
    pub tables: &'a Tables,
    /// The text of each table file.
    pub table_texts: BTreeMap<&'static str, String>,
    /// The documents with their texts, in the order of their files.
    pub sources: Vec<SourceText>,
    pub links: LinkTargets<'a>,
    /// The published names of heads of departments, without spaces.
    pub heads: BTreeSet<String>,
    by_id: HashMap<Slug, usize>,
    by_place: HashMap<(FiscalYear, Slug), usize>,
    analyser: OnceLock<Option<Analyser>>,
}

impl<'a> CheckContext<'a> {
    /// The context of one run; `documents` can be in any order.
    pub fn new(
        tables: &'a Tables,
        table_texts: BTreeMap<&'static str, String>,
        mut sources: Vec<SourceText>,
        links: LinkTargets<'a>,
    ) -> Self {
        sources.sort_by(|a, b| a.document.file.cmp(&b.document.file));
        let numbered = || sources.iter().enumerate();
        let by_id = numbered().map(|(index, source)| (source.document.id.value.clone(), index)).collect();
        let sheets = numbered().filter(|(_, source)| matches!(source.document.subject, Subject::Sheet(_)));
        let place = |source: &SourceText| source.document.place().map(|(year, id)| (year, id.clone()));
        let by_place = sheets.filter_map(|(index, source)| Some((place(source)?, index))).collect();
        let heads = heads(&sources);
        Self { tables, table_texts, sources, links, heads, by_id, by_place, analyser: OnceLock::new() }
    }

    /// The document with the id `id`.
    pub fn find(&self, id: &Slug) -> Option<&SourceText> {
        self.by_id.get(id).map(|index| &self.sources[*index])
    }

    /// The goals that a document continues.
    pub fn continued(&self, document: &Document) -> impl Iterator<Item = &SourceText> {
        let links: &[EditorLink] = document.goal().map_or(&[], |goal| &goal.continues);
        links.iter().filter_map(|link| self.find(&link.id.value)).collect::<Vec<_>>().into_iter()
    }

    /// The sheet that a goal belongs to.
    pub fn sheet_of(&self, document: &Document) -> Option<&SourceText> {
        let (year, department) = document.place()?;
        self.by_place.get(&(year, department.clone())).map(|index| &self.sources[*index])
    }

    /// The words that the site defines or names itself. Unusual characters in them are intended.
    pub fn known_words(&self) -> impl Iterator<Item = &str> {
        let dictionary = self.tables.dictionary.iter().map(|word| word.surface.as_str());
        let names = self.tables.glossary.iter().flat_map(|entry| {
            let renamed = entry.renamed.iter().flat_map(|renamed| [renamed.from.as_str(), renamed.to.as_str()]);
            [entry.term.as_str()].into_iter().chain(entry.aliases.iter().map(String::as_str)).chain(renamed)
        });
        dictionary.chain(names)
    }

    /// The analyser with the site's own dictionary, loaded on first use; `None` if the dictionary cannot be compiled,
    /// which a build reports.
    pub fn analyser(&self) -> Option<&Analyser> {
        let words = || {
            let word = |word: &TableWord| DictionaryWord {
                surface: word.surface.clone(),
                part_of_speech: word.part_of_speech.clone(),
                reading: word.reading.clone(),
            };
            self.tables.dictionary.iter().map(word).collect::<Vec<_>>()
        };
        self.analyser.get_or_init(|| Analyser::new(&words()).ok()).as_ref()
    }

    /// A finding about `words` in the table row that begins at `row`.
    pub fn finding_in_table(&self, file: &'static str, row: Span, words: &str, fault: impl Into<Fault>) -> Diagnostic {
        let text = self.table_texts.get(file).map_or("", String::as_str);
        let found = text.get(row.start..).and_then(|rest| rest.find(words));
        let span = found.map_or(row, |at| Span::new(row.start + at, words.len()));
        Diagnostic::at(file, span, fault)
    }
}

fn heads(sources: &[SourceText]) -> BTreeSet<String> {
    let sheets = sources.iter().filter_map(|source| match &source.document.subject {
        Subject::Sheet(sheet) => Some(&sheet.heads),
        _ => None,
    });
    let names = sheets.flatten().filter_map(|head| match &head.name {
        Some(HeadName::Given(name)) => Some(name.split_whitespace().collect()),
        Some(HeadName::Withheld) | None => None,
    });
    names.collect()
}
