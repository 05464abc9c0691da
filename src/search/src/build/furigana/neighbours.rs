//! Words whose reading depends on their neighbours: counters after numbers, 行って and 方.

use std::sync::Arc;

use crate::build::furigana::stretch::Token;

/// Sets each reading that depends on neighbouring words, or removes it if it is uncertain.
pub(super) fn correct_by_neighbours(tokens: &mut [Token]) {
    tokens.iter_mut().for_each(correct_single_kanji);
    for at in 1..tokens.len() {
        let (before, from) = tokens.split_at_mut(at);
        let [token, after @ ..] = from else { continue };
        let previous = &before[at - 1];
        if previous.surface.ends_with(|last: char| last.is_ascii_digit()) {
            correct_counter(previous.surface, at.checked_sub(2).map(|at| &before[at]), token);
        } else if token.surface == "行っ" {
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

/// Counters with the same reading after every number. Some of them, such as 月 and 割, have another reading elsewhere.
const COUNTERS: [(&str, &str); 34] = [
    ("件", "けん"),
    ("回", "かい"),
    ("名", "めい"),
    ("年", "ねん"),
    ("月", "がつ"),
    ("時", "じ"),
    ("円", "えん"),
    ("割", "わり"),
    ("歳", "さい"),
    ("校", "こう"),
    ("園", "えん"),
    ("館", "かん"),
    ("町", "ちょう"),
    ("市", "し"),
    ("区", "く"),
    ("県", "けん"),
    ("国", "こく"),
    ("社", "しゃ"),
    ("者", "しゃ"),
    ("台", "だい"),
    ("枚", "まい"),
    ("点", "てん"),
    ("倍", "ばい"),
    ("位", "い"),
    ("期", "き"),
    ("次", "じ"),
    ("号", "ごう"),
    ("条", "じょう"),
    ("項", "こう"),
    ("章", "しょう"),
    ("種", "しゅ"),
    ("課", "か"),
    ("部", "ぶ"),
    ("人", "にん"),
];

/// Sets the reading of a counter after `number`. 1人, 2人 and 1日 are words by themselves, in which the kanji has no
/// separate reading.
fn correct_counter(number: &str, before: Option<&Token>, counter: &mut Token) {
    let is_whole = !before.is_some_and(|before| matches!(before.surface, "," | "."));
    let last = number.chars().next_back();
    match (counter.surface, number) {
        ("人", "1" | "2") | ("日", "1") if is_whole => counter.reading = None,
        ("日", "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "14" | "20" | "24") if is_whole => {
            counter.reading = Some(Arc::from("か"));
        }
        ("日", _) => counter.reading = Some(Arc::from("にち")),
        ("分", _) => counter.reading = minutes(last).map(Arc::from),
        // The reading depends on the number: 一階 and 三階, 一本 and 三本.
        ("本" | "匹" | "杯" | "階" | "軒" | "足" | "羽" | "泊" | "冊" | "拍", _) => {
            counter.reading = irregular(counter.surface, last).map(Arc::from);
        }
        ("月末", _) => counter.reading = Some(Arc::from("がつまつ")),
        ("月中", _) => counter.reading = Some(Arc::from("がつちゅう")),
        (surface, _) => {
            if let Some((_, reading)) = COUNTERS.iter().find(|(counter, _)| *counter == surface) {
                counter.reading = Some(Arc::from(*reading));
            }
        }
    }
}

fn minutes(last: Option<char>) -> Option<&'static str> {
    match last? {
        '2' | '5' | '7' | '9' => Some("ふん"),
        _ => Some("ぷん"),
    }
}

/// Counters with several readings; only readings on which grammars agree.
fn irregular(counter: &str, last: Option<char>) -> Option<&'static str> {
    match (counter, last?) {
        ("本", '2' | '4' | '5' | '7' | '9') => Some("ほん"),
        ("本", '1' | '6' | '8' | '0') => Some("ぽん"),
        ("本", '3') => Some("ぼん"),
        ("階", '1' | '2' | '4'..='9' | '0') => Some("かい"),
        ("軒", '1' | '2' | '4'..='9' | '0') => Some("けん"),
        ("冊", _) => Some("さつ"),
        _ => None,
    }
}
