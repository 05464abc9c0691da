//! Numbers in kanji and in digits.

use crate::build::furigana::numerals::counter::Class;

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub value: u64,
    /// Digit by digit, as in 二〇二六: nobody knows how such a number is read aloud.
    pub is_positional: bool,
    /// Whether more digits or a fraction stand before it, so that `value` is only its end.
    pub is_end: bool,
}

/// Whether a character may stand in a number in kanji.
pub(in crate::build::furigana) fn is_numeral(character: char) -> bool {
    digit(character).is_some() || unit(character).is_some()
}

fn digit(character: char) -> Option<u8> {
    "〇一二三四五六七八九".chars().position(|known| known == character).and_then(|at| u8::try_from(at).ok())
}

fn unit(character: char) -> Option<u64> {
    Some(match character {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '億' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => return None,
    })
}

impl Number {
    /// The number that `written` spells in kanji.
    pub(super) fn of_kanji(written: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = written.chars().map(digit).collect();
        match digits {
            Some(digits) if digits.len() > 1 => {
                let value = digits
                    .iter()
                    .try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add((*digit).into()))?;
                Some(Self { value, is_positional: true, is_end: false })
            }
            _ => Some(Self { value: with_units(written)?, is_positional: false, is_end: false }),
        }
    }

    /// The number at the end of `written`, in ASCII digits.
    pub(super) fn of_digits(written: &str, is_end: bool) -> Option<Self> {
        let before = written.trim_end_matches(|c: char| c.is_ascii_digit());
        let value = written[before.len()..].parse().ok()?;
        Some(Self { value, is_positional: false, is_end })
    }

    /// The last digit that is not read as a part of 十, 百, 千 …; none where the number ends in one of these.
    pub(super) fn last_digit(self) -> Option<u8> {
        u8::try_from(self.value % 10).ok().filter(|digit| *digit > 0)
    }
}

fn with_units(written: &str) -> Option<u64> {
    let (mut all, mut group, mut open) = (0_u64, 0_u64, None);
    for character in written.chars() {
        match (digit(character), unit(character)) {
            (Some(digit), _) if open.is_none() => open = Some(u64::from(digit)),
            (None, Some(unit @ (10 | 100 | 1_000))) => group += open.take().unwrap_or(1) * unit,
            (None, Some(unit)) => {
                all += (group + open.take().unwrap_or(0)).checked_mul(unit)?;
                group = 0;
            }
            _ => return None,
        }
    }
    all.checked_add(group)?.checked_add(open.unwrap_or(0))
}

/// How a number in kanji is read before a counter of a class; none where that is not certain.
pub(super) fn read(written: &str, class: Class) -> Option<String> {
    let characters: Vec<char> = written.chars().collect();
    let mut reading = String::new();
    let mut at = 0;
    while at < characters.len() {
        let rest = &characters[at..];
        let (part, length) = part(rest, class, at > 0)?;
        reading.push_str(part);
        at += length;
    }
    Some(reading)
}

/// The reading of the first one or two characters, and how many they are.
fn part(rest: &[char], class: Class, is_inside: bool) -> Option<(&'static str, usize)> {
    match *rest {
        [one, ten @ ('百' | '千' | '兆'), ..] if digit(one).is_some() => {
            let is_last = rest.len() == 2;
            changed(digit(one)?, ten, is_last.then_some(class)).map(|reading| (reading, 2))
        }
        [one] if digit(one).is_some() => class.digit(digit(one)?).map(|reading| (reading, 1)),
        [one, _, ..] => inner_digit(digit(one)).or_else(|| inner_unit(rest, is_inside)).map(|reading| (reading, 1)),
        [one] => last_unit(one, class, is_inside).map(|reading| (reading, 1)),
        [] => None,
    }
}

/// A digit before 十, 万 and 億.
fn inner_digit(digit: Option<u8>) -> Option<&'static str> {
    const READINGS: [&str; 9] = ["いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"];
    READINGS.get(usize::from(digit?).checked_sub(1)?).copied()
}

fn inner_unit(rest: &[char], is_inside: bool) -> Option<&'static str> {
    match *rest {
        // せんまん and いっせんまん; じゅっちょう and じっちょう.
        ['千', '万', ..] | ['十', '兆', ..] => None,
        ['十', ..] => Some("じゅう"),
        ['百', ..] => Some("ひゃく"),
        ['千', ..] => Some("せん"),
        ['万', ..] if is_inside => Some("まん"),
        ['億', ..] if is_inside => Some("おく"),
        ['兆', ..] if is_inside => Some("ちょう"),
        _ => None,
    }
}

fn last_unit(unit: char, class: Class, is_inside: bool) -> Option<&'static str> {
    match unit {
        '十' => class.ten(),
        '百' => class.hundred(),
        '千' => Some("せん"),
        '万' if is_inside => Some("まん"),
        '億' if is_inside => Some("おく"),
        '兆' if is_inside => Some("ちょう"),
        _ => None,
    }
}

/// A digit and the 百, 千 or 兆 behind it, which change each other; the class is that of the counter where the number ends here.
fn changed(digit: u8, unit: char, class: Option<Class>) -> Option<&'static str> {
    let is_short = match class {
        Some(class) if unit == '百' => class.hundred()? == "ひゃっ",
        _ => false,
    };
    Some(match (unit, digit, is_short) {
        ('百', 2, false) => "にひゃく",
        ('百', 2, true) => "にひゃっ",
        ('百', 3, false) => "さんびゃく",
        ('百', 3, true) => "さんびゃっ",
        ('百', 4, false) => "よんひゃく",
        ('百', 4, true) => "よんひゃっ",
        ('百', 5, false) => "ごひゃく",
        ('百', 5, true) => "ごひゃっ",
        ('百', 6, false) => "ろっぴゃく",
        ('百', 6, true) => "ろっぴゃっ",
        ('百', 7, false) => "ななひゃく",
        ('百', 7, true) => "ななひゃっ",
        ('百', 8, false) => "はっぴゃく",
        ('百', 8, true) => "はっぴゃっ",
        ('百', 9, false) => "きゅうひゃく",
        ('百', 9, true) => "きゅうひゃっ",
        ('千', 1, _) => "いっせん",
        ('千', 2, _) => "にせん",
        ('千', 3, _) => "さんぜん",
        ('千', 4, _) => "よんせん",
        ('千', 5, _) => "ごせん",
        ('千', 6, _) => "ろくせん",
        ('千', 7, _) => "ななせん",
        ('千', 8, _) => "はっせん",
        ('千', 9, _) => "きゅうせん",
        ('兆', 1, _) => "いっちょう",
        ('兆', 2, _) => "にちょう",
        ('兆', 3, _) => "さんちょう",
        ('兆', 4, _) => "よんちょう",
        ('兆', 5, _) => "ごちょう",
        ('兆', 6, _) => "ろくちょう",
        ('兆', 7, _) => "ななちょう",
        ('兆', 8, _) => "はっちょう",
        ('兆', 9, _) => "きゅうちょう",
        _ => return None,
    })
}
