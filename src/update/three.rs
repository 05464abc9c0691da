//! Compares the three versions of a text.

use std::borrow::Cow;

/// A text in the version that was imported before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was<T> {
    /// Nobody knows, since the document was written by hand, or its record is lost.
    Unknown,
    /// The sheet did not have it.
    Absent,
    Text(T),
}

impl<T> Was<T> {
    /// The version of a part of the text, which is absent where `part` finds none.
    pub fn and_then<U>(self, part: impl FnOnce(T) -> Option<U>) -> Was<U> {
        match self {
            Self::Unknown => Was::Unknown,
            Self::Absent => Was::Absent,
            Self::Text(text) => part(text).map_or(Was::Absent, Was::Text),
        }
    }

    /// The same with another view of the text.
    pub fn map<U>(self, view: impl FnOnce(T) -> U) -> Was<U> {
        self.and_then(|text| Some(view(text)))
    }
}

/// A text that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// What readers see, without markup.
    pub plain: Cow<'a, str>,
    /// The same with its markup, by which it is known whether a person has changed it.
    pub full: Cow<'a, str>,
}

impl<'a> Shown<'a> {
    /// A text that has no markup.
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        let plain = text.into();
        Self { full: plain.clone(), plain }
    }
}

/// The three versions of a text.
#[derive(Clone, Debug)]
pub struct Three<'a> {
    pub was: Was<Shown<'a>>,
    /// In the content.
    pub now: Option<Shown<'a>>,
    pub sheet: Shown<'a>,
}

/// Whether readers have seen a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    ByReaders,
    ByNobody,
}

/// What becomes of a text of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The document has it already.
    Same,
    /// It is new.
    Added,
    /// Only the sheet has changed it.
    Changed,
    /// Only a person has changed it, or has decided to keep it.
    Kept,
    /// The sheet has changed a text that readers have seen.
    Published,
    /// Both have changed it.
    Conflict,
    /// The sheet no longer has it.
    Gone,
}

impl Verdict {
    /// Whether the text is written into the document.
    pub fn is_written(self) -> bool {
        matches!(self, Self::Added | Self::Changed)
    }
}

/// What becomes of a text.
pub fn verdict(Three { was, now, sheet }: &Three, seen: Seen) -> Verdict {
    let is_old = matches!(was, Was::Text(was) if was.plain == sheet.plain);
    match (was, now) {
        (_, Some(now)) if now.plain == sheet.plain => Verdict::Same,
        _ if is_old => Verdict::Kept,
        (Was::Text(_), None) => Verdict::Conflict,
        (_, None) => Verdict::Added,
        (Was::Text(was), Some(now)) if was.full == now.full && seen == Seen::ByNobody => Verdict::Changed,
        (Was::Text(was), Some(now)) if was.full == now.full => Verdict::Published,
        (Was::Unknown, Some(_)) if seen == Seen::ByReaders => Verdict::Published,
        (_, Some(_)) => Verdict::Conflict,
    }
}

#[cfg(test)]
mod tests {
    use super::{Seen, Shown, Three, Verdict, Was, verdict};

    fn check([was, now, sheet]: [&'static str; 3], expected: [Verdict; 2]) {
        let was = match was {
            "?" => Was::Unknown,
            "" => Was::Absent,
            was => Was::Text(Shown::plain(was)),
        };
        let now = Some(now).filter(|now| !now.is_empty()).map(Shown::plain);
        let three = Three { was, now, sheet: Shown::plain(sheet) };
        assert_eq!([Seen::ByNobody, Seen::ByReaders].map(|seen| verdict(&three, seen)), expected, "{three:?}");
    }

    #[test]
    fn an_edit_stays_and_a_new_text_is_taken() {
        check(["a", "a", "a"], [Verdict::Same; 2]);
        check(["a", "b", "a"], [Verdict::Kept; 2]);
        check(["a", "", "a"], [Verdict::Kept; 2]);
        check(["a", "a", "b"], [Verdict::Changed, Verdict::Published]);
        check(["", "", "b"], [Verdict::Added; 2]);
        check(["?", "", "b"], [Verdict::Added; 2]);
    }

    #[test]
    fn what_both_have_changed_is_for_a_person_to_decide() {
        check(["a", "b", "b"], [Verdict::Same; 2]);
        check(["a", "b", "c"], [Verdict::Conflict; 2]);
        check(["a", "", "c"], [Verdict::Conflict; 2]);
        check(["", "b", "c"], [Verdict::Conflict; 2]);
        check(["?", "b", "c"], [Verdict::Conflict, Verdict::Published]);
    }

    #[test]
    fn markup_of_a_person_is_an_edit() {
        let bold = Shown { plain: "a".into(), full: "**a**".into() };
        let three =
            |sheet| Three { was: Was::Text(Shown::plain("a")), now: Some(bold.clone()), sheet: Shown::plain(sheet) };
        assert_eq!(verdict(&three("a"), Seen::ByNobody), Verdict::Same);
        assert_eq!(verdict(&three("b"), Seen::ByNobody), Verdict::Conflict);
    }
}
