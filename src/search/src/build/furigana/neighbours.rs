//! Words whose reading depends on their neighbours: 行って and 方. Numbers and counters were read before.

use std::sync::Arc;

use crate::build::furigana::stretch::Token;

/// Sets each reading that depends on neighbouring words, or removes it if it is uncertain.
pub(super) fn correct_by_neighbours(tokens: &mut [Token]) {
    tokens.iter_mut().for_each(correct_single_kanji);
    for at in 1..tokens.len() {
        let (before, from) = tokens.split_at_mut(at);
        let [token, after @ ..] = from else { continue };
        let previous = &before[at - 1];
        if token.surface == "行っ" {
            let goes = matches!(previous.surface, "に" | "へ" | "まで");
            token.reading = Some(Arc::from(if goes { "いっ" } else { "おこなっ" }));
        } else if token.surface == "方" && previous.surface == "の" {
            token.reading = reading_of_kata(after.first()).map(Arc::from);
        } else if token.surface == "元" && ERAS.contains(&previous.surface) {
            token.reading = Some(Arc::from("がん"));
        }
    }
}

/// IPADIC splits 元年度 after the name of an era into 元 and 年度.
const ERAS: [&str; 5] = ["明治", "大正", "昭和", "平成", "令和"];

/// Corrects words that are a single kanji, for which IPADIC has the literary reading but public bodies use another one.
fn correct_single_kanji(token: &mut Token) {
    let Some(reading) = &token.reading else { return };
    let better = match (token.surface, reading.as_ref()) {
        ("値", "ね") => Some("あたい"),
        ("後", "のち") => Some("あと"),
        ("行", _) => Some("ぎょう"),
        ("語", "かたり") => Some("ご"),
        ("表", "おもて") => Some("ひょう"),
        ("節", "ふし") => Some("せつ"),
        // It can be read そら, から or くう.
        ("空", _) => None,
        _ => return,
    };
    token.reading = better.map(Arc::from);
}

/// The reading of 方 before `next`: in 市民の方を it is かた, but in 市民の方が it can be ほう as well.
fn reading_of_kata(next: Option<&Token>) -> Option<&'static str> {
    let next = next.map_or("", |next| next.surface);
    if matches!(next, "を" | "に" | "へ" | "から" | "は" | "も" | "と" | "や" | "々" | "など") {
        Some("かた")
    } else {
        None
    }
}
