//! Questions: finds the pages with the sentence itself, or otherwise the pages with most of the words that it asks
//! about.

use tantivy::query::{Occur, Weight};
use tantivy::{DocId, Score};

use crate::error::PackError;
use crate::format::terms::TermField;
use crate::read::answer::{Note, NoteKind};
use crate::read::asked::asked;
use crate::read::cover::Cover;
use crate::read::expand::{ExpandedClause, ExpandedQuery};
use crate::read::lookup::Lookup;
use crate::read::matches::Matches;
use crate::read::question_weights::QuestionWeights;
use crate::read::reader::{NeededFiles, Reader, Step};
use crate::read::request::Sort;
use crate::read::subject::Subject;
use crate::read::weights::{all_of, any_of, constant_score, in_list};

/// The additional score of a page that contains every word.
const ALL_WORDS: Score = 5.0;
/// A page is shown if the rarity of its words amounts to this share of the best page's, or if it is one of the first.
const SHARE: Score = 0.6;
pub(crate) const FIRST: usize = 20;
/// The number of strings of the sentence that are looked up before its exact wording.
const PROBES: usize = 4;

impl Reader {
    /// The pages with the sentence itself, or if there are none, those with all of its words, or if there are none,
    /// those with most of them.
    pub(crate) fn find_question<'r>(
        &'r self,
        expanded: ExpandedQuery,
        mut lookup: Lookup<'r>,
    ) -> Result<Step<Matches>, PackError> {
        let subjects = self.subjects(&expanded.clauses, &mut lookup.needs)?;
        if !lookup.needs.is_empty() {
            return Ok(self.ask_for(&lookup.needs));
        }
        let may_contain = self.may_contain(&expanded.clauses, &subjects, &mut lookup)?;
        let weights = self.question_weights(&subjects, &expanded, &mut lookup)?;
        if !lookup.needs.is_empty() {
            return Ok(self.ask_for(&lookup.needs));
        }
        if !self.pages(may_contain.as_ref(), &lookup.terms)?.is_empty() {
            match self.find_words(&expanded, Lookup::default())? {
                Step::Done(matches) if matches.pages.is_empty() => (),
                step => return Ok(step),
            }
        }
        let answers = self.most_relevant(&weights, &lookup)?;
        if answers.pages.is_empty() {
            return self.advise(&expanded);
        }
        self.question_matches(answers, &subjects, expanded).map(Step::Done)
    }

    /// The subject of each spelling of each clause.
    fn subjects(&self, clauses: &[ExpandedClause], needs: &mut NeededFiles) -> Result<Vec<Vec<Subject>>, PackError> {
        let mut all = Vec::new();
        for clause in clauses {
            let subject = |text: &String| Ok(Subject::new(text, &self.words(text, needs)?));
            all.push(clause.texts.iter().map(subject).collect::<Result<_, PackError>>()?);
        }
        Ok(all)
    }

    /// The pages that contain some strings of the sentence: a few within its words, whose files are needed anyway, and
    /// the last one, since the sentences of pages seldom end like questions.
    fn may_contain<'r>(
        &'r self,
        clauses: &[ExpandedClause],
        subjects: &[Vec<Subject>],
        lookup: &mut Lookup<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut parts = Vec::new();
        for (clause, subjects) in clauses.iter().zip(subjects) {
            let texts = clause.texts.iter().zip(subjects);
            let probes = texts.map(|(text, subject)| self.probes(text, subject, lookup)).collect::<Result<_, _>>()?;
            parts.push((Occur::Must, any_of(probes)));
        }
        Ok(constant_score(all_of(parts), 0.0))
    }

    fn probes<'r>(
        &'r self,
        text: &str,
        subject: &Subject,
        lookup: &mut Lookup<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let Cover::Phrase(cover) = self.cover(text) else { return self.contains(text, lookup) };
        let in_word = |part: &str| subject.words.iter().any(|word| word.surface.contains(part));
        let inner = cover.iter().map(|(_, part)| part).filter(|part| in_word(part)).take(PROBES);
        let mut parts = Vec::new();
        for part in inner.chain(cover.last().map(|(_, part)| part)) {
            self.look_up(TermField::Gram, part, lookup);
            parts.push((Occur::Must, in_list(TermField::Gram, part)));
        }
        Ok(all_of(parts))
    }

    /// The pages with a sufficient share of the words, and always the first ones, best first.
    pub(crate) fn most_relevant(&self, weights: &QuestionWeights, lookup: &Lookup) -> Result<Answers, PackError> {
        let shares = self.pages(weights.shares.as_ref(), &lookup.terms)?;
        let best = shares.iter().map(|(share, _)| *share).fold(0.0, Score::max);
        let mut scores = vec![0.0; self.start.documents as usize];
        let relevant = self.pages(weights.scores.as_ref(), &lookup.terms)?;
        relevant.into_iter().for_each(|(score, page)| scores[page as usize] = score);
        let mut is_complete = vec![false; scores.len()];
        for (_, page) in self.pages(weights.complete.as_ref(), &lookup.terms)? {
            scores[page as usize] += ALL_WORDS;
            is_complete[page as usize] = true;
        }
        let mut pages: Vec<(Score, Score, DocId)> =
            shares.into_iter().map(|(share, page)| (scores[page as usize], share, page)).collect();
        pages.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.2.cmp(&right.2)));
        let shown =
            pages.into_iter().enumerate().filter(|(place, (_, share, _))| *place < FIRST || *share >= best * SHARE);
        let pages: Vec<(Score, DocId)> = shown.map(|(_, (score, _, page))| (score, page)).collect();
        let are_complete = pages.iter().all(|(_, page)| is_complete[*page as usize]);
        Ok(Answers { pages, are_complete })
    }

    fn question_matches(
        &self,
        Answers { mut pages, are_complete }: Answers,
        subjects: &[Vec<Subject>],
        expanded: ExpandedQuery,
    ) -> Result<Matches, PackError> {
        let ExpandedQuery { request, mut notes, .. } = expanded;
        self.order(&mut pages, request.sort)?;
        let is_best_first = request.sort == Sort::Relevance;
        let kind = if are_complete && is_best_first { NoteKind::AllWords } else { NoteKind::MostWords };
        let typed = subjects.iter().flat_map(|spellings| surfaces(&spellings[..1])).collect();
        notes.push(Note { kind, from: request.query.clone(), to: typed });
        let needles = subjects.iter().flat_map(|spellings| surfaces(spellings));
        let needles = needles.map(|word| word.chars().collect()).collect();
        Ok(Matches { pages, needles, notes, asked: asked(&request.query), ..Matches::default() })
    }
}

pub(crate) fn surfaces(subjects: &[Subject]) -> Vec<String> {
    subjects.iter().flat_map(|subject| &subject.words).map(|word| word.surface.clone()).collect()
}

/// The pages shown, and whether each of them contains all words of the question.
pub(crate) struct Answers {
    pub pages: Vec<(Score, DocId)>,
    are_complete: bool,
}
