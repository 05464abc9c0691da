//! What a page is, as words of a query: 総務部, 令和6年度 and 評価 C are values of facets.

use tantivy::DocId;
use tantivy::query::Weight;

use crate::format::facets::{YEAR, facet_key};
use crate::format::terms::TermField;
use crate::read::answer::{Note, NoteKind};
use crate::read::eras::named_year;
use crate::read::expand::ExpandedClause;
use crate::read::facet_pages::Named;
use crate::read::lookup::Lookup;
use crate::read::query::{Query, Quoting};
use crate::read::reader::{NeededFiles, Reader};
use crate::read::request::Request;
use crate::read::spelling::trimmed;
use crate::read::weights::{constant_score, in_list};
use crate::text::normalize::normalize;

impl Reader {
    /// Adds the values that a query names to its clauses, with a note for each name. Two words can be one name.
    pub(crate) fn name_values(&self, query: &Query, request: &Request, clauses: &mut [ExpandedClause]) -> Vec<Note> {
        let mut notes = Vec::new();
        for words in 1..3 {
            for at in 0..(clauses.len() + 1).saturating_sub(words) {
                let Some(name) = name(query, at, words) else { continue };
                let named = self.named(&name);
                let to = named.iter().map(|value| self.label(*value).to_owned()).collect();
                let note = Note { kind: NoteKind::Value, from: name, to };
                if !named.is_empty() && !request.undone.contains(&note.undo()) {
                    clauses[at..at + words].iter_mut().for_each(|clause| clause.values.extend(&named));
                    notes.push(note);
                }
            }
        }
        notes
    }

    /// The values with this label; the year that the text is in any calendar.
    fn named(&self, text: &str) -> Vec<Named> {
        let year = named_year(text).map(|year| year.to_string());
        let mut found = Vec::new();
        for (facet, table) in self.start.facets.iter().enumerate() {
            let year = year.as_ref().filter(|_| table.name == YEAR);
            for (value, entry) in table.values.iter().enumerate() {
                if year == Some(&entry.value) || normalize(&entry.label) == text {
                    found.push((facet, value));
                }
            }
        }
        found
    }

    /// The label of a value.
    pub(crate) fn label(&self, (facet, value): Named) -> &str {
        &self.start.facets[facet].values[value].label
    }

    /// The pages with a value.
    pub(crate) fn with_value<'r>(&'r self, (facet, value): Named, lookup: &mut Lookup<'r>) -> Box<dyn Weight> {
        let table = &self.start.facets[facet];
        let value = &table.values[value].value;
        let pages = self.facet(facet, &mut lookup.needs);
        lookup.terms.extend(pages.and_then(|pages| pages.term(&table.name, value)));
        constant_score(in_list(TermField::Facet, &facet_key(&table.name, value)), 0.0)
    }

    /// Whether a page has a value, as far as the file of its facet has been supplied.
    pub(crate) fn has_value(&self, page: DocId, (facet, value): Named) -> bool {
        let pages = self.facet(facet, &mut NeededFiles::default());
        pages.is_some_and(|facet| facet.pages[value].binary_search(&page).is_ok())
    }
}

/// The text of some words of a query, one after the other, if they were typed without quotes or `OR`.
fn name(query: &Query, at: usize, words: usize) -> Option<String> {
    let mut name = String::new();
    for clause in &query.wanted[at..at + words] {
        match &clause.atoms[..] {
            [atom] if atom.quoting == Quoting::Plain => name.push_str(trimmed(&atom.text)),
            _ => return None,
        }
    }
    Some(name)
}
