//! Weights for questions: how much of a question a page contains, and how relevant the page is.

use std::collections::BTreeSet;

use tantivy::Score;
use tantivy::query::{Occur, Weight};

use crate::error::PackError;
use crate::format::terms::TermField;
use crate::read::cover::Cover;
use crate::read::expand::ExpandedQuery;
use crate::read::lookup::Lookup;
use crate::read::reader::Reader;
use crate::read::subject::{Forms, Subject, SubjectWord};
use crate::read::weights::{all_of, any_of, bm25, constant_score, in_list, near};

/// The boosts of a word and of a pair of neighbouring characters.
const WORD: Score = 0.5;
const PAIR: Score = 1.0;
/// The score, multiplied by rarity, if a word is within this many characters of one of the next words of the question.
const NEARNESS: Score = 5.0;
const NEAR: u32 = 20;
const REACH: usize = 3;

/// The weights by which pages are ranked.
pub(crate) struct QuestionWeights {
    /// Scores each page by the rarity of the question's words that it contains.
    pub shares: Box<dyn Weight>,
    /// Scores each page by its relevance.
    pub scores: Box<dyn Weight>,
    /// Pages that contain all words of the question.
    pub complete: Box<dyn Weight>,
}

impl Reader {
    /// The weights of a question; `subjects` has those of each spelling of each clause.
    pub(crate) fn question_weights<'r>(
        &'r self,
        subjects: &[Vec<Subject>],
        expanded: &ExpandedQuery,
        lookup: &mut Lookup<'r>,
    ) -> Result<QuestionWeights, PackError> {
        let documents = self.start.documents;
        let words: BTreeSet<&SubjectWord> = subjects.iter().flatten().flat_map(|subject| &subject.words).collect();
        let pairs: BTreeSet<&String> = subjects.iter().flatten().flat_map(|subject| &subject.pairs).collect();
        let mut scores: Vec<Box<dyn Weight>> = Vec::new();
        let mut shares: Vec<Box<dyn Weight>> = Vec::new();
        for word in words {
            let term = self.look_up(TermField::Word, &word.base, lookup);
            let rarity = rarity(term.map_or(0, |term| term.documents), documents);
            scores.extend(term.map(|term| bm25(term, documents, WORD)));
            shares.push(constant_score(self.mentions(word, lookup)?, rarity));
        }
        for pair in pairs {
            let term = self.look_up(TermField::Gram, pair, lookup);
            scores.extend(term.map(|term| bm25(term, documents, PAIR)));
        }
        for subject in subjects.iter().flatten() {
            scores.extend(self.neighbourhoods(subject, lookup)?);
        }
        let complete = self.mentions_all(subjects, lookup)?;
        let shares = self.filtered(Some(any_of(shares)), expanded, lookup)?;
        Ok(QuestionWeights { shares, scores: any_of(scores), complete })
    }

    /// Pages that contain words of the question near each other, like a sentence that answers it.
    fn neighbourhoods<'r>(
        &'r self,
        subject: &Subject,
        lookup: &mut Lookup<'r>,
    ) -> Result<Vec<Box<dyn Weight>>, PackError> {
        let placed = self.placed_words(subject, lookup);
        let mut weights = Vec::new();
        for (number, (gram, rarity)) in placed.iter().enumerate() {
            for (other, other_rarity) in placed[number + 1..].iter().take(REACH).filter(|(other, _)| other != gram) {
                weights.push(constant_score(near(gram, other, NEAR)?, NEARNESS * rarity.min(*other_rarity)));
            }
        }
        Ok(weights)
    }

    /// For each word with positions: the rare string with which it begins, and the word's rarity.
    fn placed_words<'r>(&'r self, subject: &Subject, lookup: &mut Lookup<'r>) -> Vec<(String, Score)> {
        let mut placed = Vec::new();
        for word in &subject.words {
            let term = self.look_up(TermField::Word, &word.base, lookup);
            if let (Cover::Phrase(parts), Some(term)) = (self.cover(&word.surface), term) {
                placed.push((parts[0].1.clone(), rarity(term.documents, self.start.documents)));
            }
        }
        placed
    }

    /// Pages with all words of every clause, in one of its spellings.
    fn mentions_all<'r>(
        &'r self,
        subjects: &[Vec<Subject>],
        lookup: &mut Lookup<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut clauses = Vec::new();
        for subjects in subjects.iter().filter(|subjects| subjects.iter().any(|subject| !subject.words.is_empty())) {
            let mut spellings = Vec::new();
            for subject in subjects {
                let mentions = |word: &SubjectWord| Ok((Occur::Must, self.mentions(word, lookup)?));
                spellings.push(all_of(subject.words.iter().map(mentions).collect::<Result<_, PackError>>()?));
            }
            clauses.push((Occur::Must, any_of(spellings)));
        }
        Ok(all_of(clauses))
    }

    /// Pages with a word, in this form or another.
    fn mentions<'r>(&'r self, word: &SubjectWord, lookup: &mut Lookup<'r>) -> Result<Box<dyn Weight>, PackError> {
        let surface = self.contains(&word.surface, lookup)?;
        Ok(match word.forms {
            Forms::Any => any_of(vec![in_list(TermField::Word, &word.base), surface]),
            Forms::Surface => surface,
        })
    }
}

/// BM25's inverse document frequency of a word in `containing` of all `documents`.
fn rarity(containing: u32, documents: u32) -> Score {
    let (containing, documents) = (containing as Score, documents as Score);
    (1.0 + (documents - containing + 0.5) / (containing + 0.5)).ln()
}
