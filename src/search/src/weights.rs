//! Tantivy's weights for the strings of a query.
//!
//! Everything but the single term is Tantivy's own. Its `TermQuery` would link the columnar storage, which no search
//! here reads, so a term is scored by the small weight below: Tantivy's postings and Tantivy's BM25.

use tantivy::index::SegmentReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{
    Bm25Weight, BooleanWeight, BoostWeight, ConstScorer, EmptyScorer, EmptyWeight, EnableScoring, Explanation, Occur,
    PhraseQuery, Query, Scorer, SumCombiner, Weight,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, Term};

use crate::cover::Cover;
use crate::error::PackError;
use crate::ranking::IMPACT_AVERAGE;
use crate::segment::{field, key, schema};
use crate::terms::{Kind, TermData};

/// The term of a string in a field, as [`crate::segment`] names it.
fn term(kind: Kind, text: &str) -> Term {
    Term::from_field_text(field(kind), &key(kind, text))
}

/// Pages that hold a string; each counts the same.
pub fn membership(cover: &Cover) -> Result<Box<dyn Weight>, PackError> {
    let inner: Box<dyn Weight> = match cover {
        Cover::Listed(text) => listed(Kind::Many, text),
        Cover::Placed(parts) => match parts.as_slice() {
            [(_, only)] => listed(Kind::Gram, only),
            _ => phrase(parts)?,
        },
    };
    Ok(bonus(inner, 0.0))
}

fn phrase(parts: &[(usize, String)]) -> Result<Box<dyn Weight>, PackError> {
    let terms = parts.iter().map(|(at, text)| (*at, term(Kind::Gram, text))).collect();
    Ok(PhraseQuery::new_with_offset(terms).weight(EnableScoring::disabled_from_schema(&schema()))?)
}

/// Pages with two rare strings at most `distance` characters apart, whichever comes first.
pub fn near(one: &str, other: &str, distance: u32) -> Result<Box<dyn Weight>, PackError> {
    let terms = [one, other].map(|text| (0, term(Kind::Gram, text))).to_vec();
    let query = PhraseQuery::new_with_offset_and_slop(terms, distance);
    Ok(query.weight(EnableScoring::disabled_from_schema(&schema()))?)
}

/// Pages on the list of a string.
pub fn listed(kind: Kind, text: &str) -> Box<dyn Weight> {
    let bm25 = Bm25Weight::for_one_term_without_explain(0, 1, 1.0);
    Box::new(TermWeight { term: term(kind, text), bm25 })
}

/// Pages on the list of `data`, scored by how much each is about it.
pub fn scored(data: &TermData, documents: u32, boost: Score) -> Box<dyn Weight> {
    let average = if data.kind == Kind::Word { IMPACT_AVERAGE } else { 1.0 };
    let bm25 = Bm25Weight::for_one_term_without_explain(data.documents.into(), documents.into(), average);
    Box::new(BoostWeight::new(Box::new(TermWeight { term: term(data.kind, &data.text), bm25 }), boost))
}

/// Adds a fixed score to the pages of a weight.
pub fn bonus(weight: Box<dyn Weight>, score: Score) -> Box<dyn Weight> {
    Box::new(FixedWeight { inner: weight, score })
}

/// Pages that at least `least` of the weights hold.
pub fn any(weights: Vec<Box<dyn Weight>>, least: usize) -> Box<dyn Weight> {
    combined(weights.into_iter().map(|weight| (Occur::Should, weight)).collect(), least)
}

/// Tantivy's Boolean weight.
pub fn combined(weights: Vec<(Occur, Box<dyn Weight>)>, least: usize) -> Box<dyn Weight> {
    if weights.is_empty() {
        return Box::new(EmptyWeight);
    }
    Box::new(BooleanWeight::with_minimum_number_should_match(weights, least, true, Box::new(SumCombiner::default)))
}

/// The pages of another weight, all scored alike.
struct FixedWeight {
    inner: Box<dyn Weight>,
    score: Score,
}

impl Weight for FixedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ConstScorer::new(self.inner.scorer(reader, 1.0)?, boost * self.score)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("fixed", self.score))
    }
}

/// One term of one field.
struct TermWeight {
    term: Term,
    bm25: Bm25Weight,
}

impl Weight for TermWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let inverted = reader.inverted_index(self.term.field())?;
        Ok(match inverted.read_postings(&self.term, IndexRecordOption::WithFreqs)? {
            Some(postings) => Box::new(TermScorer { postings, bm25: self.bm25.boost_by(boost) }),
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

/// Tantivy's code for a length of 1.
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
