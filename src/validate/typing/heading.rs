//! Headings: those that have a sign, and lines that are known as headings by their words.

use crate::diagnostic::fault::Fault;
use crate::markdown;
use crate::model::heading;
use crate::model::item::Role;
use crate::validate::fault::typing::{SignKept, SignRead};
use crate::validate::sign;
use crate::validate::sign::parts::{Meaning, ascii, is_any_space, is_wide_space};
use crate::validate::typing::Scan;
use crate::validate::typing::headings::Section;

/// The longest line that is taken for a heading, in characters.
const LONGEST: usize = 30;

impl Scan<'_> {
    /// Processes a heading whose text begins at byte `at`.
    pub(super) fn heading(&mut self, level: usize, text: &str, at: usize) {
        let role = self.role_of(text);
        if level <= 2 || role.is_some() {
            self.headings.add(at, if role.is_some() { Section::Role } else { Section::Text });
        }
        self.closing_marks(text, at);
    }

    /// `【実績】` on a line of its own begins the results, though it has no sign. Taken for text, it would publish the
    /// results below it as promises. Among free text it stays, and is reported.
    pub(super) fn heading_without_sign(&mut self, line: &str, start: usize, next: &str) -> bool {
        let text = line.trim_matches(is_any_space);
        let indent = line.len() - line.trim_start_matches(is_any_space).len();
        if !self.may_be_heading(text, &line[..indent], next) || self.role_of(text).is_none() {
            return false;
        }
        let at = start + indent;
        if self.headings.section(self.body) == Some(Section::Text) {
            let fault: Fault = SignKept { typed: text.to_owned(), sign: "##".to_owned() }.into();
            self.add(at..at + text.len(), at, None, Some(fault));
            return false;
        }
        let fault = SignRead { typed: text.to_owned(), read: format!("## {text}") };
        self.close();
        self.headings.add(at, Section::Role);
        (self.after_blank, self.after_text) = (false, false);
        self.add(start..at, at, Some("## ".to_owned()), Some(fault.into()));
        true
    }

    pub(super) fn role_of(&self, text: &str) -> Option<Role> {
        let words = markdown::plain_heading(&text.replace("**", ""));
        heading::meaning(self.kind, &words).map(|found| found.role)
    }

    /// Whether the line stands by itself as headings do.
    fn may_be_heading(&self, text: &str, indent: &str, next: &str) -> bool {
        let Some(first) = text.chars().next() else { return false };
        if text.chars().count() > LONGEST
            || matches!(first, '>' | '|' | '\\' | '`' | '#' | '＃')
            || ascii(first).is_some()
        {
            return first == '*' && text.starts_with("**") && text.chars().count() <= LONGEST && indent.is_empty();
        }
        let is_inside = !indent.is_empty() && (!self.open.is_empty() || indent.contains([' ', '\t']));
        let is_sign = sign::read(text).is_some_and(|sign| sign.meaning == Meaning::Plain);
        let is_underlined = !next.is_empty() && next.chars().all(|c| matches!(c, '=' | '-'));
        if is_inside || is_sign || is_underlined || text.contains('|') || next.starts_with([':', '：']) {
            return false;
        }
        let is_marked = !first.is_alphanumeric() || text.ends_with([':', '：']);
        let next = next.trim_start_matches(is_any_space);
        is_marked || !self.after_text && (next.is_empty() || sign::read(next).is_some())
    }

    /// The hashes after a heading, as in `## 実績　##`, are not part of it.
    fn closing_marks(&mut self, heading: &str, at: usize) {
        let whole = heading.trim_end_matches(is_any_space);
        let marked = whole.trim_end_matches(['#', '＃']);
        let text = marked.trim_end_matches(is_any_space);
        let is_typed = marked[text.len()..].contains(is_wide_space) || whole[marked.len()..].contains('＃');
        if marked.len() < whole.len() && text.len() < marked.len() && is_typed {
            self.add(at + text.len()..at + heading.len(), at, Some(String::new()), None);
        }
    }
}
