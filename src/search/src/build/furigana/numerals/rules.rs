//! How a number and its counter are read together.

use crate::build::furigana::numerals::counter::{Class, Counter};
use crate::build::furigana::numerals::number::{self, Number, is_numeral};

/// What stands around a number and its counter.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub before: &'a str,
    pub after: &'a str,
}

impl Context<'_> {
    /// Whether the counter makes a fraction of the number, as in 三分の一.
    fn is_fraction(self, counter: Counter) -> bool {
        let number = |c: char| c.is_ascii_digit() || is_numeral(c);
        let behind = if counter.written.ends_with('の') { Some(self.after) } else { self.after.strip_prefix('の') };
        behind.is_some_and(|rest| rest.starts_with(number))
    }
}

/// The reading of a counter behind a number in digits; none where it is not certain.
pub(super) fn counter(number: Number, counter: Counter, context: Context) -> Option<String> {
    let Counter { written, reading, class } = counter;
    let rest = reading.strip_prefix(standard(class)).unwrap_or_default();
    let whole = |reading: &str| Some(format!("{reading}{rest}"));
    let value = number.value;
    match class {
        Class::Person if matches!(value, 1 | 2) && !number.is_end => None,
        Class::Day => day(number, !rest.is_empty()).and_then(whole),
        Class::Month if !(1..=12).contains(&value) || number.is_end => None,
        Class::Hour if value > 24 && written == "時" => None,
        Class::Minute if context.is_fraction(counter) => whole("ぶん"),
        Class::Minute => minutes(number).and_then(whole),
        Class::H => long_things(number).and_then(whole),
        // はたち
        Class::S if written == "歳" && value == 20 && !number.is_end => None,
        _ => Some(reading.to_owned()),
    }
}

/// What a counter of the class begins with where the number does not change it.
fn standard(class: Class) -> &'static str {
    match class {
        Class::Person => "にん",
        Class::Day => "にち",
        Class::Minute => "ふん",
        Class::H => "ほん",
        _ => "",
    }
}

/// ついたち and いちにち; はつかかん and にじゅうにちかん.
fn day(number: Number, is_span: bool) -> Option<&'static str> {
    match number.value {
        _ if number.is_end => Some("にち"),
        1 if !is_span => None,
        14 | 20 | 24 if is_span => None,
        2..=10 | 14 | 20 | 24 => Some("か"),
        _ => Some("にち"),
    }
}

fn minutes(number: Number) -> Option<&'static str> {
    match number.last_digit() {
        Some(2 | 5 | 7 | 9) => Some("ふん"),
        Some(1 | 3 | 4 | 6) => Some("ぷん"),
        None if number.value > 0 => Some("ぷん"),
        _ => None,
    }
}

fn long_things(number: Number) -> Option<&'static str> {
    match number.last_digit() {
        Some(2 | 4 | 5 | 7 | 9) => Some("ほん"),
        Some(3) => Some("ぼん"),
        Some(1 | 6) => Some("ぽん"),
        Some(_) => None,
        // じゅっぽん, ひゃっぽん; せんぼん, いちまんぼん.
        None if number.value == 0 => None,
        None if number.value.is_multiple_of(1_000) => Some("ぼん"),
        None => Some("ぽん"),
    }
}

/// The readings of a number in kanji and of the counter behind it.
pub(super) fn of_kanji(written: &str, counter: Counter, context: Context) -> [Option<String>; 2] {
    if let Some(unit) = unit_behind_digits(written, context) {
        let number = Number { value: 10_000, is_positional: false, is_end: true };
        return [Some(unit.to_owned()), self::counter(number, counter, context)];
    }
    let Some(number) = Number::of_kanji(written).filter(|number| number.value > 0 && !follows_digits(context)) else {
        return [None, None];
    };
    if is_other_word(number, counter, context) {
        return [None, None];
    }
    if number.is_positional {
        let is_safe = matches!(counter.class, Class::Plain | Class::Year | Class::Month);
        return [None, self::counter(number, counter, context).filter(|_| is_safe)];
    }
    if let Some(readings) = irregular(number, counter, context) {
        return readings;
    }
    let reading = number::read(written, counter.class);
    let behind = self::counter(number, counter, context);
    // Both of ほん and ぽん depend on the number: one without the other says too much.
    match counter.class {
        Class::H | Class::Minute | Class::Day if reading.is_none() || behind.is_none() => [None, None],
        Class::Month | Class::Hour if behind.is_none() => [None, None],
        _ => [reading, behind],
    }
}

/// 5万; 3千 is さんぜん, all others have せん.
fn unit_behind_digits(written: &str, context: Context) -> Option<&'static str> {
    let last = context.before.chars().next_back().filter(char::is_ascii_digit)?;
    match (written, last) {
        ("千", '3') => Some("ぜん"),
        ("千", _) => Some("せん"),
        ("万", _) => Some("まん"),
        ("億", _) => Some("おく"),
        ("兆", _) => Some("ちょう"),
        _ => None,
    }
}

/// 5万: what stands before the number belongs to it. 何百 is なんびゃく.
fn follows_digits(context: Context) -> bool {
    context.before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '何' | '幾' | '.' | ','))
}

/// Words of another meaning that are written with a number and a counter.
fn is_other_word(number: Number, counter: Counter, context: Context) -> bool {
    let after = |words: &[&str]| words.iter().any(|word| context.after.starts_with(word));
    match (counter.written, number.value) {
        // ににんまえ, ににんさんきゃく
        ("人", 1 | 2) => after(&["前", "称", "乗"]) || context.after.starts_with(is_numeral),
        // いっとき, いちじ; ひとつき, いちがつ
        ("時", 1) => !["午前", "午後", "第"].iter().any(|word| context.before.ends_with(word)),
        ("月", 1) => !["年", "年度", "から", "〜", "～", "月"].iter().any(|word| context.before.ends_with(word)),
        // さんみいったい
        ("位", 3) => after(&["一体"]),
        // しちじかん and ななじかん
        ("時間", value) => value % 10 == 7,
        ("歳", 20) => true,
        _ => false,
    }
}

/// Readings in which neither part is read as elsewhere.
fn irregular(number: Number, counter: Counter, context: Context) -> Option<[Option<String>; 2]> {
    let both = |number: &str, counter: &str| Some([Some(number.to_owned()), Some(counter.to_owned())]);
    let rest = counter.reading.strip_prefix(standard(counter.class)).unwrap_or_default();
    match (counter.class, number.value) {
        (Class::Person, 1) => both("ひと", &format!("り{rest}")),
        (Class::Person, 2) => both("ふた", &format!("り{rest}")),
        (Class::Day, value) => {
            days(value, rest).map(|(number, counter)| [Some(number.to_owned()), Some(format!("{counter}{rest}"))])
        }
        // ごふん, ごぶ, ごぶん
        (Class::Minute, value) if matches!(counter.written, "分" | "分の") => {
            let is_time = context.before.ends_with('時');
            let fraction = format!("ぶん{rest}");
            match (context.is_fraction(counter), value) {
                (true, 2) => both("に", &fraction),
                (true, 3) => both("さん", &fraction),
                (true, 5) => both("ご", &fraction),
                (false, _) if is_time => None,
                _ => Some([None, None]),
            }
        }
        _ => None,
    }
}

/// The days that have names of their own, alone or as a span.
fn days(value: u64, rest: &str) -> Option<(&'static str, &'static str)> {
    let number = match value {
        2 => "ふつ",
        3 => "みっ",
        4 => "よっ",
        5 => "いつ",
        6 => "むい",
        7 => "なの",
        8 => "よう",
        9 => "ここの",
        10 => "とお",
        14 if rest.is_empty() => "じゅうよっ",
        20 if rest.is_empty() => "はつ",
        24 if rest.is_empty() => "にじゅうよっ",
        _ => return None,
    };
    Some((number, "か"))
}

/// The reading of a number without a counter; none where it is not certain.
pub(super) fn alone(written: &str, context: Context) -> Option<String> {
    let number = Number::of_kanji(written)?;
    if let Some(unit) = unit_behind_digits(written, context) {
        return Some(unit.to_owned());
    }
    let is_single = written.chars().count() == 1;
    let is_ordinal = context.before.ends_with('第') || context.before.ends_with("分の");
    if number.is_positional || number.value == 0 || follows_digits(context) || (is_single && !is_ordinal) {
        return None;
    }
    // 七, 九 and 四 have two readings, 八 may be はっ before what comes.
    let is_certain = match number.last_digit() {
        Some(digit) => {
            matches!(digit, 1 | 2 | 3 | 5 | 6) && !(matches!(digit, 1 | 6) && context.after.starts_with(is_counted))
        }
        None => !(written.ends_with('十') && context.after.starts_with(is_counted)),
    };
    is_certain.then(|| number::read(written, Class::Plain)).flatten()
}

/// What may change the number before it.
fn is_counted(character: char) -> bool {
    crate::build::furigana::stretch::is_kanji(character) || "かカヶケっッつ".contains(character)
}
