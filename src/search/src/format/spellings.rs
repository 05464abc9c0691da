//! The keys of the spelling files: terms of the site by spellings that people type for them, and by their beginnings and
//! ends, for queries with a slip. The files are encoded like the suggestion files.

use std::ops::Range;

use crate::text::kana::hiragana;

/// The first characters of the keys. After it follows: another spelling of the term; a term in katakana or Latin letters
/// as [`fold_run`] gives it; a reading as [`fold_reading`] gives it, and the same backwards; a term, and the same
/// backwards; a kanji, whose terms are its readings.
pub const SPELLING: char = '\u{1}';
pub const FOLDED: char = '\u{2}';
pub const READING: char = '\u{3}';
pub const READING_BACK: char = '\u{4}';
pub const SURFACE: char = '\u{5}';
pub const SURFACE_BACK: char = '\u{6}';
pub const KANJI: char = '\u{7}';

/// The last characters of keys of [`SPELLING`], after a word: the terms are other words that mean the same, or broader ones. They
/// are in the file that spellings of the word are in, so that no other one is fetched.
pub const SAME: char = '\u{1}';
pub const BROADER: char = '\u{2}';

/// A key.
pub fn key(kind: char, text: &str) -> String {
    [kind.encode_utf8(&mut [0; 4]), text].concat()
}

/// A key of the text backwards.
pub fn key_back(kind: char, text: &str) -> String {
    key(kind, &text.chars().rev().collect::<String>())
}

/// The runs of katakana, and those of Latin letters and digits with at least one letter, of three characters or more.
/// Signs and spaces within a run belong to it.
pub fn runs(text: &[char]) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let belongs: fn(char) -> bool = if is_katakana(text[start]) { is_katakana } else { is_latin };
        let mut end = start;
        if !belongs(text[start]) {
            start += 1;
            continue;
        }
        for (at, character) in text.iter().enumerate().skip(start) {
            if belongs(*character) {
                end = at + 1;
            } else if at > end || !matches!(character, '・' | '-' | ' ' | '.' | '\'' | '/' | '&') {
                break;
            }
        }
        let run = start..end;
        if run.len() > 2 && text[run.clone()].iter().any(|character| !character.is_ascii_digit()) {
            all.push(run);
        }
        start = end.max(start + 1);
    }
    all
}

fn is_katakana(character: char) -> bool {
    matches!(character, 'ァ'..='ヺ' | 'ー')
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphanumeric()
}

/// Syllables of foreign words that are written in two ways, and the older way.
const FOREIGN: &str = "ヴァ=バ ヴィ=ビ ヴェ=ベ ヴォ=ボ ヴ=ブ ティ=チ テイ=チ ディ=ジ デイ=ジ トゥ=ツ ドゥ=ズ ファ=ハ フィ=ヒ フェ=ヘ フォ=ホ \
シェ=セ ジェ=ゼ ヅ=ズ ヂ=ジ イア=イヤ";

/// A run without what is written differently for the same word: signs and spaces, long vowels, small vowels.
pub fn fold_run(run: &[char]) -> String {
    let kept = run.iter().filter(|character| is_katakana(**character) || is_latin(**character));
    let mut folded: String = kept.filter(|character| **character != 'ー').collect();
    for (foreign, older) in FOREIGN.split(' ').filter_map(|pair| pair.split_once('=')) {
        folded = folded.replace(foreign, older);
    }
    folded.chars().map(large).collect()
}

/// Small kana as large ones.
fn large(character: char) -> char {
    let pairs = "ぁあぃいぅうぇえぉおゃやゅゆょよァアィイゥウェエォオャヤュユョヨ";
    let mut characters = pairs.chars();
    while let (Some(small), Some(large)) = (characters.next(), characters.next()) {
        if small == character {
            return large;
        }
    }
    character
}

/// A reading without what is often left out or typed differently: long vowels, small kana, っ, ぢ and づ.
pub fn fold_reading(reading: &str) -> String {
    let mut folded = String::new();
    let mut before = ' ';
    for character in hiragana(reading).chars() {
        let character = match large(character) {
            'ぢ' => 'じ',
            'づ' => 'ず',
            'ゔ' => 'ぶ',
            other => other,
        };
        let is_long = match character {
            'う' => "おこごそぞとどのほぼぽもよろうくぐすずつぬふぶぷむゆる".contains(before),
            'お' => "おこごそぞとどのほぼぽもよろ".contains(before),
            'ー' | 'っ' => true,
            _ => false,
        };
        if !is_long {
            folded.push(character);
        }
        before = character;
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{fold_reading, fold_run, runs};

    fn folded(text: &str) -> String {
        fold_run(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn foreign_words_have_one_fold() {
        for (one, other) in [
            ("サーバー", "サーバ"),
            ("コンピューター", "コンピュータ"),
            ("ヴァイオリン", "バイオリン"),
            ("コミュニティ・センター", "コミュニテイセンタ"),
            ("スティール", "スチール"),
            ("プラットフォーム", "プラットホーム"),
            ("ダイヤモンド", "ダイアモンド"),
            ("wi-fi", "wifi"),
            ("covid-19", "covid19"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
    }

    #[test]
    fn runs_end_with_their_script() {
        let text: Vec<char> = "南部コミュニティ・センターのwi-fiと2019年".chars().collect();
        let all: Vec<String> = runs(&text).into_iter().map(|run| text[run].iter().collect()).collect();
        assert_eq!(all, ["コミュニティ・センター", "wi-fi"]);
    }

    #[test]
    fn readings_without_long_vowels() {
        assert_eq!(fold_reading("こうつうもう"), "こつも");
        assert_eq!(fold_reading("コラボセンター"), "こらぼせんた");
        assert_eq!(fold_reading("きゃっしゅれす"), fold_reading("きやしゆれす"));
    }
}
