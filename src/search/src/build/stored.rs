//! Serializes an analysis, so that the next build need not tokenize an unchanged document again.
//!
//! The bytes contain neither the document, which the caller has, nor its normalized text, which is quick to compute.

use std::sync::Arc;

use lindera_dictionary::viterbi::{LexType, WordId};

use crate::build::analysed::{Analysed, EntryUse, LONGEST_COMPOUND, NONE, Term, normalized_text};
use crate::build::error::BuildError;
use crate::document::Document;
use crate::format::wire::{Cursor, put_number};

/// Must be incremented whenever the analysis of a document or its serialization changes.
pub const VERSION: u8 = 2;

impl Analysed {
    /// Serializes the analysis of [`Analysed::document`].
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![VERSION];
        put_number(&mut out, self.text.len() as u64);
        out.extend_from_slice(&crc32fast::hash(self.text.as_bytes()).to_le_bytes());
        put_number(&mut out, self.entries.len() as u64);
        self.entries.iter().for_each(|entry| put_entry(&mut out, entry));
        put_number(&mut out, self.connections.len() as u64);
        let mut row = 0;
        for (right, left) in &self.connections {
            put_number(&mut out, u64::from(right - row));
            put_number(&mut out, u64::from(*left));
            row = *right;
        }
        put_number(&mut out, self.terms.len() as u64);
        self.terms.iter().for_each(|term| put_term(&mut out, term));
        let checksum = crc32fast::hash(&out);
        out.extend_from_slice(&checksum.to_le_bytes());
        out
    }

    /// Deserializes an analysis that [`Analysed::to_bytes`] wrote for a document with the same texts and the same words
    /// of the site.
    ///
    /// # Errors
    ///
    /// [`BuildError::StaleAnalysis`] if another version wrote the bytes, the texts of the document differ, or the bytes
    /// are damaged. The caller must ensure that the words of the site are the same.
    pub fn from_bytes(document: Arc<Document>, bytes: &[u8]) -> Result<Analysed, BuildError> {
        read(document, bytes).ok_or(BuildError::StaleAnalysis)
    }
}

fn put_entry(out: &mut Vec<u8>, entry: &EntryUse) {
    out.push(entry.word.lex_type() as u8);
    for number in [entry.word.id(), entry.start, entry.length.into(), entry.in_title, entry.in_body] {
        put_number(out, number.into());
    }
}

fn put_term(out: &mut Vec<u8>, term: &Term) {
    put_number(out, term.start.into());
    put_number(out, term.length.into());
    let words: Vec<u32> = term.words.into_iter().take_while(|word| *word != NONE).collect();
    put_number(out, words.len() as u64);
    words.into_iter().for_each(|word| put_number(out, word.into()));
}

fn read(document: Arc<Document>, bytes: &[u8]) -> Option<Analysed> {
    let (whole, checksum) = bytes.split_last_chunk::<4>()?;
    if whole.first() != Some(&VERSION) || crc32fast::hash(whole) != u32::from_le_bytes(*checksum) {
        return None;
    }
    let text = normalized_text(&document);
    let mut cursor = Cursor::new(&whole[1..]);
    let length = cursor.number().ok()?;
    if length != text.len() as u64 || cursor.take(4).ok()? != crc32fast::hash(text.as_bytes()).to_le_bytes() {
        return None;
    }
    let entries = (0..cursor.count().ok()?).map(|_| entry(&mut cursor, &text)).collect::<Option<Vec<_>>>()?;
    let mut row = 0u16;
    let mut connection = |cursor: &mut Cursor| {
        row = row.checked_add(narrow(cursor)?)?;
        Some((row, narrow(cursor)?))
    };
    let connections = (0..cursor.count().ok()?).map(|_| connection(&mut cursor)).collect::<Option<_>>()?;
    let terms = (0..cursor.count().ok()?).map(|_| term(&mut cursor, &text, entries.len())).collect::<Option<_>>()?;
    cursor.is_empty().then_some(Analysed { document, text, entries, connections, terms })
}

fn narrow(cursor: &mut Cursor) -> Option<u16> {
    u16::try_from(cursor.number().ok()?).ok()
}

fn entry(cursor: &mut Cursor, text: &str) -> Option<EntryUse> {
    let lexicon = match cursor.byte().ok()? {
        0 => LexType::System,
        1 => LexType::User,
        2 => LexType::Unknown,
        _ => return None,
    };
    let word = WordId::new(lexicon, cursor.small().ok()?);
    let (start, length) = (cursor.small().ok()?, narrow(cursor)?);
    text.get(start as usize..start as usize + usize::from(length))?;
    let (in_title, in_body) = (cursor.small().ok()?, cursor.small().ok()?);
    Some(EntryUse { word, start, length, in_title, in_body })
}

fn term(cursor: &mut Cursor, text: &str, entries: usize) -> Option<Term> {
    let (start, length) = (cursor.small().ok()?, narrow(cursor)?);
    text.get(start as usize..start as usize + usize::from(length))?;
    let mut words = [NONE; LONGEST_COMPOUND];
    for word in words.get_mut(..cursor.count().ok()?)? {
        *word = cursor.small().ok().filter(|word| (*word as usize) < entries)?;
    }
    Some(Term { start, length, words })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::VERSION;
    use crate::build::analyse::analyse_all;
    use crate::build::analysed::Analysed;
    use crate::build::error::BuildError;
    use crate::document::{Document, Passage};

    fn analysed(text: &str) -> Analysed {
        let passage = Passage { anchor: None, text: text.to_owned() };
        let document =
            Document { title: String::from("防犯の推進"), passages: vec![passage], ..Document::default() };
        analyse_all(&[document], &[]).expect("the dictionary loads").remove(0)
    }

    #[test]
    fn an_analysis_comes_back() {
        for text in ["", "特殊詐欺の被害を防ぐ、ﾄﾞﾞんどこ𠮷野家へ。", &"協働".repeat(300)] {
            let one = analysed(text);
            assert_eq!(Analysed::from_bytes(one.document.clone(), &one.to_bytes()), Ok(one.clone()));
        }
    }

    #[test]
    fn other_documents_versions_and_bytes_are_stale() {
        let (stored, other) = (analysed("特殊詐欺の被害を防ぐ。"), analysed("特殊詐欺の被害を防げ。"));
        let bytes = stored.to_bytes();
        let read = |document: &Arc<Document>, bytes: &[u8]| Analysed::from_bytes(document.clone(), bytes);
        assert_eq!(read(&other.document, &bytes), Err(BuildError::StaleAnalysis));
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            assert_eq!(read(&stored.document, &altered), Err(BuildError::StaleAnalysis), "byte {at}");
            assert_eq!(read(&stored.document, &bytes[..at]), Err(BuildError::StaleAnalysis), "{at} bytes");
        }
        assert_eq!(bytes[0], VERSION);
    }
}
