//! Explains a query: what a page must contain, how the query was expanded, and which words determine the ranking.

use crate::error::PackError;
use crate::format::terms::TermField;
use crate::read::cover::Cover;
use crate::read::query::{Clause, parse};
use crate::read::reader::{NeededFiles, Reader, Step};
use crate::read::request::Request;
use crate::text::morpheme::Class;

/// The interpretation of a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// A page must match every clause.
    pub clauses: Vec<ExplainedClause>,
    /// A page must not contain any of these.
    pub excluded: Vec<ExplainedText>,
    /// The morphemes of the query, in order.
    pub words: Vec<ExplainedWord>,
}

/// Alternative strings, of which a page must contain at least one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExplainedClause {
    pub texts: Vec<ExplainedText>,
}

/// A normalized string.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExplainedText {
    pub text: String,
    /// The strings of the index that determine whether a page contains it, in order.
    pub strings: Vec<String>,
}

/// A morpheme of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedWord {
    pub surface: String,
    pub base: String,
    /// The number of pages with the word; `None` if the word does not count for the ranking.
    pub pages: Option<u32>,
}

impl Reader {
    /// Explains the query of a request, or returns the files that are needed for it.
    ///
    /// # Errors
    ///
    /// As for [`Reader::search`].
    pub fn explain(&self, request: &Request) -> Result<Step<Explanation>, PackError> {
        let query = parse(&request.query)?;
        let mut needs = NeededFiles::default();
        let mut explanation = Explanation::default();
        for clause in &query.wanted {
            explanation.clauses.push(self.explained_clause(clause, request, &mut needs)?);
            for atom in &clause.atoms {
                explanation.words.extend(self.explained_words(&atom.text, &mut needs)?);
            }
        }
        explanation.excluded = query.excluded.iter().map(|atom| self.explained_text(atom.text.clone())).collect();
        Ok(if needs.is_empty() { Step::Done(explanation) } else { self.ask_for(&needs) })
    }

    fn explained_clause(
        &self,
        clause: &Clause,
        request: &Request,
        needs: &mut NeededFiles,
    ) -> Result<ExplainedClause, PackError> {
        let expanded = self.expand_clause(clause, request, &mut Vec::new(), needs)?;
        Ok(ExplainedClause { texts: expanded.texts.into_iter().map(|text| self.explained_text(text)).collect() })
    }

    fn explained_text(&self, text: String) -> ExplainedText {
        let strings = match self.cover(&text) {
            Cover::Single(string) => vec![string],
            Cover::Phrase(parts) => parts.into_iter().map(|(_, string)| string).collect(),
        };
        ExplainedText { text, strings }
    }

    fn explained_words(&self, text: &str, needs: &mut NeededFiles) -> Result<Vec<ExplainedWord>, PackError> {
        let mut words = Vec::new();
        for word in self.words(text, needs)? {
            let pages = match word.class {
                Class::Function => None,
                _ => Some(self.term(TermField::Word, &word.base, needs).map_or(0, |term| term.documents)),
            };
            words.push(ExplainedWord { surface: text[word.range].to_owned(), base: word.base, pages });
        }
        Ok(words)
    }
}
