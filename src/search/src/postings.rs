//! Posting lists in Tantivy's own serialization.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::positions::PositionSerializer;
use tantivy::postings::serializer::PostingsSerializer;
use tantivy::schema::IndexRecordOption;

use crate::corpus::Corpus;
use crate::error::BuildError;
use crate::terms::{Kind, TermData};

/// What is to be written for one string.
#[derive(Debug, Clone)]
pub enum Source<'a> {
    /// Occurrences in the corpus, ascending; with positions.
    Placed(&'a [u32]),
    /// Occurrences in the corpus, ascending; documents alone.
    Listed(&'a [u32]),
    /// Documents, ascending.
    Documents(&'a [u32]),
    /// (document, impact), by document, and how many documents there are in all.
    Weighted(&'a [(u32, u32)], u32),
}

/// A string and what is to be written for it.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub text: String,
    pub kind: Kind,
    pub source: Source<'a>,
}

/// Serializes one string's lists.
pub fn serialize(corpus: &Corpus, entry: Entry) -> Result<TermData, BuildError> {
    let mut positions = Vec::new();
    let (counts, documents) = match entry.source {
        Source::Placed(places) => {
            positions = serialize_positions(corpus, places)?;
            (counted(corpus, places), None)
        }
        Source::Listed(places) => (counted(corpus, places), None),
        Source::Documents(list) => (list.iter().map(|document| (*document, 1)).collect(), None),
        Source::Weighted(list, documents) => (list.to_vec(), Some(documents)),
    };
    let listed = counts.len() as u32;
    let postings = serialize_postings(record_option(entry.kind), corpus.documents() as u32, &counts)?;
    let documents = documents.unwrap_or(listed);
    Ok(TermData { text: entry.text, kind: entry.kind, listed, documents, postings, positions })
}

/// What Tantivy records in each field; the reader's schema says the same.
pub fn record_option(kind: Kind) -> IndexRecordOption {
    match kind {
        Kind::Gram => IndexRecordOption::WithFreqsAndPositions,
        Kind::Word => IndexRecordOption::WithFreqs,
        Kind::Many | Kind::Facet => IndexRecordOption::Basic,
    }
}

fn counted(corpus: &Corpus, places: &[u32]) -> Vec<(u32, u32)> {
    let document = |at: &u32| corpus.document[*at as usize];
    let by_document = places.chunk_by(|left, right| document(left) == document(right));
    by_document.map(|chunk| (document(&chunk[0]), chunk.len() as u32)).collect()
}

fn serialize_postings(option: IndexRecordOption, documents: u32, counts: &[(u32, u32)]) -> Result<Vec<u8>, BuildError> {
    // Without lengths Tantivy would note a highest score of 0 for every block; a constant length of 1 gives the true one.
    let lengths = FieldNormReader::constant(documents, 1);
    let mut serializer = PostingsSerializer::new(1.0, option, Some(lengths));
    serializer.new_term(counts.len() as u32, option.has_freq());
    for (document, count) in counts {
        serializer.write_doc(*document, *count);
    }
    let mut out = Vec::new();
    serializer.close_term(counts.len() as u32, &mut out)?;
    Ok(out)
}

/// Tantivy keeps positions as steps within a document.
fn serialize_positions(corpus: &Corpus, places: &[u32]) -> Result<Vec<u8>, BuildError> {
    let mut out = Vec::new();
    let mut serializer = PositionSerializer::new(&mut out);
    let mut steps = Vec::with_capacity(places.len());
    let (mut document, mut before) = (u32::MAX, 0);
    for at in places {
        let (here, position) = (corpus.document[*at as usize], corpus.position(*at));
        steps.push(if here == document { position - before } else { position });
        (document, before) = (here, position);
    }
    serializer.write_positions_delta(&steps);
    serializer.close_term()?;
    serializer.close()?;
    Ok(out)
}
