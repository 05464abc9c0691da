//! The faults that can be found in a single file.

pub mod bracket;
pub mod document;
pub mod fence;
pub mod form;
pub mod key;
pub mod markup;
pub mod note;
pub mod section;
pub mod text;
pub mod typing;
pub mod unfinished;
pub mod value;

use crate::diagnostic::rule::Rule;

/// The faults that are documented together with the rules.
pub const RULES: [Rule; 31] = [
    document::UPDATED_BEFORE_PUBLISHED,
    document::PLACEHOLDER_FOR_NONE,
    text::RAW_HTML,
    text::IMAGE_WITHOUT_ALT,
    text::TEXT_BEFORE_SECTIONS,
    typing::SIGN_READ,
    typing::SIGN_UNCLEAR,
    typing::SIGN_KEPT,
    typing::HEADING_READ,
    typing::HEADING_IN_ITEM,
    bracket::DEFINITION_READ,
    bracket::WORD_KEPT,
    bracket::WORD_UNCLEAR,
    bracket::ID_UNCLEAR,
    note::NOTE_MISSING,
    note::ADDRESS_END_READ,
    note::DEFINITION_UNUSED,
    note::CELL_WITHOUT_HEADING,
    section::NOTE_IN_HEADING,
    section::HEADING_KEPT,
    section::NO_ENTRIES,
    section::TEXT_BETWEEN,
    section::UNDERLINE_HEADING,
    section::EMPTY_ENTRY,
    markup::TAG_INSIDE,
    markup::INDENTED_CODE,
    markup::LINK_BROKEN,
    markup::TABLE_BROKEN,
    fence::TEXT_BEHIND_FENCE,
    fence::FENCE_OPEN,
    fence::HEADING_IN_CODE,
];
