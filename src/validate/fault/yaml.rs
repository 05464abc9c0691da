//! Faults that keep front matter or a table from being read as YAML.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A document without front matter.
#[derive(Clone, Debug)]
pub struct FrontMatterMissing;

impl Describe for FrontMatterMissing {
    const CODE: Code = Code::new("E0201");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "前書き（front matter）がありません",
                "1行目の「---」で始まり「---」で終わる YAML",
                "「tomei new」で作ったファイルの先頭を手本にしてください",
            ),
            Message::new(
                "the front matter is missing",
                "YAML between a first line `---` and a second `---`",
                "see the head of a file made by `tomei new`",
            ),
        ]
    }
}

/// Front matter whose second `---` is missing.
#[derive(Clone, Debug)]
pub struct FrontMatterOpen;

impl Describe for FrontMatterOpen {
    const CODE: Code = Code::new("E0202");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "前書き（front matter）が閉じられていません",
                "「---」だけの行",
                "YAML の終わりに「---」の行を足してください",
            ),
            Message::new(
                "the front matter is not closed",
                "a line that holds only `---`",
                "add a line `---` after the YAML",
            ),
        ]
    }
}

/// This is not YAML; the reason is the parser's, in English.
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
                format!("YAML として読めません（{}）", yaml_reason_ja(reason)),
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

/// YAML whose references would grow without end.
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

/// What clerks most often get wrong in YAML, in their words.
fn yaml_reason_ja(reason: &str) -> &str {
    const REASONS: [(&str, &str); 6] = [
        ("unclosed quote", "引用符が閉じていません"),
        ("mapping values are not allowed", "値の中に「: 」があります。値の全体を引用符で囲んでください"),
        ("found a tab", "字下げにタブが使われています。半角の空白にしてください"),
        ("did not find expected", "区切りの記号（ - : , ] } ）が足りないか、字下げがずれています"),
        ("simple key", "「項目:」の形になっていない行があります"),
        ("unclosed", "かっこが閉じていません"),
    ];
    REASONS.iter().find(|(words, _)| reason.contains(words)).map_or(reason, |(_, ja)| ja)
}
