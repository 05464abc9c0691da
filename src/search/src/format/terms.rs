//! The term files: strings with their posting lists and positions, sorted by string.
//!
//! Posting lists and positions are bytes written by Tantivy's serializers, and are not interpreted here.

use crate::error::PackError;
use crate::format::wire::{Cursor, put_bytes, put_number, put_shared, read_shared};

/// The maximum length of an indexed string in characters. Strings of this length have positions even if they are
/// frequent.
pub const LONGEST_GRAM: usize = 8;

/// The fields in which a string can be indexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermField {
    /// Rare strings, with positions.
    Gram = 0,
    /// Frequent strings and single characters, with documents only.
    Frequent = 1,
    /// Morphemes, with documents and the impact of the word in each.
    Word = 2,
    /// Facet values, with documents only.
    Facet = 3,
}

impl TermField {
    /// The fields in the order of their numbers.
    pub const ALL: [TermField; 4] = [TermField::Gram, TermField::Frequent, TermField::Word, TermField::Facet];

    /// Its name in Tantivy's schema.
    pub fn name(self) -> &'static str {
        match self {
            TermField::Gram => "gram",
            TermField::Frequent => "frequent",
            TermField::Word => "word",
            TermField::Facet => "facet",
        }
    }

    fn from_byte(byte: u8) -> Result<TermField, PackError> {
        TermField::ALL.get(usize::from(byte)).copied().ok_or(PackError::Damaged)
    }
}

/// A string in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermData {
    pub text: String,
    pub field: TermField,
    /// The number of documents in the posting list.
    pub listed: u32,
    /// The number of documents that contain the string. It exceeds `listed` if the list has only the best documents.
    pub documents: u32,
    pub postings: Vec<u8>,
    pub positions: Vec<u8>,
}

/// Encodes sorted terms as the body of a file.
pub fn encode<'a>(terms: impl Iterator<Item = &'a TermData>) -> Vec<u8> {
    let (mut heads, mut bodies) = (Vec::new(), Vec::new());
    let mut before = "";
    for term in terms {
        put_shared(&mut heads, before, &term.text);
        heads.push(term.field as u8);
        put_number(&mut heads, u64::from(term.listed));
        put_number(&mut heads, u64::from(term.documents - term.listed));
        put_number(&mut heads, term.postings.len() as u64);
        put_number(&mut heads, term.positions.len() as u64);
        bodies.extend_from_slice(&term.postings);
        bodies.extend_from_slice(&term.positions);
        before = &term.text;
    }
    let mut out = Vec::with_capacity(heads.len() + bodies.len() + 4);
    put_bytes(&mut out, &heads);
    out.extend_from_slice(&bodies);
    out
}

/// Decodes the body of a file; `documents` is the number of documents in the site.
///
/// # Errors
///
/// [`PackError::Damaged`] if lists exceed the bytes or the number of documents.
pub fn decode(body: &[u8], documents: u32) -> Result<Vec<TermData>, PackError> {
    let mut bodies = Cursor::new(body);
    let mut heads = Cursor::new(bodies.bytes()?);
    let mut terms: Vec<TermData> = Vec::new();
    while !heads.is_empty() {
        let text = read_shared(&mut heads, terms.last().map_or("", |term| &term.text))?;
        let field = TermField::from_byte(heads.byte()?)?;
        let listed = heads.small()?;
        let all = listed.checked_add(heads.small()?).filter(|all| *all <= documents).ok_or(PackError::Damaged)?;
        let (postings, positions) = (heads.small()? as usize, heads.small()? as usize);
        let postings = bodies.take(postings)?.to_vec();
        let positions = bodies.take(positions)?.to_vec();
        terms.push(TermData { text, field, listed, documents: all, postings, positions });
    }
    Ok(terms)
}

#[cfg(test)]
mod tests {
    use super::{TermData, TermField, decode, encode};

    fn term(text: &str, field: TermField, listed: u32, documents: u32) -> TermData {
        TermData { text: text.to_owned(), field, listed, documents, postings: vec![1, 2, 3], positions: vec![9] }
    }

    #[test]
    fn terms_come_back() {
        let (gram, word) = (TermField::Gram, TermField::Word);
        let terms = [term("協働", gram, 3, 3), term("協働", word, 2, 5), term("協議", gram, 1, 1)];
        assert_eq!(decode(&encode(terms.iter()), 5), Ok(terms.to_vec()));
    }

    #[test]
    fn damage_is_refused() {
        let body = encode([term("協働", TermField::Gram, 3, 3)].iter());
        assert!(decode(&body, 2).is_err(), "more documents than the site has");
        for length in 0..body.len() {
            assert!(decode(&body[..length], 5).is_err(), "{length} bytes");
        }
    }
}
