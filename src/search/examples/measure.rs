//! Measures a site: time and memory to analyse and build, bytes of the pack, and bytes, files and rounds of searches.
//!
//! `cargo run --release -p tomei-search --example measure -- DOCUMENTS [--write FOLDER] [QUERY…]`, where DOCUMENTS is a file
//! that `tests/bench/search/documents.py` wrote, and FOLDER gets the files of the pack.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a measure reads, prints and asks for the time")]

mod documents;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use tomei_search::build::analyse::analyse_all;
use tomei_search::build::pack::{Pack, build};
use tomei_search::document::{Document, Vocabulary};
use tomei_search::format::start::START;
use tomei_search::native::inflate;
use tomei_search::read::answer::Answer;
use tomei_search::read::reader::{Reader, Step};
use tomei_search::read::request::Request;

type Files = BTreeMap<String, Vec<u8>>;

fn main() {
    let mut arguments = std::env::args().skip(1).peekable();
    let path = arguments.next().expect("a file of documents");
    let files = measured_build(&std::fs::read_to_string(path).expect("documents are text"));
    if arguments.next_if(|one| one == "--write").is_some() {
        write(&files, Path::new(&arguments.next().expect("a folder to write to")));
    }
    for query in arguments {
        measure_query(&files, &query);
    }
}

fn write(files: &Files, folder: &Path) {
    for (path, bytes) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a pack's files are in folders")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}

fn measured_build(text: &str) -> Files {
    let site = documents::read(text);
    let (pages, size) = (site.documents.len(), text.len() / 1000);
    let documents: Vec<Arc<Document>> = site.documents.into_iter().map(Arc::new).collect();
    let begun = Instant::now();
    let analysed = analyse_all(&documents, &site.words).expect("the dictionary loads");
    let analysing = begun.elapsed();
    let memory = peak_memory();
    let vocabulary = Vocabulary { words: site.words, ..Vocabulary::default() };
    let pack = build(analysed, &vocabulary).expect("the pack is built");
    println!(
        "{pages} pages, {size} kB: analysed in {analysing:.2?} ({memory}), built in {:.2?} ({})",
        begun.elapsed() - analysing,
        peak_memory()
    );
    by_kind(&pack);
    pack.files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(String::new, |value| format!("peak {}", value.trim()))
}

fn by_kind(pack: &Pack) {
    let mut kinds: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for file in &pack.files {
        let kind = kinds.entry(&file.path[7..8]).or_default();
        *kind = (kind.0 + 1, kind.1 + file.bytes.len(), kind.2.max(file.bytes.len()));
    }
    println!("files, bytes, largest by kind: {kinds:?}; {} index terms", pack.terms.len());
    let grammar = pack.files.iter().find(|file| file.path.contains("/l-") && file.path.ends_with("/0.bin"));
    let start = pack.files.iter().find(|file| file.path == START);
    let length = |file: Option<&tomei_search::build::archive::PackFile>| file.map_or(0, |file| file.bytes.len());
    println!("start {} B, grammar {} B", length(start), length(grammar));
}

fn measure_query(files: &Files, query: &str) {
    let mut reader = Reader::open(&inflate(&files[START]).expect("gzip")).expect("a start file");
    for path in reader.warm_up() {
        reader.supply(&path, &inflate(&files[&path]).expect("gzip")).expect("a whole file");
    }
    let request = Request::new(query);
    let mut rounds = Vec::new();
    let answer: Answer = loop {
        match reader.search(&request).expect("the pack answers") {
            Step::Done(answer) => break answer,
            Step::Needs(paths) => {
                let mut of_kind: BTreeMap<char, (usize, usize)> = BTreeMap::new();
                for path in &paths {
                    let kind = of_kind.entry(char::from(path.as_bytes()[7])).or_default();
                    *kind = (kind.0 + 1, kind.1 + files[path].len());
                    reader.supply(path, &inflate(&files[path]).expect("gzip")).expect("a whole file");
                }
                rounds.push(of_kind);
            }
        }
    };
    let bytes: usize = rounds.iter().flat_map(|round| round.values()).map(|kind| kind.1).sum();
    let begun = Instant::now();
    reader.search(&request).expect("the pack answers");
    println!(
        "{query}: {} pages; {} rounds, {bytes} B: {rounds:?}; answered in {:.2?}",
        answer.total,
        rounds.len(),
        begun.elapsed()
    );
}
