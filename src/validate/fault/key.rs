//! Faults of the keys of a map, and of the shape of their values.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    Number,
    Bool,
    List,
    Map,
}

/// A key that the file cannot have.
#[derive(Clone, Debug)]
pub struct UnknownKey {
    pub key: String,
    pub suggestion: Option<String>,
    pub known: Vec<String>,
}

impl Describe for UnknownKey {
    const CODE: Code = Code::new("E0205");

    fn texts(&self) -> [Message; 2] {
        let Self { key, suggestion, known } = self;
        let Some(suggestion) = suggestion else {
            return [
                Message::new(
                    format!("「{key}」という項目はありません"),
                    format!("次のどれか: {}", known.join("、")),
                    "項目を消すか、名前を直してください",
                ),
                Message::new(
                    format!("there is no key `{key}`"),
                    format!("one of: {}", known.join(", ")),
                    "remove the key or correct its name",
                ),
            ];
        };
        [
            Message::new(
                format!("「{key}」という項目はありません"),
                format!("「{suggestion}」ではありませんか"),
                format!("「{key}」を「{suggestion}」に直してください"),
            ),
            Message::new(
                format!("there is no key `{key}`"),
                format!("did you mean `{suggestion}`?"),
                format!("change `{key}` to `{suggestion}`"),
            ),
        ]
    }
}

/// A key that stands twice in one map.
#[derive(Clone, Debug)]
pub struct DuplicateKey {
    pub key: String,
}

impl Describe for DuplicateKey {
    const CODE: Code = Code::new("E0206");

    fn texts(&self) -> [Message; 2] {
        let Self { key } = self;
        [
            Message::new(
                format!("項目「{key}」が二度書かれています"),
                "一つの項目は一度だけ",
                "どちらかを消してください",
            ),
            Message::new(format!("the key `{key}` is written twice"), "each key once", "remove one of the two"),
        ]
    }
}

/// A list where a text was expected, and the like.
#[derive(Clone, Debug)]
pub struct WrongShape {
    pub expected: Shape,
    pub found: Shape,
}

impl Describe for WrongShape {
    const CODE: Code = Code::new("E0207");

    fn texts(&self) -> [Message; 2] {
        let Self { expected, found } = self;
        [
            Message::new(format!("値の形が違います（{}が書かれています）", shape_ja(*found)), shape_ja(*expected), ""),
            Message::new(
                format!("the value has the wrong shape (found {})", shape_en(*found)),
                shape_en(*expected),
                "",
            ),
        ]
    }
}

/// A key that must be there.
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

/// A value that is none of those allowed.
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

/// A place for a value that nobody gives to this word of the interface.
#[derive(Clone, Debug)]
pub struct UnknownWordValue {
    pub value: String,
    pub known: Vec<String>,
}

impl Describe for UnknownWordValue {
    const CODE: Code = Code::new("E0609");

    fn texts(&self) -> [Message; 2] {
        let Self { value, known } = self;
        [
            Message::new(
                format!("{{{value}}} はこの言葉に入りません"),
                if known.is_empty() {
                    "値のない文".to_owned()
                } else {
                    format!("次のどれか: {}", in_braces(known, "、"))
                },
                "波かっこの中の名前は訳さずに残してください",
            ),
            Message::new(
                format!("{{{value}}} is no value of this word"),
                if known.is_empty() {
                    "a sentence without values".to_owned()
                } else {
                    format!("one of: {}", in_braces(known, ", "))
                },
                "leave the names in braces as they are",
            ),
        ]
    }
}

fn shape_ja(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "一つの値（文字や数）",
        Shape::Number => "整数",
        Shape::Bool => "true か false",
        Shape::List => "一覧（[a, b] や行ごとの「- 」）",
        Shape::Map => "「項目: 値」の組",
    }
}

fn shape_en(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a single value (text or a number)",
        Shape::Number => "a whole number",
        Shape::Bool => "true or false",
        Shape::List => "a list ([a, b] or lines beginning with `- `)",
        Shape::Map => "pairs of `key: value`",
    }
}

fn in_braces(names: &[String], between: &str) -> String {
    names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(between)
}
