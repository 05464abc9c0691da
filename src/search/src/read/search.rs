//! The steps of a search: parse, expand, find, show.

use crate::error::PackError;
use crate::read::answer::{Answer, Note, NoteKind};
use crate::read::lookup::Lookup;
use crate::read::matches::Matches;
use crate::read::query::{Query, parse};
use crate::read::reader::{Reader, Step};
use crate::read::request::Request;
use crate::read::subject::{has_sentence, is_question};

impl Reader {
    /// Answers a request, or returns the files that are needed first; call it again when they have been supplied.
    ///
    /// # Errors
    ///
    /// [`PackError::TooLong`] for the query, [`PackError::Damaged`] and [`PackError::Engine`] for the pack.
    pub fn search(&self, request: &Request) -> Result<Step<Answer>, PackError> {
        let query = parse(&request.query)?;
        if query.wanted.is_empty() && request.facets.is_empty() {
            let note = Note { kind: NoteKind::Empty, from: request.query.clone(), to: Vec::new() };
            return Ok(Step::Done(Answer { notes: vec![note], ..Answer::default() }));
        }
        match self.find(&query, request)? {
            Step::Needs(paths) => Ok(Step::Needs(paths)),
            Step::Done(matches) => self.show(matches, request),
        }
    }

    fn find(&self, query: &Query, request: &Request) -> Result<Step<Matches>, PackError> {
        let mut lookup = Lookup::default();
        self.need_facets(request, &mut lookup.needs);
        let expanded = self.expand(query, request, &mut lookup.needs);
        if is_question(query) {
            return self.find_question(expanded, lookup);
        }
        let weight =
            if expanded.clauses.is_empty() { None } else { Some(self.keyword_weight(&expanded.clauses, &mut lookup)?) };
        let weight = self.filtered(weight, &expanded, &mut lookup)?;
        if !lookup.needs.is_empty() {
            return Ok(self.ask_for(&lookup.needs));
        }
        let pages = self.pages(weight.as_ref(), &lookup.terms)?;
        if !pages.is_empty() {
            return self.matches(pages, &expanded).map(Step::Done);
        }
        if has_sentence(query) { self.find_question(expanded, Lookup::default()) } else { self.advise(expanded) }
    }
}
