//! Characters that some systems show differently or not at all, and what to write instead.
//!
//! The rules follow 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」, on which the guides of the Digital Agency build.

use unicode_normalization::UnicodeNormalization;

/// Whether `c` should be replaced in a cell of machine-readable data.
pub fn is_replaced(c: char) -> bool {
    // These blocks hold nearly all Japanese text and none of the characters; they are tested first because it is quick.
    !matches!(c, ' '..='~' | '぀'..='ヿ' | '一'..='鿿') && replacement(c).is_some()
}

/// Whether `c` is a circled digit or letter, which sheets use as item numbers.
pub fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '⓪' | '㉑'..='㉟' | '㊱'..='㊿' | 'Ⓐ'..='ⓩ' | '❶'..='❿' | '➀'..='➓' | '⓫'..='⓴')
}

/// The replacement for a character that some systems show differently or not at all; `None` if the character may be
/// used.
pub fn replacement(c: char) -> Option<String> {
    let plain = || c.nfkc().collect::<String>();
    match c {
        '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(" ".to_owned()),
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(String::new()),
        '①'..='⑳' | '⓪' | '㉑'..='㉟' | '㊱'..='㊿' | 'Ⓐ'..='ⓩ' | '㊀'..='㊰' | '㋐'..='㋾' => {
            Some(format!("({})", plain()))
        }
        '⑴'..='⒵' | '㈀'..='㉇' => Some(plain()),
        '❶'..='❿' => Some(circled(c, '❶')),
        '➀'..='➉' => Some(circled(c, '➀')),
        '➊'..='➓' => Some(circled(c, '➊')),
        '⓫'..='⓴' => Some(format!("({})", u32::from(c) - u32::from('⓫') + 11)),
        'Ⅰ'..='ⅿ' | '㋀'..='㋏' | '㋿'..='㏿' | '№' | '℡' | '℻' => Some(plain()),
        // Kangxi radicals, which text extraction from PDF often yields in place of the ideographs.
        '⼀'..='⿕' => Some(plain()),
        '〝' | '〞' | '〟' => Some("\"".to_owned()),
        '\u{e000}'..='\u{f8ff}' => Some("〓".to_owned()),
        '\u{fffe}' | '\u{ffff}' => Some(String::new()),
        _ if c.is_control() => Some(String::new()),
        _ => None,
    }
}

/// Whether XML 1.0 can hold `c`, which it cannot even by a number: other programs
/// refuse the whole file. See <https://www.w3.org/TR/xml/#charsets>.
pub fn is_xml(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn circled(c: char, first: char) -> String {
    format!("({})", u32::from(c) - u32::from(first) + 1)
}

/// The kanji with which numbers up to ninety-nine are written.
pub const KANJI_NUMERALS: &str = "一二三四五六七八九十";

/// The value of a decimal digit, half-width or full-width.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}
