//! Query expansion: other names of the same thing, years in other eras, and words by their reading.

use crate::error::PackError;
use crate::format::spellings::{BROADER, SAME};
use crate::format::suggestions::IndexTerm;
use crate::format::terms::TermField;
use crate::read::answer::{Note, NoteKind};
use crate::read::eras::other_spellings;
use crate::read::facet_pages::Named;
use crate::read::lookup::Lookup;
use crate::read::query::{Atom, Clause, Query, Quoting};
use crate::read::reader::{NeededFiles, Reader};
use crate::read::request::Request;
use crate::read::snippet::Needle;
use crate::read::spelling::trimmed;
use crate::read::synonyms::Replaced;
use crate::text::inflection::beginnings;
use crate::text::kana::reading_of;

/// The maximum number of words that one reading is expanded to.
const READINGS: usize = 8;

/// A query with all alternatives for each of its strings.
#[derive(Clone)]
pub(crate) struct ExpandedQuery<'a> {
    pub query: &'a Query,
    pub request: &'a Request,
    pub clauses: Vec<ExpandedClause>,
    /// What was added, and why.
    pub notes: Vec<Note>,
}

/// A clause with all alternatives.
#[derive(Clone)]
pub(crate) struct ExpandedClause {
    /// The strings that were typed, followed by those that were added.
    pub texts: Vec<String>,
    /// The number of strings that were typed.
    typed: usize,
    /// Words that a page may contain in any form instead, by their base form.
    pub words: Vec<String>,
    /// Values of facets, of which a page may have one instead.
    pub values: Vec<Named>,
    /// Whether a string was typed in quotation marks.
    pub quoting: Quoting,
    pub parts: Parts,
}

/// What is searched for beside a string.
struct Addition {
    /// Why.
    note: Note,
    texts: Vec<String>,
}

impl Addition {
    /// Adds what is not yet there to the strings of characters or to the words, unless that has been undone.
    fn add(self, request: &Request, texts: &mut Vec<String>, words: &mut Vec<String>) -> Option<Note> {
        let is_word = |text: &String| match self.note.kind {
            NoteKind::Inflection => true,
            // AI for 人工知能 is not a part of e-mail.
            NoteKind::Alias | NoteKind::Synonym | NoteKind::Broader => is_latin(text),
            _ => false,
        };
        let (mut of_words, mut of_characters) = self.texts.into_iter().partition::<Vec<_>, _>(is_word);
        of_words.retain(|word| !words.contains(word));
        of_characters.retain(|text| !texts.contains(text));
        if of_words.is_empty() && of_characters.is_empty() || request.undone.contains(&self.note.undo()) {
            return None;
        }
        words.extend(of_words);
        texts.extend(of_characters);
        Some(self.note)
    }
}

/// How the pages count that contain a typed number or Latin word only as a part of a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parts {
    /// There are none, or the string is neither.
    Same,
    /// They come after those with the whole word.
    Last,
    /// They are not found.
    Left,
}

impl ExpandedClause {
    /// A clause of one string without additions.
    pub fn plain(text: String) -> ExpandedClause {
        ExpandedClause {
            texts: vec![text],
            typed: 1,
            words: Vec::new(),
            values: Vec::new(),
            quoting: Quoting::Plain,
            parts: Parts::Same,
        }
    }

    /// The strings that were typed.
    pub fn typed(&self) -> &[String] {
        &self.texts[..self.typed]
    }

    /// Whether anything was added.
    pub fn is_widened(&self) -> bool {
        self.texts.len() > self.typed || !self.words.is_empty() || !self.values.is_empty() || self.parts != Parts::Same
    }
}

impl ExpandedQuery<'_> {
    /// The strings to mark in a page that contains them.
    pub fn needles(&self) -> Vec<Needle> {
        let texts = self.clauses.iter().flat_map(|clause| &clause.texts).map(|text| text.chars().collect());
        let words = self.clauses.iter().flat_map(|clause| &clause.words).flat_map(|base| beginnings(base));
        texts.chain(words.map(|text| text.chars().collect())).collect()
    }
}

impl Reader {
    /// Expands a query. Files that are needed for it are added to `needs`.
    pub(crate) fn expand<'a>(
        &self,
        query: &'a Query,
        request: &'a Request,
        needs: &mut NeededFiles,
    ) -> Result<ExpandedQuery<'a>, PackError> {
        let mut notes = Vec::new();
        let mut clauses = Vec::new();
        for clause in &query.wanted {
            clauses.push(self.expand_clause(clause, request, &mut notes, needs)?);
        }
        notes.extend(self.name_values(query, request, &mut clauses));
        Ok(ExpandedQuery { query, request, clauses, notes })
    }

    /// The alternatives for a clause. Additions are recorded in `notes`, unless the request has undone them.
    pub(crate) fn expand_clause(
        &self,
        clause: &Clause,
        request: &Request,
        notes: &mut Vec<Note>,
        needs: &mut NeededFiles,
    ) -> Result<ExpandedClause, PackError> {
        let mut texts: Vec<String> = clause.atoms.iter().map(|atom| atom.text.clone()).collect();
        let typed = texts.len();
        let mut words: Vec<String> = Vec::new();
        for atom in clause.atoms.iter().filter(|atom| atom.quoting == Quoting::Plain) {
            for addition in self.additions(atom, needs)? {
                notes.extend(addition.add(request, &mut texts, &mut words));
            }
        }
        let parts = match &clause.atoms[..] {
            [atom] if atom.quoting == Quoting::Plain && self.is_part_of_words(&atom.text, needs)? => {
                let note = Note { kind: NoteKind::Part, from: atom.text.clone(), to: Vec::new() };
                let is_undone = request.undone.contains(&note.undo());
                notes.extend(Some(note).filter(|_| !is_undone));
                if is_undone { Parts::Left } else { Parts::Last }
            }
            _ => Parts::Same,
        };
        let is_quoted = clause.atoms.iter().any(|atom| atom.quoting == Quoting::Quoted);
        let quoting = if is_quoted { Quoting::Quoted } else { Quoting::Plain };
        Ok(ExpandedClause { texts, typed, words, values: Vec::new(), quoting, parts })
    }

    /// What can be added to a string, by kind. Readings are added only to what no page contains as typed: これら would
    /// find コレラ, and とい, a part of という, トイ.
    fn additions(&self, atom: &Atom, needs: &mut NeededFiles) -> Result<Vec<Addition>, PackError> {
        let text = trimmed(&atom.text);
        let mut found = vec![(NoteKind::Era, other_spellings(text)), (NoteKind::Alias, self.other_names(text))];
        found.push((NoteKind::Spelling, self.spellings(&atom.text, needs)?));
        found.push((NoteKind::Inflection, self.base_forms(text, needs)));
        let words = self.words_by_reading(text, needs);
        if !words.is_empty() && !self.is_typed_held(text, needs)? {
            found.push((NoteKind::Reading, words));
        }
        let note = |kind, to| Note { kind, from: atom.text.clone(), to };
        let added = |(kind, texts): (NoteKind, Vec<String>)| Addition { note: note(kind, texts.clone()), texts };
        let mut additions: Vec<Addition> = found.into_iter().map(added).collect();
        for (kind, end) in [(NoteKind::Synonym, SAME), (NoteKind::Broader, BROADER)] {
            let Replaced { words, texts } = self.related(text, end, needs)?;
            additions.push(Addition { note: note(kind, words), texts });
        }
        Ok(additions)
    }

    /// Whether a page contains a string as typed; a number or a Latin word as a whole.
    fn is_typed_held(&self, text: &str, needs: &mut NeededFiles) -> Result<bool, PackError> {
        Ok(if is_latin(text) { self.term(TermField::Word, text, needs).is_some() } else { self.is_held(text, needs)? })
    }

    /// Whether some pages contain a number or a Latin word only as a part of longer ones. Where the list of its pages is
    /// not complete, this cannot be told.
    fn is_part_of_words(&self, text: &str, needs: &mut NeededFiles) -> Result<bool, PackError> {
        if !is_latin(text) {
            return Ok(false);
        }
        let mut lookup = Lookup::default();
        let weight = self.contains(text, &mut lookup)?;
        let whole = self.term(TermField::Word, text, &mut lookup.needs);
        let is_known = lookup.needs.is_empty() && whole.is_none_or(|term| term.listed == term.documents);
        needs.extend(lookup.needs);
        let whole = whole.map_or(0, |term| term.documents as usize);
        Ok(is_known && self.pages(weight.as_ref(), &lookup.terms)?.len() > whole)
    }

    /// `text` with a name in it replaced by each other name for the same thing.
    fn other_names(&self, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        for group in &self.start.aliases {
            let longest = group.iter().filter(|name| text.contains(name.as_str())).max_by_key(|name| name.len());
            if let Some(name) = longest {
                let others = group.iter().filter(|other| *other != name);
                let replaced = others.map(|other| text.replacen(name.as_str(), other, 1));
                found.extend(replaced.filter(|other| other != text));
            }
        }
        found
    }

    fn words_by_reading(&self, text: &str, needs: &mut NeededFiles) -> Vec<String> {
        let reading = reading_of(text).filter(|reading| reading.chars().nth(1).is_some());
        let Some(reading) = reading else { return Vec::new() };
        let entries = self.suggestion_entries(&reading, &reading, needs);
        let terms: Vec<&IndexTerm> = entries.into_iter().flat_map(|entry| &entry.terms).collect();
        let words = terms.into_iter().filter(|term| term.reading == reading).map(|term| term.surface.clone());
        words.filter(|surface| surface != text).take(READINGS).collect()
    }
}

/// Whether a string is a number or a word in Latin letters.
fn is_latin(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
