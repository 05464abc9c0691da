//! A label of a form that was found in a file.

use std::ops::Deref;

use crate::model::form::{FormField, Label};

/// A label of a form, and which of its spellings was found.
#[derive(Clone, Copy, Debug)]
pub struct LabelMatch<'a> {
    pub label: &'a Label,
    pub spelling: &'a str,
}

impl Deref for LabelMatch<'_> {
    type Target = Label;

    fn deref(&self) -> &Label {
        self.label
    }
}

impl<'a> LabelMatch<'a> {
    /// What its values are called: free text has the words that stand above it, and whatever has a field of its own is the same
    /// under each spelling.
    pub fn name(self) -> &'a str {
        let first = self.label.spellings.first().map(String::as_str).unwrap_or_default();
        if self.label.fields == [FormField::Text] { self.spelling } else { first }
    }

    /// The part of an indicator that it names, if it names one.
    pub fn indicator(self) -> Option<FormField> {
        match self.label.fields.as_slice() {
            [field] if is_indicator(*field) => Some(*field),
            _ => None,
        }
    }
}

/// Whether a field is a part of an indicator.
pub fn is_indicator(field: FormField) -> bool {
    matches!(
        field,
        FormField::IndicatorName
            | FormField::IndicatorUnit
            | FormField::IndicatorBaseline
            | FormField::IndicatorTarget
            | FormField::IndicatorActual
            | FormField::IndicatorAsOf
    )
}
