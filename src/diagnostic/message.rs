//! The texts of a fault in one language.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The texts of a fault in one language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    /// What is wrong, with the input quoted.
    pub title: Text,
    /// Why it matters. Only rules of `tomei check` have a reason.
    pub reason: Option<Text>,
    /// What was expected in its place.
    pub expected: Option<Text>,
    /// How to correct it.
    pub hint: Option<Text>,
}

/// A text that is either a constant or composed for one fault.
pub type Text = Cow<'static, str>;

impl Message {
    /// A message from a title, what was expected, and a hint. Empty texts are left out.
    pub fn new(title: impl Into<Text>, expected: impl Into<Text>, hint: impl Into<Text>) -> Self {
        let filled = |text: Text| (!text.is_empty()).then_some(text);
        Self { title: title.into(), reason: None, expected: filled(expected.into()), hint: filled(hint.into()) }
    }
}
