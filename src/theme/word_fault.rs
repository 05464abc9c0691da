//! Faults of the words in a theme's interface.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A template uses a word that does not exist.
#[derive(Clone, Debug)]
pub struct UnknownWord {
    pub key: String,
    pub suggestion: Option<String>,
}

impl Describe for UnknownWord {
    const CODE: Code = Code::new("E0607");

    fn texts(&self) -> [Message; 2] {
        let Self { key, suggestion } = self;
        let near =
            |ask: &str, end: &str| suggestion.as_ref().map(|near| format!("{ask}{near}{end}")).unwrap_or_default();
        [
            Message::new(
                format!("「{key}」という言葉は、テーマの言葉のファイルにありません"),
                near("「", "」ではありませんか"),
                "言葉の一覧は themes/default/lang/ja.yaml にあります（tomei theme copy lang/ja.yaml で写せます）",
            ),
            Message::new(
                format!("the theme's files of words have no `{key}`"),
                near("did you mean `", "`?"),
                "all words are in themes/default/lang/en.yaml (`tomei theme copy lang/en.yaml`)",
            ),
        ]
    }
}

/// A template does not pass a value that the word needs.
#[derive(Clone, Debug)]
pub struct WordWithoutValue {
    pub key: String,
    pub value: String,
}

impl Describe for WordWithoutValue {
    const CODE: Code = Code::new("E0608");

    fn texts(&self) -> [Message; 2] {
        let Self { key, value } = self;
        [
            Message::new(
                format!("言葉「{key}」に入れる「{value}」が渡されていません"),
                format!("[[{key}; {value}=…]]"),
                "",
            ),
            Message::new(format!("the word `{key}` is not given its `{value}`"), format!("[[{key}; {value}=…]]"), ""),
        ]
    }
}

/// A site lists a language that has no word file.
#[derive(Clone, Debug)]
pub struct UnknownLanguage {
    pub code: String,
    pub known: Vec<String>,
}

impl Describe for UnknownLanguage {
    const CODE: Code = Code::new("E0610");

    fn texts(&self) -> [Message; 2] {
        let Self { code, known } = self;
        [
            Message::new(
                format!("言語「{code}」の言葉のファイルがありません"),
                format!("次のどれか: {}", known.join("、")),
                format!("テーマのフォルダーに lang/{code}.yaml を作ると、その言語を使えます"),
            ),
            Message::new(
                format!("there are no words of the language `{code}`"),
                format!("one of: {}", known.join(", ")),
                format!("a file lang/{code}.yaml in the theme's folder adds the language"),
            ),
        ]
    }
}

/// A language lacks words, for which another language is used.
#[derive(Clone, Debug)]
pub struct WordsMissing {
    pub code: String,
    pub count: usize,
    pub first: Vec<String>,
    pub instead: String,
}

impl Describe for WordsMissing {
    const CODE: Code = Code::new("W0611");

    fn texts(&self) -> [Message; 2] {
        let Self { code, count, first, instead } = self;
        [
            Message::new(
                format!("言語「{code}」の言葉が{count}個足りません"),
                "",
                format!(
                    "足りない言葉は「{instead}」で示します: {}{}",
                    first.join("、"),
                    if first.len() < *count { "…" } else { "" }
                ),
            ),
            Message::new(
                format!("the language `{code}` lacks {count} word{}", if *count == 1 { "" } else { "s" }),
                "",
                format!(
                    "`{instead}` stands in for: {}{}",
                    first.join(", "),
                    if first.len() < *count { ", …" } else { "" }
                ),
            ),
        ]
    }
}
