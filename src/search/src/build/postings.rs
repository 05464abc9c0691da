//! Serializes posting lists in Tantivy's own format.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::positions::PositionSerializer;
use tantivy::postings::serializer::PostingsSerializer;
use tantivy::schema::IndexRecordOption;

use crate::build::corpus::Corpus;
use crate::build::error::BuildError;
use crate::format::schema::record_option;
use crate::format::terms::{TermData, TermField};

/// The data from which a posting list is made.
#[derive(Debug, Clone)]
pub enum PostingSource<'a> {
    /// Positions in the corpus, ascending. The list contains positions.
    Positions(&'a [u32]),
    /// Positions in the corpus, ascending. The list contains only documents.
    Occurrences(&'a [u32]),
    /// Documents in ascending order.
    Documents(&'a [u32]),
    /// The best documents with their impacts, sorted by document, and the number of all documents that contain the
    /// word.
    Impacts(&'a [(u32, u32)], u32),
}

/// A string in a field, with the data of its posting list.
#[derive(Debug, Clone)]
pub struct TermSource<'a> {
    pub text: String,
    pub field: TermField,
    pub source: PostingSource<'a>,
}

/// Serializes the posting list and the positions of a term.
///
/// # Errors
///
/// [`BuildError::Engine`] if Tantivy cannot write.
pub fn serialize(corpus: &Corpus, entry: TermSource) -> Result<TermData, BuildError> {
    let mut positions = Vec::new();
    let (counts, documents) = match entry.source {
        PostingSource::Positions(places) => {
            positions = serialize_positions(corpus, places)?;
            (counted(corpus, places), None)
        }
        PostingSource::Occurrences(places) => (counted(corpus, places), None),
        PostingSource::Documents(list) => (list.iter().map(|document| (*document, 1)).collect(), None),
        PostingSource::Impacts(list, documents) => (list.to_vec(), Some(documents)),
    };
    let listed = counts.len() as u32;
    let postings = serialize_postings(record_option(entry.field), corpus.documents() as u32, &counts)?;
    let documents = documents.unwrap_or(listed);
    Ok(TermData { text: entry.text, field: entry.field, listed, documents, postings, positions })
}

/// The documents of ascending positions, with the number of occurrences in each.
fn counted(corpus: &Corpus, places: &[u32]) -> Vec<(u32, u32)> {
    let document = |at: &u32| corpus.document[*at as usize];
    let by_document = places.chunk_by(|left, right| document(left) == document(right));
    by_document.map(|chunk| (document(&chunk[0]), chunk.len() as u32)).collect()
}

fn serialize_postings(option: IndexRecordOption, documents: u32, counts: &[(u32, u32)]) -> Result<Vec<u8>, BuildError> {
    // Without field lengths, Tantivy would record 0 as the maximum score of every block. A constant length of 1 gives
    // the correct one.
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

/// Tantivy stores positions as differences within a document.
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
