//! The format of `published.lock`: a block for each document, a line for each fact.
//!
//! ```text
//! tomei published 2
//!
//! 2019-somu-1 2019/somu/goal-1.html
//!   since 2026-12-01
//!   was 2019/soumu/goal-1.html
//!   file 92f0b1c75d4140d7a1b3c9ee0f6a4d0a
//!   title 5d4140d7a1b3c9ee0f6a4d0a92f0b1c7
//!   item p1 99aa06d3014798d86001c324468d497f
//!   item p2 0f6a4d0a92f0b1c75d4140d7a1b3c9ee gone
//! ```
//!
//! Blocks and lines are sorted, so that the publications of two clerks merge line by line; they are read in any order.
//! A line that cannot be parsed is a fault, and the file is then never overwritten. Version 1 has hashes of texts as typed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::str::SplitAsciiWhitespace;

use jiff::civil::Date;
use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::path::{SitePath, Slug};
use crate::model::publication::{Part, Publication, Published, PublishedText};
use crate::model::source::Span;
use crate::publication::fault::lock::{BrokenLock, LockFlaw};

/// The name of the file in the site's folder.
pub const NAME: &str = "published.lock";

const HEAD: &str = "tomei published 2";
const ABOUT: &str = "# 公開した id・アドレス・文章の控えです。「tomei publish」だけが書きます。手で直さず、content と一緒に保存してください。";

/// Prints a lock file.
pub fn print(publication: &Publication) -> String {
    let mut text = format!("{HEAD}\n{ABOUT}\n");
    for (id, published) in &publication.documents {
        print_document(&mut text, id, published).expect("writing to a String cannot fail");
    }
    text
}

fn print_document(text: &mut String, id: &Slug, published: &Published) -> std::fmt::Result {
    let Published { path, moved, since, withdrawn, fingerprint, texts, corrections, span: _ } = published;
    writeln!(text, "\n{id} {path}\n  since {since}")?;
    withdrawn.iter().try_for_each(|day| writeln!(text, "  gone {day}"))?;
    moved.iter().try_for_each(|path| writeln!(text, "  was {path}"))?;
    writeln!(text, "  file {fingerprint:032x}")?;
    for (part, PublishedText { hash, is_withdrawn }) in texts {
        let gone = if *is_withdrawn { " gone" } else { "" };
        writeln!(text, "  {} {hash:032x}{gone}", print_part(part))?;
    }
    corrections.iter().try_for_each(|hash| writeln!(text, "  correction {hash:032x}"))
}

/// The name of a part in the lock file and in messages.
pub fn print_part(part: &Part) -> String {
    match part {
        Part::Title => "title".to_owned(),
        Part::Field(name) => format!("field {}", one_word(name)),
        Part::Item(id) => format!("item {id}"),
        // The prefix `#` keeps the word from being empty, since text before the first heading has no name.
        Part::Text(name) => format!("text #{}", one_word(name)),
    }
}

/// Escapes white space in a name. All other characters stay legible.
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

/// Parses a lock file.
///
/// # Errors
///
/// A fault for every line that cannot be parsed, with its position.
pub fn parse(text: &str) -> Result<Publication, Vec<Diagnostic>> {
    let head = text.find('\n').map_or(text.len(), |end| end + 1);
    let read: Vec<Reader> = cut(text, head).into_par_iter().map(|part| Reader::read(text, part)).collect();
    let mut whole = Reader::default();
    let first = Span::new(0, text[..head].trim_end().len());
    whole.check([HEAD, "tomei published 1"].contains(&text[..head].trim_end()), first, LockFlaw::Head);
    for part in read {
        whole.documents.extend(part.documents);
        whole.faults.extend(part.faults);
    }
    whole.documents.sort_by(|a, b| a.0.cmp(&b.0));
    let twice = whole.documents.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| &pair[1]);
    let twice: Vec<(String, Span)> = twice.map(|(id, published)| (id.to_string(), published.span)).collect();
    twice.into_iter().for_each(|(text, span)| whole.check(false, span, LockFlaw::Twice { text }));
    let Reader { documents, faults, open: _ } = whole;
    if faults.is_empty() { Ok(Publication { documents: documents.into_iter().collect() }) } else { Err(faults) }
}

/// The size of a part in bytes. Smaller parts cost more for threads than they save.
const PART: usize = 16 * 1024;

/// Divides the text into parts that begin with a document's block.
fn cut(text: &str, start: usize) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), start);
    while text.len() - start > PART {
        let begins = |at: &usize| text.as_bytes().get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
        let from = (start + PART..).find(|at| text.is_char_boundary(*at)).expect("the end is a boundary");
        let Some(end) = text[from..].match_indices("\n\n").map(|(at, _)| from + at).find(begins) else { break };
        parts.push(start..end + 2);
        start = end + 2;
    }
    parts.push(start..text.len());
    parts
}

/// The number of texts that most documents do not exceed.
const USUAL_TEXTS: usize = 24;

#[derive(Default)]
struct Reader {
    documents: Vec<(Slug, Published)>,
    open: Option<Block>,
    faults: Vec<Diagnostic>,
}

/// The block of a document, while its lines are read.
struct Block {
    id: Slug,
    since: Option<Date>,
    published: Published,
    /// Collected into a map only at the end. That is fast, since the lines are sorted in the file.
    texts: Vec<(Part, PublishedText)>,
}

impl Reader {
    fn read(text: &str, part: Range<usize>) -> Self {
        let (mut reader, mut at) = (Self::default(), part.start);
        for line in text[part].split_inclusive('\n') {
            let words = line.trim_ascii_end();
            let indent = words.len() - words.trim_ascii_start().len();
            reader.line(words, Span::new(at + indent, words.len() - indent));
            at += line.len();
        }
        reader.close();
        reader
    }

    fn check(&mut self, holds: bool, span: Span, flaw: LockFlaw) {
        if !holds {
            self.faults.push(Diagnostic::at(NAME, span, BrokenLock { flaw }));
        }
    }

    fn line(&mut self, line: &str, span: Span) {
        match (line.as_bytes().first(), &mut self.open) {
            (None | Some(b'#'), _) => {}
            (Some(b' '), Some(block)) => match block.line(line) {
                Some(true) => {}
                Some(false) => self.check(false, span, LockFlaw::Twice { text: line.trim().to_owned() }),
                None => self.check(false, span, LockFlaw::Line { text: line.trim().to_owned() }),
            },
            (Some(b'<' | b'=' | b'>' | b'|'), _) => self.check(false, span, LockFlaw::Conflict),
            _ => self.open(line, span),
        }
    }

    fn open(&mut self, line: &str, span: Span) {
        self.close();
        let words = line.split_once(' ').filter(|(_, path)| !path.contains(' '));
        let read = words.and_then(|(id, path)| Some((Slug::new(id)?, SitePath::new(path)?)));
        let Some((id, path)) = read else {
            return self.check(false, span, LockFlaw::Line { text: line.trim().to_owned() });
        };
        let published = Published {
            path,
            moved: BTreeSet::new(),
            since: Date::default(),
            withdrawn: None,
            fingerprint: 0,
            texts: BTreeMap::new(),
            corrections: BTreeSet::new(),
            span,
        };
        self.open = Some(Block { id, since: None, published, texts: Vec::with_capacity(USUAL_TEXTS) });
    }

    fn close(&mut self) {
        let Some(Block { id, since, mut published, texts }) = self.open.take() else { return };
        let Some(since) = since else {
            return self.check(false, published.span, LockFlaw::NoDay { id: id.to_string() });
        };
        published.since = since;
        published.texts = texts.into_iter().collect();
        self.documents.push((id, published));
    }
}

impl Block {
    /// Adds the fact that a line states. Returns `Some(false)` if the fact was stated before, and `None` if the line
    /// cannot be parsed.
    fn line(&mut self, line: &str) -> Option<bool> {
        let mut words = line.split_ascii_whitespace();
        let published = &mut self.published;
        let is_new = match words.next()? {
            "since" => self.since.replace(words.next()?.parse().ok()?).is_none(),
            "gone" => published.withdrawn.replace(words.next()?.parse().ok()?).is_none(),
            "file" => std::mem::replace(&mut published.fingerprint, read_hash(words.next()?)?) == 0,
            "was" => published.moved.insert(SitePath::new(words.next()?)?),
            "correction" => published.corrections.insert(read_hash(words.next()?)?),
            kind => {
                let part = read_part(kind, &mut words)?;
                let hash = read_hash(words.next()?)?;
                let is_withdrawn = match words.next() {
                    None => false,
                    Some("gone") => true,
                    Some(_) => return None,
                };
                let is_sorted = self.texts.last().is_none_or(|(last, _)| *last < part);
                let is_new = is_sorted || !self.texts.iter().any(|(known, _)| *known == part);
                self.texts.push((part, PublishedText { hash, is_withdrawn }));
                is_new
            }
        };
        words.next().is_none().then_some(is_new)
    }
}

fn read_part(kind: &str, words: &mut SplitAsciiWhitespace) -> Option<Part> {
    let decoded = |word: &str| match word.contains('%') {
        true => percent_decode_str(word).decode_utf8().ok().map(|name| name.into_owned()),
        false => Some(word.to_owned()),
    };
    match kind {
        "title" => Some(Part::Title),
        "field" => decoded(words.next()?).map(Part::Field),
        "item" => Slug::new(words.next()?).map(Part::Item),
        "text" => decoded(words.next()?.strip_prefix('#')?).map(crate::publication::seen::part),
        _ => None,
    }
}

/// Parses 32 lower-case hexadecimal digits. There is a hash on every line, and the standard library's parser for `u128`
/// takes several times as long.
fn read_hash(word: &str) -> Option<u128> {
    let half = |digits: &[u8]| digits.iter().try_fold(0_u64, |sum, digit| Some((sum << 4) | nibble(*digit)?));
    let (high, low) = word.as_bytes().split_at_checked(16).filter(|(_, low)| low.len() == 16)?;
    Some((u128::from(half(high)?) << 64) | u128::from(half(low)?))
}

fn nibble(digit: u8) -> Option<u64> {
    match digit {
        b'0'..=b'9' => Some(u64::from(digit - b'0')),
        b'a'..=b'f' => Some(u64::from(digit - b'a' + 10)),
        _ => None,
    }
}
