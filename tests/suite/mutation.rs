//! No text that a person or a program may leave behind stops the readers of content: documents, tables and the lock file.
//!
//! Texts of the repository are changed at random places: bytes, lines, signs of Markdown, YAML and Japanese keyboards.
//! `TOMEI_MUTATION=1000000` tries as many with a new seed, which a failure names; `TOMEI_MUTATION_SEED` tries an earlier run
//! again. An input that fails is kept in `tests/kept/`; commit it: what is kept there is tried first.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use tomei::diagnostic::Diagnostic;
use tomei::diagnostic::lang::Lang;
use tomei::markdown::html::{Place, to_html};
use tomei::markdown::{seen, to_passages, to_text};
use tomei::publication::{lock, texts};
use tomei::validate::{document, table};
use xxhash_rust::xxh3::xxh3_64;

use crate::site::{files, repository};

/// What is put into texts.
const PIECES: [&str; 72] = [
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "    ",
    "\t",
    "\u{3000}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{fdd0}",
    "\u{fdd1}",
    "\u{feff}",
    "\u{e0100}",
    "\u{3099}",
    "\0",
    "---\n",
    "...\n",
    "- ",
    "* ",
    "・",
    "①",
    "（ア）",
    "１．",
    "## ",
    "##　実績\n",
    "＃",
    "【実績】\n",
    "```\n",
    "~~~",
    "`",
    "> ",
    "|",
    "|---|\n",
    "[",
    "]",
    "(",
    ")",
    "［",
    "］",
    "（",
    "）",
    "[p1] ",
    "[r1 -> p1] ",
    "［r1 → p1］",
    "[@ 10月] ",
    "@",
    "[^1]",
    "[^1]: ",
    "]: ",
    "![",
    "](a.md#p1)",
    "<!--",
    "-->",
    "<b>",
    "&amp;",
    "**",
    "__",
    "~~",
    "2*3*4",
    "\\",
    "https://x.example/",
    ": ",
    "#",
    " # ",
    "&a ",
    "*a",
    "!!str ",
    "{",
    "}",
    "gone",
];

/// A reader of content by the name under which its inputs are kept.
struct Reader {
    name: &'static str,
    read: fn(&str),
}

const READERS: [Reader; 4] = [
    Reader { name: "document", read: read_document },
    Reader { name: "page", read: read_page },
    Reader { name: "table", read: read_tables },
    Reader { name: "lock", read: read_lock },
];

fn read_document(text: &str) {
    of_file("content/2020/kikaku/goal-1.md", text);
}

fn read_page(text: &str) {
    of_file("content/pages/a.md", text);
}

fn of_file(file: &str, text: &str) {
    let (document, faults) = document::read(file, text);
    check_faults(text, &faults);
    let Some(document) = document else { return };
    for text in texts::texts(&document).values() {
        let html = to_html(text, &Place::without_words(&|address| Some(address.to_owned())));
        assert!(!html.contains('\u{fdd0}') || text.contains('\u{fdd0}'), "a mark of the parser is on the page");
        std::hint::black_box((to_text(text), to_passages(text), seen::markdown(text)));
    }
}

fn read_tables(text: &str) {
    check_faults(text, &table::read::<table::department::RawDepartment>("a.yaml", text).1);
    check_faults(text, &table::read::<table::plan::RawPlan>("a.yaml", text).1);
    check_faults(text, &table::read::<table::plan::RawPolicySet>("a.yaml", text).1);
    check_faults(text, &table::read::<table::grade::RawGradeScheme>("a.yaml", text).1);
    check_faults(text, &table::read::<table::glossary::RawGlossaryEntry>("a.yaml", text).1);
    check_faults(text, &table::read::<table::correction::RawCorrection>("a.yaml", text).1);
    check_faults(text, &table::read_one::<table::config::RawConfig>("a.yaml", text).1);
    check_faults(text, &table::form::read("a.yaml", text).1);
    check_faults(text, &table::dictionary::read("a.csv", text).1);
}

/// What was read from a lock file is the same after it was printed.
fn read_lock(text: &str) {
    match lock::parse(text) {
        Err(faults) => check_faults(text, &faults),
        Ok(publication) => {
            let printed = lock::print(&publication);
            let again = lock::parse(&printed).expect("what is printed can be read");
            assert_eq!(lock::print(&again), printed);
        }
    }
}

/// Each message can be shown: it stands in the text, and has its words in both languages.
fn check_faults(text: &str, faults: &[Diagnostic]) {
    for fault in faults {
        if let Some(span) = fault.span {
            assert!(span.start <= span.end && span.end <= text.len(), "{span:?} of {} bytes", text.len());
            assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?}");
        }
        assert!([Lang::Ja, Lang::En].iter().all(|lang| !fault.fault.message(*lang).title.is_empty()));
    }
}

/// Numbers that look random, the same for the same seed.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or(0) % limit.max(1)
    }
}

fn mutated(numbers: &mut Numbers, texts: &[Vec<u8>]) -> String {
    String::from_utf8_lossy(&changed(numbers, texts)).into_owned()
}

/// One of the texts, changed at a few places.
pub fn changed(numbers: &mut Numbers, texts: &[Vec<u8>]) -> Vec<u8> {
    let mut text = texts[numbers.below(texts.len())].clone();
    for _ in 0..=numbers.below(6) {
        let (at, length) = (numbers.below(text.len() + 1), numbers.below(40));
        let end = (at + length).min(text.len());
        match numbers.below(7) {
            0 => drop(text.drain(at..end)),
            1 => {
                let piece = text[at..end].to_vec();
                text.splice(at..at, piece).for_each(drop);
            }
            2 => {
                let other = &texts[numbers.below(texts.len())];
                let from = numbers.below(other.len());
                let piece = other[from..(from + 4 * length).min(other.len())].to_vec();
                text.splice(at..end, piece).for_each(drop);
            }
            3 if at < text.len() => text[at] = u8::try_from(numbers.below(256)).unwrap_or(0),
            4 => text.truncate(at.max(text.len() / 2)),
            _ => drop(text.splice(at..at, PIECES[numbers.below(PIECES.len())].bytes())),
        }
        text.truncate(4_000);
    }
    text
}

fn seeds(folders: &[&str], ends: &[&str]) -> Vec<Vec<u8>> {
    let found = folders.iter().flat_map(|folder| files(&repository().join(folder)));
    let wanted = found.filter(|(path, _)| ends.iter().any(|end| path.ends_with(end)));
    let texts = wanted.filter_map(|(_, bytes)| String::from_utf8(bytes).ok());
    let shortened = |text: String| text.chars().take(1_500).collect::<String>().into_bytes();
    texts.map(shortened).collect()
}

fn of_reader(name: &str) -> Vec<Vec<u8>> {
    match name {
        "document" | "page" => seeds(&["content", "tests/cases"], &[".md"]),
        "table" => seeds(&["content", "tests/cases"], &[".yaml", ".csv"]),
        _ => seeds(&["tests/cases"], &["published.lock"]),
    }
}

fn kept() -> PathBuf {
    repository().join("tests/kept")
}

/// Whether the reader survives `text`; if it does not, the text is kept.
fn survives(reader: &Reader, text: &str) -> bool {
    let is_well = catch_unwind(AssertUnwindSafe(|| (reader.read)(text))).is_ok();
    if !is_well {
        let name = format!("{}-{:016x}.txt", reader.name, xxh3_64(text.as_bytes()));
        fs::write(kept().join(name), text).unwrap();
    }
    is_well
}

#[test]
fn kept_inputs_do_no_harm() {
    for (name, bytes) in files(&kept()).into_iter().filter(|(name, _)| name.ends_with(".txt")) {
        let reader = READERS.iter().find(|reader| name.starts_with(reader.name)).expect("a kept input is of a reader");
        (reader.read)(&String::from_utf8(bytes).unwrap());
    }
}

/// The number of texts to try, and a seed.
pub fn plan() -> (u64, u64) {
    let variable = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().expect("a number"));
    let wanted = variable("TOMEI_MUTATION");
    let chosen = || wanted.map_or(1, |_| u64::from(std::process::id()).wrapping_mul(0x2545_f491_4f6c_dd1d));
    (wanted.unwrap_or(2_000), variable("TOMEI_MUTATION_SEED").unwrap_or_else(chosen))
}

#[test]
fn no_text_stops_a_reader() {
    let (wanted, seed) = plan();
    let cases = wanted / 4;
    let run = |reader: &'static Reader| {
        let (texts, mut numbers) = (of_reader(reader.name), Numbers(seed ^ xxh3_64(reader.name.as_bytes())));
        assert!(!texts.is_empty(), "{} has no texts", reader.name);
        (0..cases).filter(|_| !survives(reader, &mutated(&mut numbers, &texts))).count()
    };
    let failed: Vec<usize> = std::thread::scope(|scope| {
        let threads: Vec<_> = READERS.iter().map(|reader| scope.spawn(move || run(reader))).collect();
        threads.into_iter().map(|thread| thread.join().expect("inputs are tried one by one")).collect()
    });
    assert_eq!(failed, [0; 4], "inputs that fail are in tests/kept; TOMEI_MUTATION_SEED={seed} makes them again");
}
