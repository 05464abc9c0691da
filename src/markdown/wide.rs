//! Which characters are as wide as an ideograph: those of Japanese, Chinese and Korean, with their punctuation.

/// Whether `c` is a character of East Asian width W, F or H that is no emoji, or a Korean one.
pub(super) fn is_wide(c: char) -> bool {
    is_korean(c)
        || matches!(c, '\u{20a9}' | '\u{2329}'..='\u{232a}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4c6}'
            | '\u{f900}'..='\u{faff}' | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6b}' | '\u{ff01}'..='\u{ffee}'
            | '\u{16fe0}'..='\u{1b2fb}' | '\u{1f200}'..='\u{1f219}' | '\u{1f21b}'..='\u{1f22e}'
            | '\u{1f230}'..='\u{1f265}' | '\u{20000}'..='\u{3fffd}')
}

/// Whether `c` belongs to a script that, unlike Japanese, puts spaces between words.
pub(super) fn is_korean(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}'
        | '\u{ac00}'..='\u{d7fb}' | '\u{ffa0}'..='\u{ffdc}')
}
