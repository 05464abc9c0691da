//! Query expansion: other names of the same thing, years in other eras, and words by their reading.

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

/// A clause with all alternatives. The string that was typed is the first.
pub(crate) struct ExpandedClause {
    pub texts: Vec<String>,
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
    ) -> ExpandedQuery<'a> {
        let mut notes = Vec::new();
        let mut expand = |clause: &Clause| {
            let texts = clause.atoms.iter().flat_map(|atom| self.expand_atom(atom, request, &mut notes, needs));
            ExpandedClause { texts: texts.collect() }
        };
        let clauses = query.wanted.iter().map(&mut expand).collect();
        ExpandedQuery { query, request, clauses, notes }
    }

    /// The alternatives for `atom`, with itself as the first. Additions are recorded in `notes`, unless the request has
    /// undone them.
    pub(crate) fn expand_atom(
        &self,
        atom: &Atom,
        request: &Request,
        notes: &mut Vec<Note>,
        needs: &mut NeededFiles,
    ) -> Vec<String> {
        let mut all = vec![atom.text.clone()];
        if atom.quoting == Quoting::Quoted {
            return all;
        }
        let found = [
            (NoteKind::Era, other_spellings(&atom.text)),
            (NoteKind::Alias, self.other_names(&atom.text)),
            (NoteKind::Reading, self.words_by_reading(&atom.text, needs)),
        ];
        for (kind, to) in found {
            let note = Note { kind, from: atom.text.clone(), to };
            if !note.to.is_empty() && !request.undone.contains(&note.undo()) {
                all.extend(note.to.iter().filter(|text| !all.contains(text)).cloned().collect::<Vec<_>>());
                notes.push(note);
            }
        }
        all
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
