//! Interprets the signs of a body that are typed differently from Markdown, and reports them.
//!
//! A line that begins like a heading or a list item, but is not valid Markdown, is accepted if it has only one possible
//! meaning, and refused if it has two. Treating `##　実績` as text would publish results as promises.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::faults::Faults;
use crate::markdown;
use crate::validate::body_text::{BodyText, Edit};
use crate::validate::fault::bracket::DefinitionRead;
use crate::validate::fault::typing::{SignKept, SignRead, SignUnclear};
use crate::validate::sign::{self, Meaning, Sign, SignKind};

/// Prepares the body `typed`, which begins at byte `base` of its file, for the Markdown parser.
pub fn read<'a>(typed: &'a str, base: usize, faults: &Faults) -> BodyText<'a> {
    let findings = Scan::all(typed);
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

/// A position that needs an interpretation, and the interpretation.
struct Finding {
    at: Range<usize>,
    /// The byte at which Markdown must see text and not code, or the finding does not apply.
    probe: usize,
    read: Option<String>,
    fault: Option<Fault>,
    is_definition: bool,
}

/// Accepts the findings that are not in code. What is code depends on the lists around it, and so on the findings
/// accepted before; the process is therefore repeated until nothing changes.
fn settle<'a>(typed: &'a str, base: usize, findings: &[Finding]) -> (BodyText<'a>, Vec<bool>) {
    let mut accepted = vec![false; findings.len()];
    loop {
        let chosen = findings.iter().zip(&accepted).filter(|(_, accepted)| **accepted).map(|(finding, _)| finding);
        let edits: Vec<Edit> =
            chosen.filter_map(|finding| Some(Edit { at: finding.at.clone(), read: finding.read.clone()? })).collect();
        let body = BodyText::new(typed, base, &edits);
        let seen = Seen::of(&body, base);
        let more: Vec<bool> = findings.iter().zip(&accepted).map(|(f, accepted)| *accepted || seen.counts(f)).collect();
        if more == accepted {
            return (body, accepted);
        }
        accepted = more;
    }
}

/// What Markdown recognizes in a body, as positions in the typed body.
struct Seen {
    /// Code and HTML.
    verbatim: Vec<Range<usize>>,
    /// Link definitions that nothing refers to.
    definitions: Vec<Range<usize>>,
}

impl Seen {
    fn of(body: &BodyText, base: usize) -> Self {
        let place = |range: &Range<usize>| body.place(range.start) - base..body.place(range.end) - base;
        let mut events = Parser::new_ext(&body.text, markdown::OPTIONS).into_offset_iter();
        let (mut verbatim, mut used) = (Vec::new(), Vec::new());
        for (event, range) in events.by_ref() {
            match event {
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) | Event::Code(_) => verbatim.push(place(&range)),
                Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
                    if !matches!(link_type, LinkType::Inline | LinkType::Autolink | LinkType::Email) =>
                {
                    used.push(id.to_lowercase());
                }
                _ => {}
            }
        }
        let all = events.reference_definitions().iter();
        let unused = all.filter(|(label, _)| !used.contains(&label.to_lowercase()));
        Self { verbatim, definitions: unused.map(|(_, definition)| place(&definition.span)).collect() }
    }

    fn counts(&self, finding: &Finding) -> bool {
        let holds = |ranges: &[Range<usize>]| ranges.iter().any(|range| range.contains(&finding.probe));
        if finding.is_definition { holds(&self.definitions) } else { !holds(&self.verbatim) }
    }
}

/// The state of a scan over a body, line by line.
#[derive(Default)]
struct Scan {
    found: Vec<Finding>,
    /// The open list items: for each its indentation as typed, and the columns of its sign and text as read.
    open: Vec<Level>,
    after_blank: bool,
}

#[derive(Clone, Copy)]
struct Level {
    typed: usize,
    column: usize,
    content: usize,
}

impl Scan {
    fn all(body: &str) -> Vec<Finding> {
        let (mut scan, mut at) = (Self::default(), 0);
        for line in body.split_inclusive('\n') {
            scan.line(line.trim_end_matches(['\n', '\r']), at);
            at += line.len();
        }
        scan.found
    }

    fn line(&mut self, line: &str, start: usize) {
        let (mut at, mut is_entry) = (0, false);
        loop {
            let rest = &line[at..];
            let text = rest.trim_start_matches(sign::is_any_space);
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
            self.after_blank = true;
            return;
        }
        if self.after_blank {
            let typed = width(indent);
            self.open.retain(|level| level.typed < typed);
        }
        self.after_blank = false;
        self.escape(text, at);
        self.definition(text, at);
    }

    /// A backslash marks a sign as text. Markdown supports that only before ASCII signs, and before the dot of a
    /// number.
    fn escape(&mut self, text: &str, at: usize) {
        let Some(text) = text.strip_prefix('\\') else { return };
        if let Some(Sign { kind: SignKind::Number, length, .. }) = sign::read(text) {
            let (digits, dot) = text[..length].split_at(length - 1);
            self.add(at..at + 1 + length, at, Some(format!("{digits}\\{dot}")), None);
        } else if text.starts_with(|c: char| !c.is_ascii() && sign::ascii(c).is_some()) {
            self.add(at..at + 1, at, Some(String::new()), None);
        }
    }

    /// To Markdown `[p1]: 窓口` is a link definition, which shows nothing.
    fn definition(&mut self, text: &str, at: usize) {
        let Some((label, target)) = text.strip_prefix('[').and_then(|text| text.split_once("]:")) else { return };
        let is_address = target.contains(['/', '.', '#', ':', '<']);
        if label.starts_with('^') || label.contains(['[', ']']) || is_address {
            return;
        }
        let colon = at + label.len() + 2;
        let fault = DefinitionRead { written: text.to_owned() };
        self.add(colon..colon + 1, at, Some("\\:".to_owned()), Some(fault.into()));
        self.found.last_mut().expect("a finding was just added").is_definition = true;
    }

    fn sign(&mut self, sign: &Sign, rest: &str, indent: usize, at: usize) {
        self.after_blank = false;
        let (spaces, text) = rest.split_at(indent);
        let is_wide = spaces.contains(sign::is_wide_space);
        let column = match sign.kind {
            SignKind::Heading(_) => self.close(),
            _ => self.enter(width(spaces), spaces, sign),
        };
        let marks = written(sign, text);
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
                let fault = SignRead { typed: rest[..indent + typed.len()].to_owned(), read: read.clone() };
                let from = if is_wide { at } else { at + indent };
                let before = if is_wide { " ".repeat(column) } else { String::new() };
                self.add(from..end, at + indent, Some(before + &read), Some(fault.into()));
            }
        }
        if matches!(sign.kind, SignKind::Heading(_)) && matches!(sign.meaning, Meaning::Plain | Meaning::Read) {
            self.closing_marks(&text[typed.len()..], end);
        }
    }

    /// The hashes after a heading, as in `## 実績　##`, are not part of it.
    fn closing_marks(&mut self, heading: &str, at: usize) {
        let whole = heading.trim_end_matches(sign::is_any_space);
        let marked = whole.trim_end_matches(['#', '＃']);
        let text = marked.trim_end_matches(sign::is_any_space);
        let is_typed = marked[text.len()..].contains(sign::is_wide_space) || whole[marked.len()..].contains('＃');
        if marked.len() < whole.len() && text.len() < marked.len() && is_typed {
            self.add(at + text.len()..at + heading.len(), at, Some(String::new()), None);
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
            _ if !spaces.contains(sign::is_wide_space) => typed,
            Some(level) => level.column,
            None => typed.clamp(above, above + 3),
        };
        let marks = if sign.kind == SignKind::Number { sign.length } else { 1 };
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
fn written(sign: &Sign, text: &str) -> String {
    match sign.kind {
        SignKind::Heading(level) => "#".repeat(level),
        SignKind::Bullet(sign) => sign.to_string(),
        SignKind::Number => text[..sign.length].to_owned(),
    }
}
