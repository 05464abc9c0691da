//! Tantivy's weights for the strings of a query.
//!
//! All weights except the one for a single term are Tantivy's own. Tantivy's `TermQuery` would link its columnar
//! storage, which is not used here, so a term is scored by the small weight below, with Tantivy's postings and BM25.

use tantivy::index::SegmentReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{
    Bm25Weight, BooleanWeight, EmptyScorer, EmptyWeight, EnableScoring, Explanation, Occur, PhraseQuery, Query, Scorer,
    SumCombiner, Weight,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, Term};

use crate::error::PackError;
use crate::format::impact::IMPACT_AVERAGE;
use crate::format::schema::{schema, tantivy_field, term_key};
use crate::format::terms::{TermData, TermField};
use crate::read::cover::Cover;

fn term(field: TermField, text: &str) -> Term {
    Term::from_field_text(tantivy_field(field), &term_key(field, text))
}

/// Pages that contain the string of a cover, scored 0.
pub fn membership(cover: &Cover) -> Result<Box<dyn Weight>, PackError> {
    let inner: Box<dyn Weight> = match cover {
        Cover::Single(text) => in_list(TermField::Frequent, text),
        Cover::Phrase(parts) => match parts.as_slice() {
            [(_, only)] => in_list(TermField::Gram, only),
            _ => phrase(parts)?,
        },
    };
    Ok(constant_score(inner, 0.0))
}

fn phrase(parts: &[(usize, String)]) -> Result<Box<dyn Weight>, PackError> {
    let terms = parts.iter().map(|(at, text)| (*at, term(TermField::Gram, text))).collect();
    Ok(PhraseQuery::new_with_offset(terms).weight(EnableScoring::disabled_from_schema(&schema()))?)
}

/// Pages with two rare strings at most `distance` characters apart, in either order.
pub fn near(one: &str, other: &str, distance: u32) -> Result<Box<dyn Weight>, PackError> {
    let terms = [one, other].map(|text| (0, term(TermField::Gram, text))).to_vec();
    let query = PhraseQuery::new_with_offset_and_slop(terms, distance);
    Ok(query.weight(EnableScoring::disabled_from_schema(&schema()))?)
}

/// Pages in the posting list of a string.
pub fn in_list(field: TermField, text: &str) -> Box<dyn Weight> {
    let bm25 = Bm25Weight::for_one_term_without_explain(0, 1, 1.0);
    Box::new(TermWeight { term: term(field, text), bm25, boost: 1.0 })
}

/// The average length by which strings of characters are scored, where every page has the length 1: Tantivy's k1 of 1.2 then
/// acts as 0.8. A string that occurs again says less than a word that does.
const PAIR_AVERAGE: Score = 1.8;

/// Pages in the posting list of a term, scored by BM25 times `boost`.
pub fn bm25(data: &TermData, documents: u32, boost: Score) -> Box<dyn Weight> {
    let average = if data.field == TermField::Word { IMPACT_AVERAGE } else { PAIR_AVERAGE };
    let bm25 = Bm25Weight::for_one_term_without_explain(data.documents.into(), documents.into(), average);
    Box::new(TermWeight { term: term(data.field, &data.text), bm25, boost })
}

/// The pages of a weight, all with the same score.
pub fn constant_score(weight: Box<dyn Weight>, score: Score) -> Box<dyn Weight> {
    Box::new(ConstantWeight { inner: weight, score })
}

/// The pages of at least one of the weights.
pub fn any_of(weights: Vec<Box<dyn Weight>>) -> Box<dyn Weight> {
    combined(weights.into_iter().map(|weight| (Occur::Should, weight)).collect(), 1)
}

/// The pages that meet all conditions. Optional conditions add to their score.
pub fn all_of(weights: Vec<(Occur, Box<dyn Weight>)>) -> Box<dyn Weight> {
    combined(weights, 0)
}

/// Tantivy's Boolean weight, with a minimum number of optional parts that must occur.
fn combined(weights: Vec<(Occur, Box<dyn Weight>)>, least: usize) -> Box<dyn Weight> {
    if weights.is_empty() {
        return Box::new(EmptyWeight);
    }
    Box::new(BooleanWeight::with_minimum_number_should_match(weights, least, true, Box::new(SumCombiner::default)))
}

/// The pages of another weight, all with the same score.
struct ConstantWeight {
    inner: Box<dyn Weight>,
    score: Score,
}

impl Weight for ConstantWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ConstantScorer { inner: self.inner.scorer(reader, 1.0)?, score: boost * self.score }))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("constant", self.score))
    }
}

/// The pages of another scorer. Only `seek` is used to find pages: for excluded strings Tantivy requests pages before
/// the current one, which the faster method of its phrase scorer does not allow.
struct ConstantScorer {
    inner: Box<dyn Scorer>,
    score: Score,
}

impl Scorer for ConstantScorer {
    fn score(&mut self) -> Score {
        self.score
    }
}

impl DocSet for ConstantScorer {
    fn advance(&mut self) -> DocId {
        self.inner.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.inner.seek(target)
    }

    fn doc(&self) -> DocId {
        self.inner.doc()
    }

    fn size_hint(&self) -> u32 {
        self.inner.size_hint()
    }
}

/// One term of one field. It has a boost of its own, since Tantivy's `BoostWeight` would link the printing of floats.
struct TermWeight {
    term: Term,
    bm25: Bm25Weight,
    boost: Score,
}

impl Weight for TermWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let inverted = reader.inverted_index(self.term.field())?;
        Ok(match inverted.read_postings(&self.term, IndexRecordOption::WithFreqs)? {
            Some(postings) => Box::new(TermScorer { postings, bm25: self.bm25.boost_by(boost * self.boost) }),
            None => Box::new(EmptyScorer),
        })
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("term", 0.0))
    }
}

struct TermScorer {
    postings: SegmentPostings,
    bm25: Bm25Weight,
}

/// Tantivy's encoding of the length 1.
const LENGTH_OF_ONE: u8 = 1;

impl Scorer for TermScorer {
    fn score(&mut self) -> Score {
        self.bm25.score(LENGTH_OF_ONE, self.postings.term_freq())
    }
}

impl DocSet for TermScorer {
    fn advance(&mut self) -> DocId {
        self.postings.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.postings.seek(target)
    }

    fn doc(&self) -> DocId {
        self.postings.doc()
    }

    fn size_hint(&self) -> u32 {
        self.postings.size_hint()
    }
}
