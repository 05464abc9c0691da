//! Faults of YAML: its syntax, the keys of mappings, and the shape of values.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::yaml::reason::in_japanese;

/// Invalid YAML. The reason is the parser's own message in English.
#[derive(Clone, Debug)]
pub struct YamlSyntax {
    pub reason: String,
}

impl Describe for YamlSyntax {
    const CODE: Code = Code::new("E0203");

    fn texts(&self) -> [Message; 2] {
        let Self { reason } = self;
        [
            Message::new(
                format!("YAML として読めません（{}）", in_japanese(reason)),
                "「項目: 値」の形",
                "字下げ、コロンの後の空白、引用符の閉じ忘れを確かめてください",
            ),
            Message::new(
                format!("this is not valid YAML ({reason})"),
                "`key: value`",
                "check the indentation, the space after the colon and unclosed quotes",
            ),
        ]
    }
}

/// YAML whose aliases would expand without limit.
#[derive(Clone, Debug)]
pub struct YamlTooCostly;

impl Describe for YamlTooCostly {
    const CODE: Code = Code::new("E0204");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "YAML の参照や入れ子が多すぎます",
                "参照（&、*）に頼らない短い YAML",
                "繰り返しは書き下してください",
            ),
            Message::new(
                "the YAML has too many references or levels",
                "short YAML without anchors (&, *)",
                "write repetitions out",
            ),
        ]
    }
}

/// A text that begins with, or holds, a sign of YAML.
#[derive(Clone, Debug)]
pub struct ValueNeedsQuotes {
    pub sign: String,
    /// The line with its value in quotes.
    pub quoted: String,
}

impl ValueNeedsQuotes {
    /// Whether the value begins like a reference, to something that is not in `text`.
    pub(super) fn is_unknown_alias(&self, text: &str) -> bool {
        let name = self.quoted.split_once('*').map_or("", |(_, name)| name);
        let name =
            name.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '*' | ',')).next().unwrap_or_default();
        self.sign == "*" && !text.contains(&format!("&{name}"))
    }
}

impl Describe for ValueNeedsQuotes {
    const CODE: Code = Code::new("E0212");

    fn texts(&self) -> [Message; 2] {
        let Self { sign, quoted } = self;
        [
            Message::new(
                format!("値の中の「{sign}」は YAML の記号で、文章として読めません"),
                format!("「{quoted}」"),
                "値の全体を引用符で囲んでください",
            ),
            Message::new(
                format!("`{sign}` in this value is a sign of YAML, and cannot be read as text"),
                format!("`{quoted}`"),
                "put the whole value in quotes",
            ),
        ]
    }
}

/// The shape that a value should have.
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

/// A key that occurs twice in a mapping.
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

/// A value of another shape than expected, such as a list in place of a text.
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
