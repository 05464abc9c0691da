//! The classes of characters that a text contains. They are determined once per text, so that most rules can skip most
//! texts.

use std::sync::LazyLock;

use tomei_search::text::normalize::normalize;

use crate::model::character::{is_circled, is_replaced};

/// A set of character classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u32);

impl Traits {
    pub const OLD_FORM: Self = Self(1);
    pub const CIRCLED: Self = Self(1 << 1);
    pub const MACHINE: Self = Self(1 << 2);
    pub const HALF_KANA: Self = Self(1 << 3);
    pub const FULL_DIGIT: Self = Self(1 << 4);
    pub const FULL_LETTER: Self = Self(1 << 5);
    pub const FULL_BRACKET: Self = Self(1 << 6);
    /// ～, the full-width tilde.
    pub const TILDE: Self = Self(1 << 7);
    /// 〜, the wave dash.
    pub const WAVE: Self = Self(1 << 8);
    /// Signs such as ○ that are used as placeholders.
    pub const BLANK_SIGN: Self = Self(1 << 9);
    /// The first character of an era's name, or 同.
    pub const ERA: Self = Self(1 << 10);
    /// 第
    pub const ORDINAL: Self = Self(1 << 11);
    /// Half-width digits next to Japanese text.
    pub const HALF_DIGIT: Self = Self(1 << 12);
    pub const HALF_LETTER: Self = Self(1 << 13);
    pub const HALF_BRACKET: Self = Self(1 << 14);
    /// A space after a capital letter or an ideograph.
    pub const SPACED: Self = Self(1 << 15);
    /// A cue that accompanies names: 氏, さん, 講師 …
    pub const NAME_CUE: Self = Self(1 << 16);
    /// The second character of a cue of two characters.
    const CUE_END: Self = Self(1 << 17);

    /// The classes of the characters of `text`.
    pub fn of(text: &str) -> Self {
        let (mut all, mut before) = (0, '\n');
        let kinds = &*KINDS;
        for c in text.chars() {
            if c.is_ascii() {
                all |= if before.is_ascii() { 0 } else { half(c) | spaced(before, c) };
                all |= if before.is_ascii_uppercase() { spaced(before, c) } else { 0 };
            } else {
                let kind = kinds.get(c as usize).copied().unwrap_or(0);
                all |= kind | if before.is_ascii() { half(before) } else { 0 };
                if kind & Self::CUE_END.0 != 0 && is_cue(before, c) {
                    all |= Self::NAME_CUE.0;
                }
                if c == '\u{3000}' {
                    all |= spaced(before, ' ');
                }
            }
            before = c;
        }
        Self(all)
    }

    /// Whether the two sets have a class in common.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The union of the two sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The classes of one character.
pub(super) fn of_character(c: char) -> Traits {
    // Characters beyond the Basic Multilingual Plane, as far as documents use them, are ideographs and emoji, which
    // have no class.
    Traits(KINDS.get(c as usize).copied().unwrap_or(0))
}

/// The everyday form of an ideograph in an old form.
pub(super) fn everyday_form(c: char) -> Option<char> {
    let form = normalize(c.encode_utf8(&mut [0; 4])).chars().next()?;
    (form != c).then_some(form)
}

/// The cues of two characters.
pub(super) const CUES: [&str; 13] =
    ["さん", "講師", "教授", "先生", "在住", "出身", "選手", "医師", "代表", "会長", "画家", "作家", "俳優"];

fn is_cue(before: char, c: char) -> bool {
    CUES.iter().any(|cue| cue.chars().eq([before, c]))
}

fn half(c: char) -> u32 {
    match c {
        '0'..='9' => Traits::HALF_DIGIT.0,
        'A'..='Z' | 'a'..='z' => Traits::HALF_LETTER.0,
        '(' => Traits::HALF_BRACKET.0,
        _ => 0,
    }
}

fn spaced(before: char, c: char) -> u32 {
    let is_letter = before.is_ascii_uppercase() || matches!(before, 'Ａ'..='Ｚ' | '一'..='鿿');
    if c == ' ' && is_letter { Traits::SPACED.0 } else { 0 }
}

static KINDS: LazyLock<Vec<u32>> =
    LazyLock::new(|| (0..0x1_0000).map(|code| char::from_u32(code).map_or(0, find_kind)).collect());

fn find_kind(c: char) -> u32 {
    let mut all = match c {
        'ｦ'..='ﾟ' => Traits::HALF_KANA.0,
        '０'..='９' => Traits::FULL_DIGIT.0,
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Traits::FULL_LETTER.0,
        '（' => Traits::FULL_BRACKET.0,
        '～' => Traits::TILDE.0,
        '〜' => Traits::WAVE.0,
        '○' | '〇' | '◯' | '△' | '×' | '□' | '●' | '■' => Traits::BLANK_SIGN.0,
        '明' | '大' | '昭' | '平' | '令' | '同' => Traits::ERA.0,
        '第' => Traits::ORDINAL.0,
        '氏' | '様' => Traits::NAME_CUE.0,
        _ => 0,
    };
    if CUES.iter().any(|cue| cue.ends_with(c)) {
        all |= Traits::CUE_END.0;
    }
    let is_ideograph = matches!(c, '一'..='鿿' | '\u{f900}'..='\u{faff}');
    if is_ideograph && everyday_form(c).is_some() {
        all |= Traits::OLD_FORM.0;
    }
    let is_shown = !matches!(c, '\n' | '\r' | '\t');
    if is_circled(c) {
        all |= Traits::CIRCLED.0;
    } else if is_shown && (is_replaced(c) || c == '\u{fffd}') {
        all |= Traits::MACHINE.0;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::Traits;

    fn check(text: &str, expected: &[Traits]) {
        let all = Traits::of(text);
        let expected = expected.iter().fold(Traits::default(), |all, one| all.and(*one));
        assert_eq!(all, expected, "{text}");
    }

    #[test]
    fn knows_what_a_text_holds() {
        check("協働をすすめる。", &[]);
        check("year: 2019\n", &[]);
        check("小曾根", &[Traits::OLD_FORM]);
        check("12校区", &[Traits::HALF_DIGIT]);
        check("約１３校区（仮）", &[Traits::FULL_DIGIT, Traits::FULL_BRACKET]);
        check("A I活用", &[Traits::SPACED, Traits::HALF_LETTER]);
        check("㈱と①とｱ", &[Traits::MACHINE, Traits::CIRCLED, Traits::HALF_KANA]);
        check("田中さん", &[Traits::CUE_END, Traits::NAME_CUE]);
        check("たくさ、ん", &[Traits::CUE_END]);
    }
}
