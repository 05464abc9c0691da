//! The words of the faults of a theme's own words.

use crate::diagnostic::message::{Text, say};
use crate::diagnostic::word_fault::WordFault;

/// Japanese first, then English; each title, expectation and hint.
pub(super) fn texts(fault: &WordFault) -> [Text; 2] {
    match fault {
        WordFault::Unknown { key, suggestion } => {
            let near =
                |ask: &str, end: &str| suggestion.as_ref().map(|near| format!("{ask}{near}{end}")).unwrap_or_default();
            [
                say(
                    format!("「{key}」という言葉は、テーマの言葉のファイルにありません"),
                    near("「", "」ではありませんか"),
                    "言葉の一覧は themes/default/lang/ja.yaml にあります（tomei theme copy lang/ja.yaml で写せます）",
                ),
                say(
                    format!("the theme's files of words have no `{key}`"),
                    near("did you mean `", "`?"),
                    "all words are in themes/default/lang/en.yaml (`tomei theme copy lang/en.yaml`)",
                ),
            ]
        }
        WordFault::WithoutValue { key, value } => [
            say(format!("言葉「{key}」に入れる「{value}」が渡されていません"), format!("[[{key}; {value}=…]]"), ""),
            say(format!("the word `{key}` is not given its `{value}`"), format!("[[{key}; {value}=…]]"), ""),
        ],
        WordFault::UnknownValue { value, known } => [
            say(
                format!("{{{value}}} はこの言葉に入りません"),
                if known.is_empty() {
                    "値のない文".to_owned()
                } else {
                    format!("次のどれか: {}", in_braces(known, "、"))
                },
                "波かっこの中の名前は訳さずに残してください",
            ),
            say(
                format!("{{{value}}} is no value of this word"),
                if known.is_empty() {
                    "a sentence without values".to_owned()
                } else {
                    format!("one of: {}", in_braces(known, ", "))
                },
                "leave the names in braces as they are",
            ),
        ],
        WordFault::NoLanguage { code, known } => [
            say(
                format!("言語「{code}」の言葉のファイルがありません"),
                format!("次のどれか: {}", known.join("、")),
                format!("テーマのフォルダーに lang/{code}.yaml を作ると、その言語を使えます"),
            ),
            say(
                format!("there are no words of the language `{code}`"),
                format!("one of: {}", known.join(", ")),
                format!("a file lang/{code}.yaml in the theme's folder adds the language"),
            ),
        ],
        WordFault::Missing { code, count, first, instead } => [
            say(
                format!("言語「{code}」の言葉が{count}個足りません"),
                "",
                format!(
                    "足りない言葉は「{instead}」で示します: {}{}",
                    first.join("、"),
                    if first.len() < *count { "…" } else { "" }
                ),
            ),
            say(
                format!("the language `{code}` lacks {count} word{}", if *count == 1 { "" } else { "s" }),
                "",
                format!(
                    "`{instead}` stands in for: {}{}",
                    first.join(", "),
                    if first.len() < *count { ", …" } else { "" }
                ),
            ),
        ],
    }
}

fn in_braces(names: &[String], between: &str) -> String {
    names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(between)
}
