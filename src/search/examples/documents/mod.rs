//! Documents as `tests/bench/search/documents.py` writes them.

use tomei_search::document::{DictionaryWord, Document, FacetValue, Passage};

/// The documents and words of a site.
#[derive(Default)]
pub struct Site {
    pub documents: Vec<Document>,
    pub words: Vec<DictionaryWord>,
}

/// Parses a site; a line of unknown kind is an error in the file.
pub fn read(text: &str) -> Site {
    let mut site = Site::default();
    for line in text.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let part = |number: usize| parts.get(number).copied().unwrap_or("").to_owned();
        if parts[0] == "W" {
            site.words.push(DictionaryWord { surface: part(1), part_of_speech: part(2), reading: part(3) });
        } else if parts[0] == "U" {
            site.documents.push(Document { url: part(1), ..Document::default() });
        } else {
            let document = site.documents.last_mut().expect("a document begins with its address");
            match parts[0] {
                "T" => document.title = part(1),
                "F" => document.facets.push(FacetValue { facet: part(1), value: part(2), label: part(3) }),
                "P" => document
                    .passages
                    .push(Passage { anchor: Some(part(1)).filter(|anchor| !anchor.is_empty()), text: part(2) }),
                other => panic!("no such field: {other:?}"),
            }
        }
    }
    site
}
