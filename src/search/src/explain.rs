//! How a query was read: what has to stand in a page, what was added, and which words rank it.

use crate::cover::{Cover, cover};
use crate::error::PackError;
use crate::morpheme::Class;
use crate::query::{Atom, parse};
use crate::reader::{Needs, Reader, Step};
use crate::request::Request;
use crate::terms::Kind;
use crate::widen::widen;

/// A query as the index sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// Every clause must be in a page.
    pub clauses: Vec<ExplainedClause>,
    /// None of these may be in a page.
    pub excluded: Vec<ExplainedText>,
    /// The morphemes of the query, in order.
    pub words: Vec<ExplainedWord>,
}

/// Strings of which one must be in a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExplainedClause {
    pub texts: Vec<ExplainedText>,
}

/// A string, normalized.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExplainedText {
    pub text: String,
    /// The strings of the index that decide whether a page holds it, side by side.
    pub strings: Vec<String>,
}

/// A morpheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedWord {
    pub surface: String,
    pub base: String,
    /// Pages whose words include it; none where the word is not ranked.
    pub pages: Option<u32>,
}

impl Reader {
    /// Says how a request's query is read, or which files that takes.
    ///
    /// # Errors
    ///
    /// As [`Reader::search`].
    pub fn explain(&self, request: &Request) -> Result<Step<Explanation>, PackError> {
        let query = parse(&request.query)?;
        let mut needs = Needs::default();
        let mut explanation = Explanation::default();
        for clause in &query.wanted {
            let texts = clause.atoms.iter().flat_map(|atom| self.explained_texts(atom, request, &mut needs));
            explanation.clauses.push(ExplainedClause { texts: texts.collect() });
            for atom in &clause.atoms {
                explanation.words.extend(self.explained_words(&atom.text, &mut needs)?);
            }
        }
        explanation.excluded = query.excluded.iter().map(|atom| self.explained_text(atom.text.clone())).collect();
        match needs.is_empty() {
            true => Ok(Step::Done(explanation)),
            false => Ok(Step::Needs(self.paths(&needs))),
        }
    }

    fn explained_texts(&self, atom: &Atom, request: &Request, needs: &mut Needs) -> Vec<ExplainedText> {
        let texts = widen(self, atom, &request.undone, &mut Vec::new(), needs);
        texts.into_iter().map(|text| self.explained_text(text)).collect()
    }

    fn explained_text(&self, text: String) -> ExplainedText {
        let strings = match cover(&text.chars().collect::<Vec<_>>(), &self.start.frequent) {
            Cover::Listed(string) => vec![string],
            Cover::Placed(parts) => parts.into_iter().map(|(_, string)| string).collect(),
        };
        ExplainedText { text, strings }
    }

    fn explained_words(&self, text: &str, needs: &mut Needs) -> Result<Vec<ExplainedWord>, PackError> {
        let mut words = Vec::new();
        for word in self.words(text, needs)? {
            let pages = match word.class {
                Class::Function => None,
                _ => Some(self.term(Kind::Word, &word.base, needs).map_or(0, |term| term.documents)),
            };
            words.push(ExplainedWord { surface: text[word.range].to_owned(), base: word.base, pages });
        }
        Ok(words)
    }
}
