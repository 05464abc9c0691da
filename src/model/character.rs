//! Characters that some machines show as another, or not at all, and what to
//! write in their place.
//!
//! Rules: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」, which the
//! Digital Agency's guides build on.

use unicode_normalization::UnicodeNormalization;

/// Whether `c` does not belong in a cell of data.
pub fn is_replaced(c: char) -> bool {
    // Nothing in these blocks, where nearly all text lies.
    !matches!(c, ' '..='~' | '぀'..='ヿ' | '一'..='鿿') && replacement(c).is_some()
}

/// Whether `c` is a digit or letter in a circle; the sheets number with them.
pub fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '⓪' | '㉑'..='㉟' | '㊱'..='㊿' | 'Ⓐ'..='ⓩ' | '❶'..='❿' | '➀'..='➓' | '⓫'..='⓴')
}

/// What stands for a character that some machines show as another or not at
/// all; none where it may stay.
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
        // Radicals that programs put in the place of ideographs when they read a PDF.
        '⼀'..='⿕' => Some(plain()),
        '〝' | '〞' | '〟' => Some("\"".to_owned()),
        '\u{e000}'..='\u{f8ff}' => Some("〓".to_owned()),
        _ if c.is_control() => Some(String::new()),
        _ => None,
    }
}

fn circled(c: char, first: char) -> String {
    format!("({})", u32::from(c) - u32::from(first) + 1)
}

/// The value of a digit of any width.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}
