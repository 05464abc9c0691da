//! Looks at sections and entries for what would be published as something else than it was meant.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use crate::markdown;
use crate::model::heading;
use crate::model::item::{Role, Section};
use crate::model::source::{Located, Span};
use crate::validate::block::Heading;
use crate::validate::body::Reader;
use crate::validate::fault::markup::TagInside;
use crate::validate::fault::section::{EmptyEntry, HeadingKept, NoEntries, TextBetween, UnderlineHeading};
use crate::validate::tag;

impl Reader<'_> {
    /// The fault of a heading that speaks of promises or results and means neither, if entries follow.
    pub(super) fn doubt(&self, heading: &Heading, section: Option<&Section>) -> Option<Located<HeadingKept>> {
        let words = markdown::plain_heading(&heading.text);
        let hinted = heading::hinted(self.context.kind, &words).filter(|_| self.role(&heading.text).is_none())?;
        let is_below = heading.level > HeadingLevel::H2;
        // 「### 実績の内訳」 below 「## 実績」 divides the results.
        if is_below && section.is_none_or(|section| matches!(section.role, Role::Text) || section.role == hinted) {
            return None;
        }
        let name = heading::written(hinted).unwrap_or_default().to_owned();
        let value = HeadingKept { heading: heading.text.trim().to_owned(), name };
        Some(Located { value, span: self.body.span(&heading.range) })
    }

    /// Reports a section for promises, results or issues that has text, but no entry.
    pub(super) fn require_entries(&self, section: &Section) {
        let has_entries =
            matches!(section.role, Role::Promise | Role::Result | Role::Issue | Role::Target | Role::Step);
        let is_none = section.lead.contains("なし") || section.lead.contains("ありません");
        if has_entries && section.items.is_empty() && !section.lead.trim().is_empty() && !is_none {
            self.context.faults.add(section.span, NoEntries { heading: section.heading.clone() });
        }
    }

    /// Reports text after entries where further entries follow, which begin at `list`.
    pub(super) fn report_between(&self, section: &Section, list: &Range<usize>) {
        let Some(text) = section.tail.lines().find(|line| line.contains(char::is_alphanumeric)) else { return };
        let before = &self.body.text[..list.start];
        let Some(at) = before.rfind(text) else { return };
        self.context.faults.add(self.body.span(&(at..at + text.len())), TextBetween { text: text.trim().to_owned() });
    }

    /// Reports a heading made by hyphens below its line, unless its words have a meaning.
    pub(super) fn inspect_underline(&self, heading: &Heading, is_known: bool) {
        let written = self.body.text[heading.range.clone()].trim_end();
        let is_underlined = written.contains('\n') && written.ends_with('-');
        if is_underlined && !is_known {
            let fault = UnderlineHeading { heading: heading.text.trim().to_owned() };
            self.context.faults.add(self.body.span(&heading.range), fault);
        }
    }

    /// Reports an entry that has no text, and the tags in one behind its start, where they are text.
    pub(super) fn inspect_entry(&self, markdown: &str, text: &str, span: Span) {
        if text.is_empty() && !markdown.contains("![") {
            self.context.faults.add(span, EmptyEntry);
        }
        if !markdown.contains('[') {
            return;
        }
        for (at, _) in markdown.match_indices('[').filter(|(at, _)| *at > 0 && !markdown[..*at].ends_with('\\')) {
            let Some((inner, after)) = markdown[at + 1..].split_once(']') else { continue };
            let is_marked = inner.contains('@') || inner.contains("->");
            if is_marked && tag::is_tag(inner) && !after.starts_with('(') {
                self.context.faults.add(span, TagInside { tag: format!("[{inner}]") });
            }
        }
    }
}
