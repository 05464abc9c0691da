//! Faults of keys and values that are missing or not allowed in a kind of file.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A required key is missing.
#[derive(Clone, Debug)]
pub struct MissingKey {
    pub key: String,
}

impl Describe for MissingKey {
    const CODE: Code = Code::new("E0208");

    fn texts(&self) -> [Message; 2] {
        let Self { key } = self;
        [
            Message::new(
                format!("必要な項目「{key}」がありません"),
                format!("「{key}: …」の行"),
                format!("「{key}」を書き足してください"),
            ),
            Message::new(
                format!("the required key `{key}` is missing"),
                format!("a line `{key}: …`"),
                format!("add `{key}`"),
            ),
        ]
    }
}

/// A value that is not one of those allowed.
#[derive(Clone, Debug)]
pub struct UnknownValue {
    pub value: String,
    pub allowed: Vec<String>,
}

impl Describe for UnknownValue {
    const CODE: Code = Code::new("E0209");

    fn texts(&self) -> [Message; 2] {
        let Self { value, allowed } = self;
        [
            Message::new(format!("「{value}」という値は使えません"), format!("次のどれか: {}", allowed.join("、")), ""),
            Message::new(format!("the value `{value}` is not allowed"), format!("one of: {}", allowed.join(", ")), ""),
        ]
    }
}

/// A key that only documents of another kind have.
#[derive(Clone, Debug)]
pub struct KeyOfOtherKind {
    pub key: String,
    pub kind: String,
}

impl Describe for KeyOfOtherKind {
    const CODE: Code = Code::new("E0210");

    fn texts(&self) -> [Message; 2] {
        let Self { key, kind } = self;
        [
            Message::new(
                format!("項目「{key}」は kind: {kind} では使えません"),
                "",
                format!("「{key}」を消すか、kind を確かめてください"),
            ),
            Message::new(
                format!("the key `{key}` does not belong to kind: {kind}"),
                "",
                format!("remove `{key}` or check the kind"),
            ),
        ]
    }
}
