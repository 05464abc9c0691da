//! The body as it is given to the Markdown parser, with a mapping of positions back to the file.
//!
//! It equals the text of the file, except for edits at signs that people type differently from Markdown: see
//! [`crate::validate::sign`].

use std::borrow::Cow;
use std::ops::Range;

use crate::model::source::Span;

/// A replacement for some bytes of the typed body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub at: Range<usize>,
    pub read: String,
}

/// A body ready for the Markdown parser.
#[derive(Clone, Debug)]
pub struct BodyText<'a> {
    pub text: Cow<'a, str>,
    /// The byte of the file at which the body begins.
    base: usize,
    /// Pairs of corresponding positions in `text` and in the typed body, ascending. Between two edits, both positions
    /// have the same distance from the previous pair.
    anchors: Vec<(usize, usize)>,
    /// The text that was edited to this one, whose places these are; none where it is the typed body.
    before: Option<Box<BodyText<'a>>>,
}

impl<'a> BodyText<'a> {
    /// The body `typed`, which begins at byte `base` of its file, with `edits` applied. The edits must be in ascending
    /// order and not overlap.
    pub fn new(typed: &'a str, base: usize, edits: &[Edit]) -> Self {
        if edits.is_empty() {
            return Self { text: Cow::Borrowed(typed), base, anchors: Vec::new(), before: None };
        }
        let (text, anchors) = edit(typed, edits);
        Self { text: Cow::Owned(text), base, anchors, before: None }
    }

    /// The same with further edits, whose places are those of its text.
    pub fn edited(self, edits: &[Edit]) -> Self {
        if edits.is_empty() {
            return self;
        }
        let (text, anchors) = edit(&self.text, edits);
        Self { text: Cow::Owned(text), base: 0, anchors, before: Some(Box::new(self)) }
    }

    /// The byte of the file that corresponds to byte `at` of the text.
    pub fn place(&self, at: usize) -> usize {
        let after = self.anchors.partition_point(|(text, _)| *text <= at);
        let (text, typed) = after.checked_sub(1).map_or((0, 0), |before| self.anchors[before]);
        let end = self.anchors.get(after).map_or(usize::MAX, |(_, typed)| *typed);
        let at = self.base + end.min(typed + at - text);
        self.before.as_ref().map_or(at, |before| before.place(at))
    }

    /// The bytes of the file that correspond to a range of the text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.place(range.start), end: self.place(range.end) }
    }
}

/// The text with the edits made, and the places that belong together. An edit that overlaps the one before is not made.
fn edit(typed: &str, edits: &[Edit]) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut done, mut anchors) = (String::with_capacity(typed.len() + edits.len()), 0, Vec::new());
    for Edit { at, read } in edits.iter() {
        if at.start < done {
            continue;
        }
        text.push_str(&typed[done..at.start]);
        anchors.push((text.len(), at.start));
        text.push_str(read);
        anchors.push((text.len(), at.end));
        done = at.end;
    }
    text.push_str(&typed[done..]);
    (text, anchors)
}

#[cfg(test)]
mod tests {
    use super::{BodyText, Edit};

    #[test]
    fn every_byte_outside_an_edit_leads_back_to_itself() {
        let typed = "甲\n##　実績\n-乙";
        let edits = [Edit { at: 4..9, read: "## ".to_owned() }, Edit { at: 17..17, read: " ".to_owned() }];
        let body = BodyText::new(typed, 100, &edits);
        assert_eq!(body.text, "甲\n## 実績\n- 乙");
        for word in ["甲", "実績", "乙"] {
            let (at, typed_at) = (body.text.find(word).unwrap(), typed.find(word).unwrap());
            assert_eq!(body.place(at), 100 + typed_at, "{word}");
        }
        assert_eq!(body.place(body.text.len()), 100 + typed.len());
        let at = body.text.find("乙").unwrap();
        let edited = body.edited(&[Edit { at: at..at, read: "丙".to_owned() }]);
        assert_eq!(edited.place(edited.text.find("乙").unwrap()), 100 + typed.find("乙").unwrap());
    }
}
