//! A single text of a document and the field, section or item that it belongs to.

use crate::model::code::Codes;
use crate::model::document::EditorLink;
use crate::model::document::text_field::TextField;
use crate::model::item::{Role, Section};
use crate::model::path::Slug;
use crate::model::when::When;

/// A text of a document, borrowed from it.
#[derive(Clone, Copy, Debug)]
pub enum Text<'a> {
    Title(&'a str),
    /// A value of the front matter.
    Field(FieldText<'a>),
    /// A section, visited before its items.
    SectionStart(SectionText<'a>),
    Item(ItemText<'a>),
    /// The same section, visited again after its items.
    SectionEnd(SectionText<'a>),
}

/// A value of the front matter that is filled in.
#[derive(Clone, Copy, Debug)]
pub struct FieldText<'a> {
    pub field: &'static TextField,
    /// The position in a list, counted from one; 0 if the field is not a list.
    pub position: usize,
    pub value: Value<'a>,
}

/// The value of a field.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    Text(&'a str),
    /// A name that exists but is not shown.
    Withheld,
    Number(u32),
    Numbers(&'a [u8]),
    List(&'a [String]),
    Measures(&'a Codes),
    Policies(&'a Codes),
    Links(&'a [EditorLink]),
    /// The links between the items of these sections.
    ItemLinks(&'a [Section]),
}

/// The texts of a section that belong to no item.
#[derive(Clone, Copy, Debug)]
pub struct SectionText<'a> {
    pub role: Role,
    pub heading: &'a str,
    /// Markdown before the items.
    pub lead: &'a str,
    /// Markdown after the items.
    pub tail: &'a str,
}

/// The texts of an item.
#[derive(Clone, Copy, Debug)]
pub struct ItemText<'a> {
    pub id: &'a Slug,
    pub role: Role,
    pub plain: &'a str,
    /// The same text as Markdown, if it has any markup.
    pub markdown: Option<&'a str>,
    pub when: Option<&'a When>,
}
