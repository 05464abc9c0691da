//! The texts of a fault in one language.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// What a fault is and how to cure it, in one language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    /// What is wrong, with the input quoted.
    pub title: Text,
    /// Why it matters; only the rules of `tomei check` say so.
    pub reason: Option<Text>,
    /// What was expected in its place.
    pub expected: Option<Text>,
    /// How to cure it.
    pub hint: Option<Text>,
}

/// A text that is part of the program or was made for one fault.
pub type Text = Cow<'static, str>;

impl Message {
    /// The three texts of a fault; an empty one is left out.
    pub fn new(title: impl Into<Text>, expected: impl Into<Text>, hint: impl Into<Text>) -> Self {
        let filled = |text: Text| (!text.is_empty()).then_some(text);
        Self { title: title.into(), reason: None, expected: filled(expected.into()), hint: filled(hint.into()) }
    }
}
