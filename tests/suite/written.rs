//! What is written is what the files of a build show: the law of `conservation.rs`, held to the pages as their templates
//! print them, to the tables of the open data and to the files of the search.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use html5gum::{Token, Tokenizer};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tomei::validate::document;
use tomei_search::format::display;
use tomei_search::format::frame::{FileKind, unframe};
use tomei_search::native::inflate;

use crate::conservation::{FRONT, plan, shown, source, words};
use crate::site::TestSite;

/// Documents of one site.
const DOCUMENTS: usize = 200;

/// A site of generated documents as a build makes it, and the words of each document by its number.
pub struct Written {
    pub files: BTreeMap<String, Vec<u8>>,
    documents: BTreeMap<usize, Vec<usize>>,
}

/// See [`Written`]; it is built once for all tests.
pub fn written() -> &'static Written {
    static WRITTEN: OnceLock<Written> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let site = TestSite::new();
        site.write("content/tomei.yaml", "title: 試験の目標\nlanguages: [en]\n");
        site.write("content/2020/kikaku/sheet.md", SHEET);
        site.write("content/2020/kikaku/b.md", "---\ntitle: 行き先\nslug: b\n---\n\n行き先。\n");
        site.write("content/static/2020/kikaku/a.png", "");
        let documents = (1..=DOCUMENTS).zip(texts()).map(|(number, (text, words))| {
            site.write(&format!("content/2020/kikaku/goal-{number}.md"), text);
            (number, words)
        });
        let documents = documents.collect();
        site.build();
        Written { files: site.output(), documents }
    })
}

/// A sheet with notes, whose review speaks of two approaches.
const SHEET: &str = "---\nid: s\nkind: sheet\nyear: 2020\ndepartment: kikaku\npost: 部長\nlinked_by: 係\n---\n\n\
    ## 方針\n\n- [a1] 甲[^n]\n- [a2] 乙\n\n## 総括\n\n- [v1 -> a1, a2] 丙[^n]\n\n## 覚え書き\n\n### 丁\n\n戊[^n]と[丁](#§覚え書き/丁)\n\n\
    [^n]: 己\n";

/// Documents without an error, and their words; the same in every run.
fn texts() -> impl Iterator<Item = (String, Vec<usize>)> {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let bodies = std::iter::repeat_with(move || plan().new_tree(&mut runner).expect("plans can be made").current());
    let mut number = 0;
    bodies.filter_map(move |plan| {
        let front = FRONT
            .replace("id: g\n", &format!("id: g{}\n", number + 1))
            .replace("no: 1\n", &format!("no: {}\n", number + 1));
        let text = format!("{front}{}", source(&plan).text);
        let (document, faults) = document::read("content/2020/kikaku/goal-1.md", &text);
        let is_sound = !faults.iter().any(tomei::diagnostic::Diagnostic::is_error);
        let document = document.filter(|_| is_sound)?;
        number += 1;
        let mut words: Vec<usize> = document.sections.iter().flat_map(shown).collect();
        words.sort_unstable();
        Some((text, words))
    })
}

/// The text between the tags of `<main>`, and that of its pictures.
fn visible(html: &[u8]) -> String {
    let (mut text, mut is_main) = (String::new(), false);
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) if &**tag.name == b"main" => is_main = true,
            Token::EndTag(tag) if &**tag.name == b"main" => is_main = false,
            // The words of a picture are those that are read out for it.
            Token::StartTag(tag) if is_main && &**tag.name == b"img" => {
                text.push_str(
                    &tag.attributes
                        .get(&b"alt"[..])
                        .map(|alt| String::from_utf8_lossy(alt).into_owned())
                        .unwrap_or_default(),
                );
            }
            Token::String(words) if is_main => text.push_str(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    text
}

fn sorted(mut words: Vec<usize>) -> Vec<usize> {
    words.sort_unstable();
    words
}

#[test]
fn pages_show_each_word_once() {
    let written = written();
    for (number, expected) in &written.documents {
        for folder in ["", "en/"] {
            let page = &written.files[&format!("{folder}2020/kikaku/goal-{number}.html")];
            assert_eq!(&sorted(words(&visible(page))), expected, "{folder} {number}");
        }
    }
}

#[test]
fn tables_have_each_word_once() {
    let written = written();
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (table, column) in
        [("sections", "heading"), ("section_texts", "text"), ("items", "text"), ("schedule", "when_written")]
    {
        let mut rows = csv::Reader::from_reader(&*written.files[&format!("data/csv/{table}.csv")]);
        let columns = rows.headers().expect("a table has names of columns").clone();
        let at = |name: &str| columns.iter().position(|column| column.trim_start_matches('\u{feff}') == name);
        let (document, column) = (at("document_id").expect("an id"), at(column).expect("a column of texts"));
        for row in rows.records().map(|row| row.expect("a row can be read")) {
            found.entry(row[document].to_owned()).or_default().extend(words(&row[column]));
        }
    }
    for (number, expected) in &written.documents {
        let words = found.remove(&format!("g{number}")).unwrap_or_default();
        assert_eq!(&sorted(words), expected, "the tables of {number}");
    }
}

#[test]
fn the_search_has_each_word_once() {
    let written = written();
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for bytes in written.files.iter().filter(|(path, _)| path.starts_with("search/")).map(|(_, bytes)| bytes) {
        let Ok(bytes) = inflate(bytes) else { continue };
        let bodies = (0..DOCUMENTS).filter_map(|number| unframe(FileKind::Display, number, &bytes).ok());
        for document in bodies.flat_map(|body| display::decode(body).expect("a file of the search can be read")) {
            let texts = document.passages.iter().flat_map(|passage| words(&passage.text));
            found.entry(document.url).or_default().extend(texts);
        }
    }
    for (number, expected) in &written.documents {
        let words = found.remove(&format!("2020/kikaku/goal-{number}.html")).unwrap_or_default();
        assert_eq!(&sorted(words), expected, "the search of {number}");
    }
}

#[test]
fn the_documents_are_many_and_different() {
    let written = written();
    assert_eq!(written.documents.len(), DOCUMENTS);
    let all: BTreeSet<&Vec<usize>> = written.documents.values().collect();
    assert!(all.len() > 20 && written.documents.values().map(Vec::len).sum::<usize>() > 1_000, "hardly any text");
}
