//! Queries of words: finds the pages that contain all of them, and ranks these pages.

use tantivy::Score;
use tantivy::query::{Occur, Weight};

use crate::error::PackError;
use crate::format::terms::TermField;
use crate::read::cover::Cover;
use crate::read::expand::ExpandedClause;
use crate::read::lookup::Lookup;
use crate::read::reader::{NeededFiles, Reader};
use crate::read::weights::{all_of, bm25, constant_score};
use crate::text::morpheme::Class;

/// The weights in the score: of a clause as a single word, of its morphemes, of its characters, and of neighbouring
/// clauses.
const WHOLE_WORD: Score = 1.0;
const MORPHEME: Score = 1.0;
const FRAGMENT: Score = 0.2;
const NEIGHBOURS: Score = 4.0;

impl Reader {
    /// Pages that contain every clause, scored by words, characters and neighbouring clauses.
    pub(crate) fn keyword_weight<'r>(
        &'r self,
        clauses: &[ExpandedClause],
        lookup: &mut Lookup<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut parts: Vec<(Occur, Box<dyn Weight>)> = Vec::new();
        for clause in clauses {
            parts.push((Occur::Must, self.contains_any(clause, lookup)?));
            for text in &clause.texts {
                parts.extend(self.word_scores(text, lookup)?.into_iter().map(|weight| (Occur::Should, weight)));
            }
        }
        for pair in clauses.windows(2) {
            let joined = [pair[0].texts[0].as_str(), &pair[1].texts[0]].concat();
            parts.push((Occur::Should, constant_score(self.contains(&joined, lookup)?, NEIGHBOURS)));
        }
        Ok(all_of(parts))
    }

    fn word_scores<'r>(&'r self, text: &str, lookup: &mut Lookup<'r>) -> Result<Vec<Box<dyn Weight>>, PackError> {
        let documents = self.start.documents;
        let mut weights = Vec::new();
        for (base, boost) in self.ranked_words(text, &mut lookup.needs)? {
            let term = self.look_up(TermField::Word, &base, lookup);
            weights.extend(term.map(|term| bm25(term, documents, boost)));
        }
        if let Cover::Phrase(parts) = self.cover(text) {
            for (_, part) in &parts {
                let term = self.look_up(TermField::Gram, part, lookup);
                weights.extend(term.map(|term| bm25(term, documents, FRAGMENT / parts.len() as Score)));
            }
        }
        Ok(weights)
    }

    /// The text itself as a word, and its morphemes. Morphemes of one character are left out: they say little about a
    /// page that contains the whole text, and are in files that are not needed otherwise.
    fn ranked_words(&self, text: &str, needs: &mut NeededFiles) -> Result<Vec<(String, Score)>, PackError> {
        let words = self.words(text, needs)?;
        let is_long = |base: &str| base.chars().nth(1).is_some();
        let content = words.into_iter().filter(|word| word.class != Class::Function).map(|word| word.base);
        let bases = content.filter(|base| base != text && is_long(base)).map(|base| (base, MORPHEME));
        Ok(bases.chain([(text.to_owned(), WHOLE_WORD)]).collect())
    }
}
