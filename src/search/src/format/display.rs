//! The display files: the address, title and passages of hits. A file has several documents.

use crate::document::{Document, Passage};
use crate::error::PackError;
use crate::format::wire::{Cursor, put_number, put_text};

/// Encodes several documents as the body of a file.
pub fn encode(documents: &[&Document]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, documents.len() as u64);
    for document in documents {
        put_text(&mut out, &document.url);
        put_text(&mut out, &document.title);
        put_text(&mut out, &document.about);
        put_number(&mut out, document.passages.len() as u64);
        for passage in &document.passages {
            put_text(&mut out, passage.anchor.as_deref().unwrap_or(""));
            put_text(&mut out, &passage.text);
        }
        put_number(&mut out, document.answers.len() as u64);
        for (promise, result) in &document.answers {
            put_number(&mut out, *promise as u64);
            put_number(&mut out, *result as u64);
        }
    }
    out
}

/// Decodes the body of a file. The documents have no facets and no standing, since these are not shown.
///
/// # Errors
///
/// [`PackError::Damaged`] if the bytes were not written by [`encode`].
pub fn decode(body: &[u8]) -> Result<Vec<Document>, PackError> {
    let mut cursor = Cursor::new(body);
    (0..cursor.count()?).map(|_| document(&mut cursor)).collect()
}

fn document(cursor: &mut Cursor) -> Result<Document, PackError> {
    let url = cursor.text()?.to_owned();
    let title = cursor.text()?.to_owned();
    let about = cursor.text()?.to_owned();
    let passages = (0..cursor.count()?).map(|_| passage(cursor)).collect::<Result<Vec<_>, _>>()?;
    let answers = (0..cursor.count()?).map(|_| answer(cursor, passages.len())).collect::<Result<_, _>>()?;
    Ok(Document { url, title, about, passages, answers, ..Document::default() })
}

fn passage(cursor: &mut Cursor) -> Result<Passage, PackError> {
    let anchor = Some(cursor.text()?.to_owned()).filter(|anchor| !anchor.is_empty());
    Ok(Passage { anchor, text: cursor.text()?.to_owned() })
}

fn answer(cursor: &mut Cursor, passages: usize) -> Result<(usize, usize), PackError> {
    let pair = (cursor.small()? as usize, cursor.small()? as usize);
    if pair.0.max(pair.1) < passages { Ok(pair) } else { Err(PackError::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use crate::document::{Document, Passage};

    #[test]
    fn documents_come_back() {
        let passage = Passage { anchor: Some(String::from("r1")), text: String::from("啓発を行う") };
        let one = Document {
            url: String::from("a.html"),
            about: String::from("市民部"),
            passages: vec![passage.clone(), passage],
            answers: vec![(0, 1)],
            ..Document::default()
        };
        let body = encode(&[&one, &Document::default()]);
        assert_eq!(decode(&body), Ok(vec![one, Document::default()]));
        for length in 0..body.len() {
            assert!(decode(&body[..length]).is_err(), "{length} bytes");
        }
    }
}
