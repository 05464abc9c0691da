//! Measures the ranking: how often and at which rank the wanted page is found, compared with two simple rankings.
//!
//! `cargo run --release -p tomei-search --example rank -- DOCUMENTS QUESTIONS [--misses]`, where DOCUMENTS is as
//! `tests/bench/search/documents.py` writes it and QUESTIONS has on each line a question and the addresses of the pages that
//! answer it, separated by tabs. Recall@10 is the share of questions with such a page among the first ten; MRR@10 the
//! mean of one over its place.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a measure reads and prints")]

mod documents;

use std::collections::{BTreeMap, HashMap};

use tomei_search::build::analyse::analyse_all;
use tomei_search::build::morphemes::base_forms;
use tomei_search::build::pack::build;
use tomei_search::document::{Document, Vocabulary};
use tomei_search::native::Library;
use tomei_search::read::request::{Counts, Request};
use tomei_search::text::normalize::normalize;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [documents, questions] = [0, 1].map(|number| std::fs::read_to_string(&arguments[number]).expect("text"));
    let shows_misses = arguments.get(2).is_some_and(|one| one == "--misses");
    let site = documents::read(&documents);
    let questions: Vec<Vec<&str>> = questions.lines().map(|line| line.split('\t').collect()).collect();
    let asked: Vec<String> = questions.iter().map(|question| normalize(question[0])).collect();
    let texts: Vec<String> = site.documents.iter().map(text).collect();

    let pairs: Vec<Vec<String>> = texts.iter().map(|text| pairs(text)).collect();
    let by_pairs = Plain::new(&pairs);
    let words = base_forms(&texts, &site.words).expect("the dictionary loads");
    let by_words = Plain::new(&words);
    let asked_words = base_forms(&asked, &site.words).expect("the dictionary loads");
    let of_plain = |found: Vec<usize>| found.into_iter().map(|page| site.documents[page].url.clone()).collect();
    let plain_pairs: Vec<Vec<String>> =
        asked.iter().map(|question| of_plain(by_pairs.best(&self::pairs(question)))).collect();
    let plain_words: Vec<Vec<String>> = asked_words.iter().map(|question| of_plain(by_words.best(question))).collect();
    let ours = ours(&site, &questions);

    println!("{} pages, {} questions; Recall@10, MRR@10", site.documents.len(), questions.len());
    for (name, found) in [("tomei", &ours), ("pairs of characters", &plain_pairs), ("Lindera's words", &plain_words)] {
        let places: Vec<Option<usize>> =
            questions.iter().zip(found).map(|(question, found)| place(question, found)).collect();
        let recall = places.iter().flatten().count() as f64 / places.len() as f64;
        let mrr = places.iter().flatten().map(|place| 1.0 / (*place as f64 + 1.0)).sum::<f64>() / places.len() as f64;
        println!("{name}: {recall:.3} {mrr:.3}");
    }
    for (question, found) in questions.iter().zip(&ours).filter(|_| shows_misses) {
        match place(question, found) {
            Some(0) => (),
            place => println!("{place:?} {} wanted {} found {:?}", question[0], question[1], found.first()),
        }
    }
}

fn place(question: &[&str], found: &[String]) -> Option<usize> {
    found.iter().take(10).position(|url| question[1..].contains(&url.as_str()))
}

fn text(document: &Document) -> String {
    let passages = document.passages.iter().map(|passage| normalize(&passage.text));
    std::iter::once(normalize(&document.title)).chain(passages).collect::<Vec<_>>().join("\n")
}

fn pairs(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().filter(|character| !character.is_whitespace()).collect();
    characters.windows(2).map(|pair| pair.iter().collect()).collect()
}

fn ours(site: &documents::Site, questions: &[Vec<&str>]) -> Vec<Vec<String>> {
    let analysed = analyse_all(&site.documents, &site.words).expect("the dictionary loads");
    let vocabulary = Vocabulary { words: site.words.clone(), ..Vocabulary::default() };
    let pack = build(analysed, &vocabulary).expect("the pack is built");
    let files: BTreeMap<String, Vec<u8>> = pack.files.into_iter().map(|file| (file.path, file.bytes)).collect();
    let mut library = Library::open(|path: &str| files.get(path).cloned()).expect("the pack opens");
    let mut urls = |question: &Vec<&str>| {
        let request = Request { counts: Counts::None, ..Request::new(question[0]) };
        let answer = library.search(&request).expect("the pack answers");
        answer.hits.into_iter().map(|hit| hit.url).collect()
    };
    questions.iter().map(&mut urls).collect()
}

/// BM25 over documents with any of the terms; k1 = 1.2, b = 0.75.
struct Plain<'a> {
    lists: HashMap<&'a str, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    average: f64,
}

impl Plain<'_> {
    fn new(documents: &[Vec<String>]) -> Plain<'_> {
        let mut lists: HashMap<&str, Vec<(usize, f64)>> = HashMap::new();
        for (number, document) in documents.iter().enumerate() {
            let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
            document.iter().for_each(|term| *counts.entry(term).or_default() += 1.0);
            counts.into_iter().for_each(|(term, count)| lists.entry(term).or_default().push((number, count)));
        }
        let lengths: Vec<f64> = documents.iter().map(|document| document.len() as f64).collect();
        let average = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Plain { lists, lengths, average }
    }

    fn best(&self, query: &[String]) -> Vec<usize> {
        let mut scores = vec![0.0; self.lengths.len()];
        for list in query.iter().filter_map(|term| self.lists.get(term.as_str())) {
            let (all, holding) = (self.lengths.len() as f64, list.len() as f64);
            let rarity = (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln();
            for (number, count) in list {
                let norm = 1.2 * (0.25 + 0.75 * self.lengths[*number] / self.average);
                scores[*number] += rarity * count * 2.2 / (count + norm);
            }
        }
        let mut best: Vec<usize> = (0..scores.len()).filter(|number| scores[*number] > 0.0).collect();
        best.sort_by(|left, right| scores[*right].total_cmp(&scores[*left]).then(left.cmp(right)));
        best.truncate(10);
        best
    }
}
