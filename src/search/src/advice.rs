//! What to say where no page was found: which word no page holds, and what is found instead.

use crate::answer::{Advice, Note};
use crate::error::PackError;
use crate::keyword::{Gathered, Wanted};
use crate::listing::Found;
use crate::morpheme::Class;
use crate::query::Query;
use crate::reader::{Reader, Step};
use crate::request::Request;

/// Suggestions shown.
const SHOWN: usize = 6;

impl Reader {
    /// An answer without pages: each clause by itself, and the words of clauses that no page holds.
    pub(crate) fn advise(
        &self,
        wanted: &[Wanted],
        notes: Vec<Note>,
        query: &Query,
        request: &Request,
    ) -> Result<Step<Found>, PackError> {
        let mut gathered = Gathered::default();
        let (mut instead, mut missing): (Vec<String>, Vec<String>) = Default::default();
        for clause in wanted {
            let typed = &clause.texts[0];
            let alone = self.count(clause, query, request, &mut gathered)?;
            if alone > 0 {
                instead.push(typed.clone());
            } else if gathered.needs.is_empty() {
                missing.push(typed.clone());
                instead.extend(self.shorter(typed, &mut gathered)?);
            }
        }
        let mut advice: Vec<Advice> = Vec::new();
        for text in instead {
            let count = self.count(&Wanted { texts: vec![text.clone()] }, query, request, &mut gathered)?;
            if count > 0 && advice.len() < SHOWN && advice.iter().all(|one| one.query != text) {
                advice.push(Advice { query: text, count });
            }
        }
        match gathered.needs.is_empty() {
            true => Ok(Step::Done(Found { pages: Vec::new(), needles: Vec::new(), notes, missing, advice })),
            false => Ok(Step::Needs(self.paths(&gathered.needs))),
        }
    }

    /// Pages that a search for a clause alone would find; 0 while files for it are missing.
    fn count<'r>(
        &'r self,
        clause: &Wanted,
        query: &Query,
        request: &Request,
        gathered: &mut Gathered<'r>,
    ) -> Result<usize, PackError> {
        let mut of_clause = Gathered::default();
        let weight = self.holds_any(clause, &mut of_clause)?;
        let weight = self.restricted(Some(weight), query, request, &mut of_clause)?;
        gathered.needs.extend(of_clause.needs);
        match gathered.needs.is_empty() {
            true => Ok(self.pages(weight.as_ref(), &of_clause.terms)?.len()),
            false => Ok(0),
        }
    }

    /// The words of a text that are shorter than the text, of two characters or more.
    fn shorter(&self, text: &str, gathered: &mut Gathered) -> Result<Vec<String>, PackError> {
        let words = self.words(text, &mut gathered.needs)?;
        let content = words.into_iter().filter(|word| word.class != Class::Function).map(|word| &text[word.range]);
        Ok(content.filter(|word| *word != text && word.chars().nth(1).is_some()).map(String::from).collect())
    }
}
