//! Measures a generated site: time to analyse and build, bytes of the pack, and bytes, files and rounds of searches.
//!
//! `cargo run --release -p tomei-search --example measure -- PAGES [QUERY…]`; its text is read
//! from standard input and cut into pages of 400 characters.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::time::Instant;

use tomei_search::analyse::analyse_all;
use tomei_search::document::{Document, Passage, Vocabulary};
use tomei_search::native::Library;
use tomei_search::pack::build;
use tomei_search::request::Request;

const CHARACTERS: usize = 400;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let pages: usize = arguments.next().and_then(|one| one.parse().ok()).unwrap_or(1_000);
    let queries: Vec<String> = arguments.collect();
    let documents = documents(pages);
    let text: usize = documents.iter().flat_map(|one| &one.passages).map(|passage| passage.text.len()).sum();
    let begun = Instant::now();
    let analysed = analyse_all(&documents, &[]).expect("the dictionary loads");
    let analysed_after = begun.elapsed();
    let pack = build(&analysed, &Vocabulary::default()).expect("the pack is built");
    println!("{pages} pages, {} kB: analysed in {analysed_after:?}, built in {:?}", text / 1000, begun.elapsed());
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for file in &pack.files {
        let kind = kinds.entry(&file.path[7..8]).or_default();
        *kind = (kind.0 + 1, kind.1 + file.bytes.len());
    }
    println!("files and bytes by kind: {kinds:?}; {} index terms", pack.terms.len());
    let files: BTreeMap<String, Vec<u8>> = pack.files.into_iter().map(|file| (file.path, file.bytes)).collect();
    for query in &queries {
        let fetched = RefCell::new(BTreeSet::new());
        let fetch = |path: &str| {
            fetched.borrow_mut().insert(path.to_owned());
            files.get(path).cloned()
        };
        let mut library = Library::open(fetch).expect("the pack opens");
        let begun = Instant::now();
        let answer = library.search(&Request::new(query)).expect("the pack answers");
        let of = |kind: &str| {
            let of_kind =
                fetched.borrow().iter().filter(|path| path[7..].starts_with(kind)).cloned().collect::<Vec<_>>();
            format!("{kind} {} files {} B", of_kind.len(), of_kind.iter().map(|path| files[path].len()).sum::<usize>())
        };
        let parts = ["t-", "l-", "s-", "d-"].map(of).join(", ");
        println!("{query}: {} pages, {:?}; {parts}", answer.total, begun.elapsed());
    }
}

/// Pages of some 400 characters, from the lines of standard input.
fn documents(pages: usize) -> Vec<Document> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).expect("standard input is text");
    let characters: Vec<char> = input.chars().filter(|character| !character.is_whitespace()).collect();
    let step = (characters.len().saturating_sub(CHARACTERS) / pages.max(1)).max(1);
    let page = |number: usize| {
        let start = (number * step).min(characters.len().saturating_sub(CHARACTERS));
        let text: String = characters[start..(start + CHARACTERS).min(characters.len())].iter().collect();
        let passages = text.split_inclusive('。').map(|part| Passage { anchor: None, text: part.to_owned() }).collect();
        Document {
            url: format!("{number}.html"),
            title: text.chars().take(12).collect(),
            passages,
            ..Document::default()
        }
    };
    (0..pages).map(page).collect()
}
