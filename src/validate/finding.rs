//! The findings of a scan for typed signs: which of them are in text and not in code.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::diagnostic::fault::Fault;
use crate::markdown::parse::Markdown;
use crate::validate::body_text::{BodyText, Edit};

/// A position that needs an interpretation, and the interpretation.
pub(super) struct Finding {
    pub(super) at: Range<usize>,
    /// The byte at which Markdown must see text and not code, or the finding does not apply.
    pub(super) probe: usize,
    pub(super) read: Option<String>,
    pub(super) fault: Option<Fault>,
    pub(super) is_definition: bool,
}

/// Accepts the findings that are not in code. What is code depends on the lists around it, and so on the findings
/// accepted before; the process is therefore repeated until nothing changes. Most bodies can hold no code, and are not
/// parsed for it.
pub(super) fn settle<'a>(typed: &'a str, base: usize, findings: &[Finding]) -> (BodyText<'a>, Vec<bool>) {
    let can_be_code = typed.contains(['`', '<', '\t']) || typed.contains("~~~") || typed.contains("    ");
    let mut accepted: Vec<bool> = findings.iter().map(|finding| !can_be_code && !finding.is_definition).collect();
    loop {
        let chosen = findings.iter().zip(&accepted).filter(|(_, accepted)| **accepted).map(|(finding, _)| finding);
        let edits: Vec<Edit> =
            chosen.filter_map(|finding| Some(Edit { at: finding.at.clone(), read: finding.read.clone()? })).collect();
        let body = BodyText::new(typed, base, &edits);
        if accepted.iter().all(|accepted| *accepted) {
            return (body, accepted);
        }
        let seen = Seen::of(&body, base);
        let more: Vec<bool> = findings.iter().zip(&accepted).map(|(f, accepted)| *accepted || seen.counts(f)).collect();
        if more == accepted {
            return (body, accepted);
        }
        accepted = more;
    }
}

/// Code and HTML in the body `typed` as it stands.
pub(super) fn verbatim(typed: &str) -> Vec<Range<usize>> {
    Seen::of(&BodyText::new(typed, 0, &[]), 0).verbatim
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
        let source = Markdown::new(&body.text);
        let (mut verbatim, mut used) = (Vec::new(), Vec::new());
        for (event, range) in source.events() {
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
        let all = source.definitions().into_iter();
        let unused = all.filter(|(label, _)| !used.contains(&label.to_lowercase()));
        Self { verbatim, definitions: unused.map(|(_, span)| place(&span)).collect() }
    }

    fn counts(&self, finding: &Finding) -> bool {
        let holds = |ranges: &[Range<usize>]| ranges.iter().any(|range| range.contains(&finding.probe));
        if finding.is_definition { holds(&self.definitions) } else { !holds(&self.verbatim) }
    }
}
