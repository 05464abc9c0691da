//! From a request to an answer: parse, widen, find, show.

use crate::answer::{Answer, Note, NoteKind};
use crate::error::PackError;
use crate::keyword::{Gathered, Wanted};
use crate::listing::Found;
use crate::query::{Query, parse};
use crate::question::{holds_sentence, is_question};
use crate::reader::{Reader, Step};
use crate::request::Request;
use crate::widen::widen;

impl Reader {
    /// Answers a request, or says which files it needs first; ask again when they are supplied.
    ///
    /// # Errors
    ///
    /// Refuses queries that are too long, and says when the pack is damaged.
    pub fn search(&self, request: &Request) -> Result<Step<Answer>, PackError> {
        let query = parse(&request.query)?;
        if query.wanted.is_empty() && request.facets.is_empty() {
            let note = Note { kind: NoteKind::Empty, from: request.query.clone(), to: Vec::new() };
            return Ok(Step::Done(Answer { notes: vec![note], ..Answer::default() }));
        }
        match self.find(&query, request)? {
            Step::Needs(paths) => Ok(Step::Needs(paths)),
            Step::Done(found) => self.show(found, request),
        }
    }

    fn find(&self, query: &Query, request: &Request) -> Result<Step<Found>, PackError> {
        let mut gathered = Gathered::default();
        let mut notes = Vec::new();
        self.need_facets(request, &mut gathered.needs);
        let mut wanted = Vec::new();
        for clause in &query.wanted {
            let atoms = clause.atoms.iter();
            let texts = atoms.flat_map(|atom| widen(self, atom, &request.undone, &mut notes, &mut gathered.needs));
            wanted.push(Wanted { texts: texts.collect() });
        }
        if is_question(query) {
            return self.find_question(&wanted, notes, query, request, gathered);
        }
        let weight = match wanted.is_empty() {
            true => None,
            false => Some(self.keyword_weight(&wanted, &mut gathered)?),
        };
        let weight = self.restricted(weight, query, request, &mut gathered)?;
        if !gathered.needs.is_empty() {
            return Ok(Step::Needs(self.paths(&gathered.needs)));
        }
        let mut pages = self.pages(weight.as_ref(), &gathered.terms)?;
        if pages.is_empty() && holds_sentence(query) {
            return self.find_question(&wanted, notes, query, request, Gathered::default());
        }
        if pages.is_empty() {
            return self.advise(&wanted, notes, query, request);
        }
        self.order(&mut pages, request.sort)?;
        let needles = wanted.iter().flat_map(|clause| &clause.texts).map(|text| text.chars().collect()).collect();
        Ok(Step::Done(Found { pages, needles, notes, missing: Vec::new(), advice: Vec::new() }))
    }
}
