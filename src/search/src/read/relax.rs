//! Relaxes a query of words: pages with some of its words, if no page or only a few contain all of them.

use tantivy::query::Occur;

use crate::error::PackError;
use crate::read::answer::{Note, NoteKind};
use crate::read::expand::{ExpandedClause, ExpandedQuery};
use crate::read::lookup::Lookup;
use crate::read::matches::Matches;
use crate::read::query::Quoting;
use crate::read::question::{FIRST, surfaces};
use crate::read::question_weights::QuestionWeights;
use crate::read::reader::{NeededFiles, Reader, Step};
use crate::read::subject::Subject;
use crate::read::weights::all_of;

/// If fewer pages match several words, those that match some of them follow.
const FEW: usize = 10;

impl Matches {
    /// Whether pages with only some of the words are wanted, too: not by those who have undone a note.
    pub(crate) fn is_relaxed(&self, expanded: &ExpandedQuery) -> bool {
        let is_plain = expanded.clauses.iter().any(|clause| clause.quoting == Quoting::Plain);
        let are_few = self.pages.is_empty() || expanded.clauses.len() > 1 && self.pages.len() < FEW;
        is_plain && are_few && expanded.request.undone.is_empty()
    }
}

fn relaxed(expanded: &ExpandedQuery, to: Vec<String>) -> Note {
    Note { kind: NoteKind::Relaxed, from: expanded.request.query.clone(), to }
}

impl Reader {
    /// Adds the pages that contain some of the words, best first, to those found; if there are none at all, advice. What
    /// is quoted must occur in every page.
    pub(crate) fn relax(&self, found: Matches, expanded: ExpandedQuery) -> Result<Step<Matches>, PackError> {
        let found = if found.pages.is_empty() { self.advise(&expanded)? } else { Step::Done(found) };
        let Step::Done(found) = found else { return Ok(found) };
        let mut needs = NeededFiles::default();
        let subjects = self.relaxed_subjects(&expanded, &mut needs)?;
        if !needs.is_empty() {
            return Ok(self.ask_for(&needs));
        }
        let mut lookup = Lookup::default();
        let weights = self.relaxed_weights(&subjects, &expanded, &mut lookup)?;
        if !lookup.needs.is_empty() {
            return Ok(self.ask_for(&lookup.needs));
        }
        let mut others = self.most_relevant(&weights, &lookup)?.pages;
        let known = self.flags(&found.pages);
        others.retain(|(_, page)| !known[*page as usize]);
        if !found.pages.is_empty() {
            others.truncate(FIRST);
        }
        self.order(&mut others, expanded.request.sort)?;
        Ok(Step::Done(if others.is_empty() { found } else { with_others(found, others, &subjects, &expanded) }))
    }

    fn relaxed_weights<'r>(
        &'r self,
        subjects: &[Vec<Subject>],
        expanded: &ExpandedQuery,
        lookup: &mut Lookup<'r>,
    ) -> Result<QuestionWeights, PackError> {
        let mut weights = self.question_weights(subjects, expanded, lookup)?;
        let mut parts = vec![(Occur::Must, weights.shares)];
        for clause in expanded.clauses.iter().filter(|clause| clause.quoting == Quoting::Quoted) {
            parts.push((Occur::Must, self.contains_any(clause, lookup)?));
        }
        weights.shares = all_of(parts);
        Ok(weights)
    }

    /// The words of each clause: its strings, if a page contains one of them, or else the words of its strings.
    fn relaxed_subjects(
        &self,
        expanded: &ExpandedQuery,
        needs: &mut NeededFiles,
    ) -> Result<Vec<Vec<Subject>>, PackError> {
        let mut all = Vec::new();
        for clause in &expanded.clauses {
            let is_held = self.count(clause, expanded, needs)? > 0;
            all.push(if is_held { whole(clause) } else { self.parts(clause, needs)? });
        }
        Ok(all)
    }

    /// The words of a clause that no page contains. Those of one character say too little.
    fn parts(&self, clause: &ExpandedClause, needs: &mut NeededFiles) -> Result<Vec<Subject>, PackError> {
        let mut subjects = Vec::new();
        for text in &clause.texts {
            let mut subject = Subject::new(text, &self.words(text, needs)?);
            subject.words.retain(|word| word.surface.chars().nth(1).is_some());
            subjects.push(subject);
        }
        Ok(subjects)
    }
}

fn whole(clause: &ExpandedClause) -> Vec<Subject> {
    clause.texts.iter().map(|text| Subject::whole(text)).collect()
}

fn with_others(
    mut found: Matches,
    others: Vec<(f32, u32)>,
    subjects: &[Vec<Subject>],
    expanded: &ExpandedQuery,
) -> Matches {
    let typed = subjects.iter().flat_map(|spellings| surfaces(&spellings[..1])).collect();
    found.notes.push(relaxed(expanded, typed));
    found.pages.extend(others);
    let words = subjects.iter().flat_map(|spellings| surfaces(spellings));
    found.needles = expanded.needles();
    found.needles.extend(words.map(|word| word.chars().collect()));
    found
}
