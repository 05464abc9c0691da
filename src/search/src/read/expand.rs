//! Query expansion: other names of the same thing, years in other eras, and words by their reading.

use crate::error::PackError;
use crate::format::suggestions::IndexTerm;
use crate::read::answer::{Note, NoteKind};
use crate::read::eras::other_spellings;
use crate::read::query::{Atom, Clause, Query, Quoting};
use crate::read::reader::{NeededFiles, Reader};
use crate::read::request::Request;
use crate::read::snippet::Needle;
use crate::text::kana::reading_of;

/// The maximum number of words that one reading is expanded to.
const READINGS: usize = 8;

/// A query with all alternatives for each of its strings.
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
    /// Whether a string was typed in quotation marks.
    pub quoting: Quoting,
}

impl ExpandedClause {
    /// A clause of one string without additions.
    pub fn plain(text: String) -> ExpandedClause {
        ExpandedClause { texts: vec![text], typed: 1, quoting: Quoting::Plain }
    }

    /// The strings that were typed.
    pub fn typed(&self) -> &[String] {
        &self.texts[..self.typed]
    }

    /// Whether anything was added.
    pub fn is_widened(&self) -> bool {
        self.texts.len() > self.typed
    }
}

impl ExpandedQuery<'_> {
    /// The strings to mark in a page that contains them.
    pub fn needles(&self) -> Vec<Needle> {
        self.clauses.iter().flat_map(|clause| &clause.texts).map(|text| text.chars().collect()).collect()
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
        for atom in clause.atoms.iter().filter(|atom| atom.quoting == Quoting::Plain) {
            for note in self.additions(atom, needs)? {
                if !note.to.is_empty() && !request.undone.contains(&note.undo()) {
                    texts.extend(note.to.iter().filter(|text| !texts.contains(text)).cloned().collect::<Vec<_>>());
                    notes.push(note);
                }
            }
        }
        let is_quoted = clause.atoms.iter().any(|atom| atom.quoting == Quoting::Quoted);
        let quoting = if is_quoted { Quoting::Quoted } else { Quoting::Plain };
        Ok(ExpandedClause { texts, typed, quoting })
    }

    /// What can be added to a string, by kind. Readings are added only to what no page contains as typed: これら would
    /// find コレラ, and とい, a part of という, トイ.
    fn additions(&self, atom: &Atom, needs: &mut NeededFiles) -> Result<Vec<Note>, PackError> {
        let text = &atom.text;
        let mut found = vec![(NoteKind::Era, other_spellings(text)), (NoteKind::Alias, self.other_names(text))];
        let words = self.words_by_reading(text, needs);
        if !words.is_empty() && !self.is_held(text, needs)? {
            found.push((NoteKind::Reading, words));
        }
        Ok(found.into_iter().map(|(kind, to)| Note { kind, from: text.clone(), to }).collect())
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
