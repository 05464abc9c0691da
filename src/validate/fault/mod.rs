//! What can be wrong with one file that is looked at on its own.

pub mod document;
pub mod key;
pub mod text;
pub mod value;
pub mod yaml;

use crate::diagnostic::rule::Rule;

/// The faults that have a place on the page of rules.
pub const RULES: [Rule; 5] = [
    document::UPDATED_BEFORE_PUBLISHED,
    document::PLACEHOLDER_FOR_NONE,
    text::RAW_HTML,
    text::IMAGE_WITHOUT_ALT,
    text::TEXT_BEFORE_SECTIONS,
];
