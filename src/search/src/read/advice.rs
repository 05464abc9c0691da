//! Advice if no page was found: words that no page contains, and other queries that find pages.

use crate::error::PackError;
use crate::read::answer::Advice;
use crate::read::expand::{ExpandedClause, ExpandedQuery};
use crate::read::lookup::Lookup;
use crate::read::matches::Matches;
use crate::read::reader::{NeededFiles, Reader, Step};
use crate::text::morpheme::Class;

/// The maximum number of suggested queries.
const MOST: usize = 6;

impl Reader {
    /// A result without pages: the words that no page contains, and as advice each clause by itself, or its words.
    pub(crate) fn advise(&self, expanded: &ExpandedQuery) -> Result<Step<Matches>, PackError> {
        let mut needs = NeededFiles::default();
        let (mut instead, mut missing): (Vec<String>, Vec<String>) = Default::default();
        for clause in &expanded.clauses {
            let typed = &clause.texts[0];
            if self.count(clause, expanded, &mut needs)? > 0 {
                instead.push(typed.clone());
            } else if needs.is_empty() {
                missing.push(typed.clone());
                instead.extend(self.shorter_words(typed, &mut needs)?);
            }
        }
        let advice = self.advice(instead, expanded, &mut needs)?;
        if !needs.is_empty() {
            return Ok(self.ask_for(&needs));
        }
        Ok(Step::Done(Matches { notes: expanded.notes.clone(), missing, advice, ..Matches::default() }))
    }

    /// The first queries among `instead` that find pages.
    fn advice(
        &self,
        instead: Vec<String>,
        expanded: &ExpandedQuery,
        needs: &mut NeededFiles,
    ) -> Result<Vec<Advice>, PackError> {
        let mut advice: Vec<Advice> = Vec::new();
        for query in instead {
            let count = self.count(&ExpandedClause::plain(query.clone()), expanded, needs)?;
            if count > 0 && advice.len() < MOST && advice.iter().all(|known| known.query != query) {
                advice.push(Advice { query, count });
            }
        }
        Ok(advice)
    }

    /// The number of pages that a search for a clause alone would find; 0 if files are missing.
    pub(crate) fn count(
        &self,
        clause: &ExpandedClause,
        expanded: &ExpandedQuery,
        needs: &mut NeededFiles,
    ) -> Result<usize, PackError> {
        let mut lookup = Lookup::default();
        let weight = self.contains_any(clause, &mut lookup)?;
        let weight = self.filtered(Some(weight), expanded, &mut lookup)?;
        needs.extend(lookup.needs);
        if !needs.is_empty() {
            return Ok(0);
        }
        Ok(self.pages(weight.as_ref(), &lookup.terms)?.len())
    }

    /// The words of two characters or more in a text, without the text itself.
    fn shorter_words(&self, text: &str, needs: &mut NeededFiles) -> Result<Vec<String>, PackError> {
        let words = self.words(text, needs)?;
        let content = words.into_iter().filter(|word| word.class != Class::Function).map(|word| &text[word.range]);
        Ok(content.filter(|word| *word != text && word.chars().nth(1).is_some()).map(String::from).collect())
    }
}
