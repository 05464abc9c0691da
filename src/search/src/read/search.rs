//! The steps of a search: parse, expand, find, show.

use tantivy::query::{Occur, Weight};

use crate::error::PackError;
use crate::read::answer::{Advice, Answer, Note, NoteKind};
use crate::read::expand::ExpandedQuery;
use crate::read::lookup::Lookup;
use crate::read::matches::Matches;
use crate::read::query::{Query, parse};
use crate::read::reader::{Reader, Step};
use crate::read::request::Request;
use crate::read::subject::{has_sentence, is_question, is_read};
use crate::read::weights::all_of;

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
        let expanded = self.expand(query, request, &mut lookup.needs)?;
        if is_question(query) && !is_read(query) {
            return self.find_question(expanded, lookup);
        }
        let found = match self.find_words(&expanded, lookup)? {
            Step::Needs(paths) => return Ok(Step::Needs(paths)),
            Step::Done(found) => found,
        };
        if found.pages.is_empty() && request.undone.is_empty() {
            match self.correct(&expanded)? {
                Step::Needs(paths) => return Ok(Step::Needs(paths)),
                Step::Done(Some((corrected, advice))) => return self.find_corrected(corrected, advice),
                Step::Done(None) => (),
            }
        }
        if found.pages.is_empty() && has_sentence(query) {
            return self.find_question(expanded, Lookup::default());
        }
        if found.is_relaxed(&expanded) { self.relax(found, expanded) } else { Ok(Step::Done(found)) }
    }

    /// Pages that contain every clause as corrected, or some of them.
    fn find_corrected(&self, corrected: ExpandedQuery, advice: Vec<Advice>) -> Result<Step<Matches>, PackError> {
        match self.find_words(&corrected, Lookup::default())? {
            Step::Done(found) if found.is_relaxed(&corrected) => self.relax(found, corrected),
            Step::Done(found) => Ok(Step::Done(Matches { advice, ..found })),
            step => Ok(step),
        }
    }

    /// Pages that contain every clause, those that contain it as typed first.
    pub(crate) fn find_words<'r>(
        &'r self,
        expanded: &ExpandedQuery,
        mut lookup: Lookup<'r>,
    ) -> Result<Step<Matches>, PackError> {
        let has_words = !expanded.clauses.is_empty();
        let weight = if has_words { Some(self.keyword_weight(&expanded.clauses, &mut lookup)?) } else { None };
        let weight = self.filtered(weight, expanded, &mut lookup)?;
        let as_typed = self.as_typed(expanded, &mut lookup)?;
        if !lookup.needs.is_empty() {
            return Ok(self.ask_for(&lookup.needs));
        }
        let pages = self.pages(weight.as_ref(), &lookup.terms)?;
        let typed = match as_typed {
            Some(weight) => self.flags(&self.pages(weight.as_ref(), &lookup.terms)?),
            None => self.flags(&pages),
        };
        self.matches(pages, &typed, expanded).map(Step::Done)
    }

    /// Pages that contain every clause as typed; `None` if nothing was added to any clause.
    fn as_typed<'r>(
        &'r self,
        expanded: &ExpandedQuery,
        lookup: &mut Lookup<'r>,
    ) -> Result<Option<Box<dyn Weight>>, PackError> {
        if expanded.clauses.iter().all(|clause| !clause.is_widened()) {
            return Ok(None);
        }
        let mut parts = Vec::new();
        for clause in &expanded.clauses {
            parts.push((Occur::Must, self.contains_typed(clause, lookup)?));
        }
        Ok(Some(all_of(parts)))
    }
}
