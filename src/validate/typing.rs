//! Interprets the signs of a body that are typed differently from Markdown, and reports them.
//!
//! A line that begins like a heading or a list item, but is not valid Markdown, is accepted if it has only one possible
//! meaning, and refused if it has two. Treating `##　実績` as text would publish results as promises.

mod heading;
mod headings;
mod tag;
mod text;

use std::ops::Range;

use crate::diagnostic::fault::Fault;
use crate::diagnostic::faults::Faults;
use crate::model::kind::Kind;
use crate::validate::body_text::BodyText;
use crate::validate::fault::typing::{SignKept, SignRead, SignUnclear};
use crate::validate::finding::{Finding, settle};
use crate::validate::sign;
use crate::validate::sign::parts::{Meaning, Sign, SignKind, is_any_space, is_wide_space};
use crate::validate::typing::headings::Headings;

/// Prepares the body `typed` of a document of `kind`, which begins at byte `base` of its file, for the Markdown parser.
pub fn read<'a>(typed: &'a str, base: usize, kind: Kind, faults: &Faults) -> BodyText<'a> {
    let findings = Scan::all(typed, kind);
    if findings.is_empty() {
        return BodyText::new(typed, base, &[]);
    }
    let (body, accepted) = settle(typed, base, &findings);
    for finding in findings.into_iter().zip(accepted).filter_map(|(finding, accepted)| accepted.then_some(finding)) {
        if let Some(fault) = finding.fault {
            faults.add(BodyText::new(typed, base, &[]).span(&finding.at), fault);
        }
    }
    body
}

/// The state of a scan over a body, line by line.
struct Scan<'a> {
    body: &'a str,
    kind: Kind,
    found: Vec<Finding>,
    headings: Headings,
    /// The open list items: for each its indentation as typed, and the columns of its sign and text as read.
    open: Vec<Level>,
    after_blank: bool,
    /// Whether the line before is text that stands in no entry.
    after_text: bool,
}

#[derive(Clone, Copy)]
struct Level {
    typed: usize,
    column: usize,
    content: usize,
}

impl<'a> Scan<'a> {
    fn all(body: &'a str, kind: Kind) -> Vec<Finding> {
        let (headings, open) = (Headings::default(), Vec::new());
        let mut scan = Self { body, kind, found: Vec::new(), headings, open, after_blank: true, after_text: false };
        let (mut lines, mut at) = (body.split_inclusive('\n').peekable(), 0);
        while let Some(line) = lines.next() {
            let next = lines.peek().map_or("", |next| next.trim_end());
            scan.line(line.trim_end_matches(['\n', '\r']), at, next);
            at += line.len();
        }
        scan.found.sort_by_key(|finding| finding.at.start);
        scan.found
    }

    fn line(&mut self, line: &str, start: usize, next: &str) {
        self.signs_within(line, start);
        if self.heading_without_sign(line, start, next) {
            return;
        }
        let (mut at, mut is_entry) = (0, false);
        loop {
            let rest = &line[at..];
            let text = rest.trim_start_matches(is_any_space);
            let indent = rest.len() - text.len();
            if let Some(inner) = text.strip_prefix('>') {
                at = line.len() - inner.len();
                continue;
            }
            let Some(sign) = sign::read(text) else {
                return self.text(text, start + line.len() - text.len(), &rest[..indent]);
            };
            let is_heading = matches!(sign.kind, SignKind::Heading(_));
            // After the sign of a list item, only Markdown's own signs begin a nested item, since the text of an
            // imported item can begin with ＊ or －.
            if is_entry && (is_heading || sign.meaning != Meaning::Plain) {
                return;
            }
            let sign = self.in_its_place(sign);
            self.sign(&sign, rest, indent, start + at);
            if is_heading || matches!(sign.meaning, Meaning::Unclear | Meaning::Kept) {
                return;
            }
            (at, is_entry) = (at + indent + sign.length + sign.gap, true);
        }
    }

    /// Processes a line, or the rest of one, that does not begin with a sign.
    fn text(&mut self, text: &str, at: usize, indent: &str) {
        if text.is_empty() {
            (self.after_blank, self.after_text) = (true, false);
            return;
        }
        if self.after_blank {
            let typed = width(indent);
            self.open.retain(|level| level.typed < typed);
        }
        (self.after_blank, self.after_text) = (false, self.open.is_empty());
        self.escape(text, at);
        self.definition(text, at);
    }

    /// Behind a line of text Markdown begins no list but with the first number: `2.` is shown as it is.
    fn in_its_place(&mut self, sign: Sign) -> Sign {
        let is_later = matches!(sign.kind, SignKind::Number(number, _) if number != 1);
        let is_text = std::mem::take(&mut self.after_text) && is_later && sign.meaning == Meaning::Read;
        if is_text { Sign { meaning: Meaning::Kept, ..sign } } else { sign }
    }

    fn sign(&mut self, sign: &Sign, rest: &str, indent: usize, at: usize) {
        self.after_blank = false;
        let (spaces, text) = rest.split_at(indent);
        let is_wide = spaces.contains(is_wide_space);
        let column = match sign.kind {
            SignKind::Heading(_) => self.close(),
            _ => self.enter(width(spaces), spaces, sign),
        };
        let marks = written(sign);
        let typed = &text[..sign.length + sign.gap];
        let end = at + indent + typed.len();
        match sign.meaning {
            Meaning::Unclear | Meaning::Kept => {
                let typed: String = text.chars().take(12).collect();
                let fault: Fault = if sign.meaning == Meaning::Kept {
                    SignKept { typed, sign: marks }.into()
                } else {
                    SignUnclear { typed, sign: marks }.into()
                };
                self.add(at + indent..at + indent + sign.length, at + indent, None, Some(fault));
            }
            Meaning::Plain if !is_wide => {}
            Meaning::Plain | Meaning::Read => {
                let read = format!("{marks} ");
                let label = &text[..sign.label];
                let fault = SignRead {
                    typed: format!("{}{label}", &rest[..indent + typed.len()]),
                    read: format!("{read}{label}"),
                };
                let from = if is_wide { at } else { at + indent };
                let before = if is_wide { " ".repeat(column) } else { String::new() };
                self.add(from..end, at + indent, Some(before + &read), Some(fault.into()));
            }
        }
        match sign.kind {
            _ if matches!(sign.meaning, Meaning::Unclear | Meaning::Kept) => {}
            SignKind::Heading(level) => self.heading(level, &text[typed.len()..], end),
            SignKind::Bullet(_) | SignKind::Number(..) => self.brackets(&text[typed.len()..], end),
        }
    }

    /// A heading ends every list, and is never indented.
    fn close(&mut self) -> usize {
        self.open.clear();
        0
    }

    /// The column at which the sign of a list item is read. Ideographic spaces nest an item as they appear to; Markdown
    /// would treat it as code or put it on the same level.
    fn enter(&mut self, typed: usize, spaces: &str, sign: &Sign) -> usize {
        while self.open.last().is_some_and(|level| level.typed > typed) {
            self.open.pop();
        }
        let same = self.open.pop_if(|level| level.typed == typed);
        let above = self.open.last().map_or(0, |level| level.content);
        let column = match same {
            _ if !spaces.contains(is_wide_space) => typed,
            Some(level) => level.column,
            None => typed.clamp(above, above + 3),
        };
        let marks = written(sign).len();
        self.open.push(Level { typed, column, content: column + marks + 1 });
        column
    }

    fn add(&mut self, at: Range<usize>, probe: usize, read: Option<String>, fault: Option<Fault>) {
        self.found.push(Finding { at, probe, read, fault, is_definition: false });
    }
}

/// The width of spaces in columns on the screen.
fn width(spaces: &str) -> usize {
    spaces.chars().map(|c| if c == '\u{3000}' { 2 } else { usize::from(c != '\u{200b}') }).sum()
}

/// The sign as Markdown requires it.
fn written(sign: &Sign) -> String {
    match sign.kind {
        SignKind::Heading(level) => "#".repeat(level),
        SignKind::Bullet(sign) => sign.to_string(),
        SignKind::Number(number, end) => format!("{number}{end}"),
    }
}
