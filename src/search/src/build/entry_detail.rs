//! Interprets the columns of an IPADIC entry for the search.

use lindera_dictionary::dictionary::DetailFields;

use crate::text::morpheme::Class;

/// The properties of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDetail<'a> {
    pub class: Class,
    /// Whether it is attached to the previous word, as 者 or 化.
    pub is_suffix: bool,
    /// Whether it is a noun that denotes a manner or time and not a thing: さまざま, 現在.
    pub is_loose: bool,
    /// The base form, if it differs from the surface.
    pub base: Option<&'a str>,
    /// The reading in katakana.
    pub reading: Option<&'a str>,
}

/// Reads IPADIC's columns after the costs: part of speech (4 columns), conjugation (2), base form, reading,
/// pronunciation.
pub fn detail(fields: DetailFields<'_>) -> EntryDetail<'_> {
    let mut detail =
        EntryDetail { class: Class::Function, is_suffix: false, is_loose: false, base: None, reading: None };
    let (mut major, mut minor) = ("", "");
    for (column, field) in fields.enumerate() {
        match column {
            0 => major = field,
            1 => minor = field,
            6 => detail.base = Some(field).filter(|base| *base != "*"),
            7 => detail.reading = Some(field).filter(|reading| *reading != "*"),
            _ => (),
        }
    }
    detail.class = class(major, minor, detail.base);
    detail.is_suffix = minor == "接尾";
    detail.is_loose = matches!(minor, "形容動詞語幹" | "副詞可能" | "ナイ形容詞語幹" | "接尾");
    detail
}

/// Verbs without a meaning of their own.
const LIGHT_VERBS: [&str; 8] = ["する", "いる", "ある", "なる", "れる", "られる", "できる", "おる"];

fn class(major: &str, minor: &str, base: Option<&str>) -> Class {
    match (major, minor) {
        ("名詞", "非自立" | "代名詞") => Class::Function,
        ("名詞", "数") => Class::Content,
        ("名詞" | "接頭詞", _) => Class::Noun,
        ("動詞", "自立") if base.is_none_or(|base| !LIGHT_VERBS.contains(&base)) => Class::Content,
        ("形容詞", "自立") | ("副詞" | "感動詞", _) => Class::Content,
        ("助詞" | "助動詞" | "記号" | "接続詞" | "連体詞" | "フィラー" | "その他" | "動詞" | "形容詞", _) => {
            Class::Function
        }
        _ => Class::Noun,
    }
}
