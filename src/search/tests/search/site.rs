//! A small site with its pack in memory, and searches in it.

use std::collections::BTreeMap;

use tomei_search::build::analyse::analyse_all;
use tomei_search::build::pack::{Pack, build_with};
use tomei_search::document::{Document, Passage, Vocabulary};
use tomei_search::error::PackError;
use tomei_search::native::Library;
use tomei_search::read::answer::Answer;
use tomei_search::read::request::Request;

type Fetch = Box<dyn Fn(&str) -> Option<Vec<u8>>>;

pub struct Site {
    library: Library<Fetch>,
}

/// A request for all pages that match a query.
pub fn request(query: &str) -> Request {
    Request { limit: 1_000, ..Request::new(query) }
}

/// Documents with these passages. Document `n` has the title 題 and the address `n`.
pub fn documents(pages: &[Vec<String>]) -> Vec<Document> {
    let page = |(number, texts): (usize, &Vec<String>)| Document {
        url: number.to_string(),
        title: String::from("題"),
        passages: texts.iter().map(|text| Passage { anchor: None, text: text.clone() }).collect(),
        ..Document::default()
    };
    pages.iter().enumerate().map(page).collect()
}

pub fn library(pack: Pack) -> Result<Library<Fetch>, PackError> {
    let files: BTreeMap<String, Vec<u8>> = pack.files.into_iter().map(|file| (file.path, file.bytes)).collect();
    Library::open(Box::new(move |path: &str| files.get(path).cloned()) as Fetch)
}

impl Site {
    pub fn new(pages: &[Vec<String>], frequent: usize) -> Site {
        Site::of(&documents(pages), &Vocabulary::default(), frequent)
    }

    pub fn of(documents: &[Document], vocabulary: &Vocabulary, frequent: usize) -> Site {
        let analysed = analyse_all(documents, &vocabulary.words).expect("the dictionary loads");
        let pack = build_with(analysed, vocabulary, frequent).expect("the pack is built");
        Site { library: library(pack).expect("the pack opens") }
    }

    pub fn answer(&mut self, request: &Request) -> Answer {
        self.library.search(request).expect("the pack answers")
    }

    /// The numbers of the pages found.
    pub fn found(&mut self, request: &Request) -> Vec<usize> {
        let answer = self.answer(request);
        assert_eq!(answer.total, answer.hits.len(), "every page is counted once");
        let mut pages: Vec<usize> = answer.hits.iter().map(|hit| hit.url.parse().expect("a number")).collect();
        pages.sort_unstable();
        pages
    }
}
