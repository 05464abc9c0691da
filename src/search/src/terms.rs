//! Strings with everything the index knows of them, cut into files by order of the string.
//!
//! A posting list and its positions are bytes of Tantivy's own serializers; nothing here interprets them.

use crate::error::PackError;
use crate::wire::{Cursor, put_bytes, put_number, put_shared, read_shared};

/// The fields a string can be known in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Rare strings, with positions.
    Gram = 0,
    /// Frequent strings and single characters: documents alone.
    Many = 1,
    /// Morphemes: documents, and how much each is about the word.
    Word = 2,
    /// Facet values: documents alone.
    Facet = 3,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Gram, Kind::Many, Kind::Word, Kind::Facet];

    fn from_byte(byte: u8) -> Result<Kind, PackError> {
        Kind::ALL.get(usize::from(byte)).copied().ok_or(PackError::Damaged)
    }
}

/// A string in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermData {
    pub text: String,
    pub kind: Kind,
    /// Documents in the posting list.
    pub listed: u32,
    /// Documents that hold the string; more than `listed` where the list keeps only the best.
    pub documents: u32,
    pub postings: Vec<u8>,
    pub positions: Vec<u8>,
}

/// The body of one file.
pub fn encode<'a>(terms: impl Iterator<Item = &'a TermData>) -> Vec<u8> {
    let (mut heads, mut bodies) = (Vec::new(), Vec::new());
    let mut before = "";
    for term in terms {
        put_shared(&mut heads, before, &term.text);
        heads.push(term.kind as u8);
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

/// Reads a file's body; `documents` is the number of documents of the site.
///
/// # Errors
///
/// Refuses lists that do not fit the bytes or the site.
pub fn decode(body: &[u8], documents: u32) -> Result<Vec<TermData>, PackError> {
    let mut bodies = Cursor::new(body);
    let mut heads = Cursor::new(bodies.bytes()?);
    let mut terms: Vec<TermData> = Vec::new();
    while !heads.is_empty() {
        let text = read_shared(&mut heads, terms.last().map_or("", |term| &term.text))?;
        let kind = Kind::from_byte(heads.byte()?)?;
        let listed = heads.small()?;
        let all = listed.checked_add(heads.small()?).filter(|all| *all <= documents).ok_or(PackError::Damaged)?;
        let (postings, positions) = (heads.small()? as usize, heads.small()? as usize);
        let postings = bodies.take(postings)?.to_vec();
        let positions = bodies.take(positions)?.to_vec();
        terms.push(TermData { text, kind, listed, documents: all, postings, positions });
    }
    Ok(terms)
}

#[cfg(test)]
mod tests {
    use super::{Kind, TermData, decode, encode};

    fn term(text: &str, kind: Kind, listed: u32, documents: u32) -> TermData {
        TermData { text: text.to_owned(), kind, listed, documents, postings: vec![1, 2, 3], positions: vec![9] }
    }

    #[test]
    fn terms_come_back() {
        let terms = [term("協働", Kind::Gram, 3, 3), term("協働", Kind::Word, 2, 5), term("協議", Kind::Gram, 1, 1)];
        assert_eq!(decode(&encode(terms.iter()), 5), Ok(terms.to_vec()));
    }

    #[test]
    fn damage_is_refused() {
        let body = encode([term("協働", Kind::Gram, 3, 3)].iter());
        assert!(decode(&body, 2).is_err(), "more documents than the site has");
        for length in 0..body.len() {
            assert!(decode(&body[..length], 5).is_err(), "{length} bytes");
        }
    }
}
