//! Words whose reading depends on their neighbours: 行って and 方. Numbers and counters were read before.

use std::sync::Arc;

use crate::build::furigana::numerals::number::is_numeral;
use crate::build::furigana::stretch::{Kind, Token, is_kanji};

/// Sets each reading that depends on neighbouring words, or removes it if it is uncertain.
pub(super) fn correct_by_neighbours(tokens: &mut [Token]) {
    tokens.iter_mut().for_each(correct_single_kanji);
    for at in 0..tokens.len() {
        let (before, from) = tokens.split_at_mut(at);
        let [token, after @ ..] = from else { continue };
        if token.kind != Kind::Numeral {
            correct(token, before.last(), after.first());
        }
    }
}

fn correct(token: &mut Token, previous: Option<&Token>, next: Option<&Token>) {
    let before = previous.map_or("", |previous| previous.surface);
    let known = match token.surface {
        "行っ" if previous.is_some() => {
            Some(if matches!(before, "に" | "へ" | "まで") { "いっ" } else { "おこなっ" })
        }
        "方" if before.ends_with(is_kana) => reading_of_kata(before, next),
        era if ERAS.contains(&era) => return token.is_certain = true,
        "元" if ERAS.contains(&before) => Some("がん"),
        "元" if before == "の" => Some("もと"),
        "中" if before.ends_with('の') => Some("なか"),
        "数" if before.ends_with('の') => Some("かず"),
        "末" if !before.ends_with(is_kana) => Some("まつ"),
        "等" => Some("とう"),
        "所" if before.ends_with(is_kana) => Some("ところ"),
        "間" if before == "の" || is_verb(previous) => Some("あいだ"),
        "年" if begins_number(next) && !before.ends_with('の') => Some("ねん"),
        "年" if before.ends_with(is_kana) => Some("とし"),
        "月" if begins_number(next) && !before.ends_with('の') => Some("つき"),
        "月" if next.is_some_and(|next| matches!(next.surface, "に" | "ごと")) => Some("つき"),
        "分" if previous.is_some_and(is_counter) => Some("ぶん"),
        "人" if token.kind == Kind::Suffix && previous.is_some_and(|previous| previous.kind == Kind::Place) => {
            Some("じん")
        }
        "値" if is_suffix_of_compound(token, previous) => Some("ち"),
        "路" if is_suffix_of_compound(token, previous) => Some("ろ"),
        "物" if is_suffix_of_compound(token, previous) => Some("ぶつ"),
        _ if hangs_on_nothing(token, previous) || is_voiced_or_not(token, previous, next) => None,
        _ if is_prefecture(token, next) => return token.is_certain = true,
        _ => return,
    };
    token.reading = known.map(Arc::from);
    token.is_certain = true;
}

fn is_kana(character: char) -> bool {
    matches!(character, 'ぁ'..='ゖ')
}

fn is_verb(token: Option<&Token>) -> bool {
    token.is_some_and(|token| {
        matches!(token.kind, Kind::Verb | Kind::Particle) && token.surface.ends_with(['る', 'た', 'う', 'く', 'す'])
    })
}

fn begins_number(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.surface.starts_with(|first: char| first.is_ascii_digit() || is_numeral(first)))
}

/// A suffix behind a particle is another word: 者 is しゃ in 参加者 and もの in 満たす者. One behind a verb does not become
/// voiced as behind a noun: 替え is がえ in 評価替え and かえ in 架け替え.
fn hangs_on_nothing(token: &Token, previous: Option<&Token>) -> bool {
    let kind = previous.map(|previous| previous.kind);
    let is_voiced = kind == Some(Kind::Verb) && token.surface.ends_with(is_kana);
    token.kind == Kind::Suffix && (is_voiced || kind == Some(Kind::Particle))
}

/// The stem of a verb behind a counter may become voiced: 六人掛けの is がけ, 六人乗りの is のり.
fn is_voiced_or_not(token: &Token, previous: Option<&Token>, next: Option<&Token>) -> bool {
    let is_stem = match token.kind {
        Kind::Verb => {
            next.is_some_and(|next| matches!(next.surface, "の" | "を" | "が" | "は" | "と" | "に" | "から" | "まで"))
        }
        Kind::Noun | Kind::Suffix => true,
        _ => false,
    };
    let is_stem = is_stem && token.surface.ends_with(is_kana) && !matches!(token.surface, "当たり" | "余り");
    is_stem && previous.is_some_and(is_counter)
}

fn is_counter(token: &Token) -> bool {
    token.kind == Kind::Numeral && token.surface.ends_with(|last| is_kanji(last) && !is_numeral(last))
}

/// Words of two kanji are Chinese, and so are the suffixes behind them: 値 is ね, but ち in 目標値.
fn is_suffix_of_compound(token: &Token, previous: Option<&Token>) -> bool {
    let is_compound = |previous: &Token| previous.surface.chars().count() > 1 && previous.surface.chars().all(is_kanji);
    token.kind == Kind::Suffix && previous.is_some_and(is_compound)
}

/// IPADIC splits 元年度 after the name of an era into 元 and 年度.
const ERAS: [&str; 5] = ["明治", "大正", "昭和", "平成", "令和"];

/// Corrects words that are a single kanji, for which IPADIC has the literary reading but public bodies use another one.
fn correct_single_kanji(token: &mut Token) {
    let Some(reading) = &token.reading else { return };
    let better = match (token.surface, reading.as_ref()) {
        ("値", "ね" | "あたい") => Some("あたい"),
        ("後", "のち" | "あと") => Some("あと"),
        ("行", _) => Some("ぎょう"),
        ("語", "かたり" | "ご") => Some("ご"),
        ("表", "おもて" | "ひょう") => Some("ひょう"),
        ("節", "ふし" | "せつ") => Some("せつ"),
        // It can be read そら, から or くう.
        ("空", _) => None,
        // しん is the friend of a country, as in 親米.
        ("親", "しん") => Some("おや"),
        _ => return,
    };
    token.reading = better.map(Arc::from);
    token.is_certain = true;
}

/// There is one 山口 among the prefectures, and many elsewhere.
fn is_prefecture(token: &Token, next: Option<&Token>) -> bool {
    token.kind == Kind::Place && next.is_some_and(|next| matches!(next.surface, "県" | "府" | "都"))
}

/// The reading of 方 before `next`: in 市民の方を it is かた, but in 市民の方が and 早い方を it can be ほう as well.
fn reading_of_kata(before: &str, next: Option<&Token>) -> Option<&'static str> {
    let next = next.map_or("", |next| next.surface);
    let is_person = match before {
        "の" => matches!(next, "を" | "に" | "へ" | "から" | "は" | "も" | "と" | "や" | "々" | "など"),
        _ => !before.ends_with('い') && matches!(next, "を" | "は" | "も" | "と" | "や" | "々" | "など"),
    };
    is_person.then_some("かた")
}
