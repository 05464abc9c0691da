//! `published.lock` as text: a block for each document, a line for each fact.
//!
//! ```text
//! tomei published 1
//!
//! 2019-somu-1 2019/somu/goal-1.html
//!   since 2026-12-01
//!   was 2019/soumu/goal-1.html
//!   title 5d4140d7a1b3c9ee0f6a4d0a92f0b1c7
//!   item p1 99aa06d3014798d86001c324468d497f
//!   item p2 0f6a4d0a92f0b1c75d4140d7a1b3c9ee gone
//! ```
//!
//! Sorted, so that two clerks' publications merge line by line; any order is
//! read. What cannot be read is told with its line, and never written over.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::str::SplitAsciiWhitespace;

use jiff::civil::Date;
use percent_encoding::percent_decode_str;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::published_fault::{LockFlaw, PublishedFault};
use crate::model::path::{SitePath, Slug};
use crate::model::publication::{Part, Publication, Published, PublishedText};
use crate::model::source::Span;

/// The file's name in the site's folder.
pub const NAME: &str = "published.lock";

const HEAD: &str = "tomei published 1";
const ABOUT: &str = "# 公開した id・アドレス・文章の控えです。「tomei publish」だけが書きます。手で直さず、content と一緒に保存してください。";

/// The text of a lock file.
pub fn print(publication: &Publication) -> String {
    let mut text = format!("{HEAD}\n{ABOUT}\n");
    for (id, published) in &publication.documents {
        print_document(&mut text, id, published).expect("writing to a String cannot fail");
    }
    text
}

fn print_document(text: &mut String, id: &Slug, published: &Published) -> std::fmt::Result {
    let Published { path, moved, since, withdrawn, texts, corrections, span: _ } = published;
    writeln!(text, "\n{id} {path}\n  since {since}")?;
    withdrawn.iter().try_for_each(|day| writeln!(text, "  gone {day}"))?;
    moved.iter().try_for_each(|path| writeln!(text, "  was {path}"))?;
    for (part, PublishedText { hash, is_withdrawn }) in texts {
        let gone = if *is_withdrawn { " gone" } else { "" };
        writeln!(text, "  {} {hash:032x}{gone}", print_part(part))?;
    }
    corrections.iter().try_for_each(|hash| writeln!(text, "  correction {hash:032x}"))
}

/// The name of a part as the lock file and messages write it.
pub fn print_part(part: &Part) -> String {
    match part {
        Part::Title => "title".to_owned(),
        Part::Field(name) => format!("field {}", one_word(name)),
        Part::Item(id) => format!("item {id}"),
        // A word that is never empty: text before the first heading has no name.
        Part::Text(name) => format!("text #{}", one_word(name)),
    }
}

/// A name without what separates words; all other characters stay legible.
fn one_word(name: &str) -> String {
    let mut word = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_whitespace() || c.is_control() || c == '%' {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| word.push_str(&format!("%{byte:02X}")));
        } else {
            word.push(c);
        }
    }
    word
}

/// Reads a lock file.
///
/// # Errors
///
/// Every line that is none, with its place.
pub fn parse(text: &str) -> Result<Publication, Vec<Diagnostic>> {
    let mut reader = Reader { documents: BTreeMap::new(), open: None, faults: Vec::new() };
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let words = line.trim_end();
        let span = Span::new(at + words.len() - words.trim_start().len(), words.trim_start().len());
        at += line.len();
        if number == 0 {
            reader.check(words == HEAD, span, LockFlaw::Head);
        } else {
            reader.line(words, span);
        }
    }
    reader.check(!text.is_empty(), Span::new(0, 0), LockFlaw::Head);
    reader.close();
    if reader.faults.is_empty() { Ok(Publication { documents: reader.documents }) } else { Err(reader.faults) }
}

struct Reader {
    documents: BTreeMap<Slug, Published>,
    open: Option<Block>,
    faults: Vec<Diagnostic>,
}

/// A document whose lines are being read.
struct Block {
    id: Slug,
    span: Span,
    path: SitePath,
    since: Option<Date>,
    withdrawn: Option<Date>,
    moved: BTreeSet<SitePath>,
    texts: BTreeMap<Part, PublishedText>,
    corrections: BTreeSet<u128>,
}

impl Reader {
    fn check(&mut self, holds: bool, span: Span, flaw: LockFlaw) {
        if !holds {
            self.faults.push(Diagnostic::at(NAME, span, PublishedFault::Lock { flaw }));
        }
    }

    fn line(&mut self, line: &str, span: Span) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
            return self.check(false, span, LockFlaw::Conflict);
        }
        if !line.starts_with(' ') {
            return self.open(line, span);
        }
        let Some(block) = &mut self.open else {
            return self.check(false, span, LockFlaw::Line { text: line.trim().to_owned() });
        };
        match block.line(line) {
            Some(true) => {}
            Some(false) => self.check(false, span, LockFlaw::Twice { text: line.trim().to_owned() }),
            None => self.check(false, span, LockFlaw::Line { text: line.trim().to_owned() }),
        }
    }

    fn open(&mut self, line: &str, span: Span) {
        self.close();
        let read = line.split_once(' ').and_then(|(id, path)| Some((Slug::new(id)?, SitePath::new(path)?)));
        let Some((id, path)) = read else {
            return self.check(false, span, LockFlaw::Line { text: line.to_owned() });
        };
        let is_known = self.documents.contains_key(&id);
        self.check(!is_known, span, LockFlaw::Twice { text: id.to_string() });
        self.open = Some(Block {
            id,
            span,
            path,
            since: None,
            withdrawn: None,
            moved: BTreeSet::new(),
            texts: BTreeMap::new(),
            corrections: BTreeSet::new(),
        });
    }

    fn close(&mut self) {
        let Some(block) = self.open.take() else { return };
        let Block { id, span, path, since, withdrawn, moved, texts, corrections } = block;
        let Some(since) = since else { return self.check(false, span, LockFlaw::NoDay { id: id.to_string() }) };
        let published = Published { path, moved, since, withdrawn, texts, corrections, span };
        self.documents.insert(id, published);
    }
}

impl Block {
    /// Takes a line in; false where it was there before, none where it is no
    /// line of a lock file.
    fn line(&mut self, line: &str) -> Option<bool> {
        let mut words = line.split_ascii_whitespace();
        let is_new = match words.next()? {
            "since" => self.since.replace(words.next()?.parse().ok()?).is_none(),
            "gone" => self.withdrawn.replace(words.next()?.parse().ok()?).is_none(),
            "was" => self.moved.insert(SitePath::new(words.next()?)?),
            "correction" => self.corrections.insert(read_hash(words.next()?)?),
            kind => {
                let part = read_part(kind, &mut words)?;
                let hash = read_hash(words.next()?)?;
                let is_withdrawn = match words.next() {
                    None => false,
                    Some("gone") => true,
                    Some(_) => return None,
                };
                self.texts.insert(part, PublishedText { hash, is_withdrawn }).is_none()
            }
        };
        words.next().is_none().then_some(is_new)
    }
}

fn read_part(kind: &str, words: &mut SplitAsciiWhitespace) -> Option<Part> {
    let decoded = |word: &str| percent_decode_str(word).decode_utf8().ok().map(|name| name.into_owned());
    match kind {
        "title" => Some(Part::Title),
        "field" => decoded(words.next()?).map(Part::Field),
        "item" => Slug::new(words.next()?).map(Part::Item),
        "text" => decoded(words.next()?.strip_prefix('#')?).map(Part::Text),
        _ => None,
    }
}

fn read_hash(word: &str) -> Option<u128> {
    let fits = word.len() == 32 && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    fits.then(|| u128::from_str_radix(word, 16).ok()).flatten()
}
