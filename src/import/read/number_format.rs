//! Shows numbers as a spreadsheet shows them: 0.855 in the format `0.0%` is 85.5%.
//!
//! ssfmt knows the number formats of ECMA-376. What Japanese offices use besides is handled here: years of eras (`ggge`),
//! days of the week (`aaa`), and the numbers of built-in formats that depend on the language of Excel.

use jiff::civil::{Date, Weekday};
use ssfmt::{DateSystem, FormatOptions, NumberFormat};

use crate::eras::era::Era;
use crate::import::read::number_scale::{quoted, scaled};

/// Longer formats are not from a person.
const LONGEST: usize = 255;

/// How a number is stored in a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stored {
    pub value: f64,
    /// Whether days are counted from 1904 instead of 1900.
    pub is_1904: bool,
}

/// The format with the number `id`, whose code is `code` if it is in the file. Some numbers depend on the language; these are
/// the formats of Japanese Excel.
pub(super) fn code_of(id: Option<u32>, code: &str) -> &str {
    match id {
        Some(14) => "yyyy/m/d",
        Some(22) => "yyyy/m/d h:mm",
        Some(27 | 36 | 50 | 57) => "ge.m.d",
        Some(28 | 29 | 51 | 54 | 58) => r#"ggge"年"m"月"d"日""#,
        Some(30) => "m/d/yy",
        Some(31) => r#"yyyy"年"m"月"d"日""#,
        Some(32) => r#"h"時"mm"分""#,
        Some(33) => r#"h"時"mm"分"ss"秒""#,
        Some(34 | 52 | 55) => r#"yyyy"年"m"月""#,
        Some(35 | 53 | 56) => r#"m"月"d"日""#,
        _ => code,
    }
}

/// The text that is shown for a number in the format `code`. `None` if the format is not understood.
pub(super) fn shown(stored: Stored, code: &str) -> Option<String> {
    if code.len() > LONGEST || code.to_ascii_lowercase().contains("[dbnum") {
        return None;
    }
    let code = if code.is_empty() || code == "@" { "General" } else { code };
    if is_hidden(code, stored.value) {
        return Some(String::new());
    }
    let code = with_japanese_dates(code, date(stored));
    let (code, value) = scaled(&code, decimal(stored.value))?;
    let date_system = if stored.is_1904 { DateSystem::Date1904 } else { DateSystem::Date1900 };
    let options = FormatOptions { date_system, ..FormatOptions::default() };
    let shown = NumberFormat::parse(&code).ok()?.try_format(value, &options).ok()?;
    Some(shown.trim().to_owned())
}

/// Whether the section of a format for a number is empty, as in `;;;` or `0;;`: then nothing is shown.
fn is_hidden(code: &str, value: f64) -> bool {
    let sections: Vec<&str> = code.split(';').collect();
    let section = match sections.len() {
        1 => return false,
        _ if value > 0.0 => 0,
        _ if value < 0.0 => 1,
        2 => 0,
        _ => 2,
    };
    sections.get(section).is_some_and(|section| section.trim().is_empty())
}

/// A number that is rounded as its decimal digits are: 1.005 is 1.01, although its binary value is a little less.
fn decimal(value: f64) -> f64 {
    const LARGE: f64 = 1e12;
    if value.fract() == 0.0 || value.abs() > LARGE { value } else { value * (1.0 + 4.0 * f64::EPSILON) }
}

/// The day that a number stands for.
fn date(Stored { value, is_1904 }: Stored) -> Option<Date> {
    let days = value.floor();
    if !(0.0..3_000_000.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the value was just checked")]
    let days = days as i32;
    // Excel counts 29 February 1900, which never was.
    let (start, days) = match (is_1904, days) {
        (true, days) => (Date::new(1904, 1, 1), days),
        (false, ..60) => (Date::new(1899, 12, 31), days),
        (false, days) => (Date::new(1899, 12, 30), days),
    };
    start.ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Replaces the codes of eras and weekdays by their texts, outside of quoted texts.
fn with_japanese_dates(code: &str, date: Option<Date>) -> String {
    let Some(date) = date.filter(|_| !code.eq_ignore_ascii_case("general")) else { return code.to_owned() };
    let chars: Vec<char> = code.chars().collect();
    let (mut written, mut at) = (String::new(), 0);
    while let Some(c) = chars.get(at).copied() {
        let length = match c {
            '"' => quoted(&chars[at..], '"'),
            '[' => quoted(&chars[at..], ']'),
            '\\' | '_' | '*' => 2,
            _ => chars[at..].iter().take_while(|next| next.eq_ignore_ascii_case(&c)).count(),
        };
        let end = (at + length).min(chars.len());
        let token: String = chars[at..end].iter().collect();
        let is_exponent = matches!(chars.get(end), Some('+' | '-'));
        match japanese(&token, date).filter(|_| !is_exponent) {
            Some(text) => written.push_str(&format!("\"{text}\"")),
            None => written.push_str(&token),
        }
        at = end;
    }
    written
}

/// The text of a code for an era, a year in it, or a day of the week.
fn japanese(token: &str, date: Date) -> Option<String> {
    let era = Era::of_day(date);
    let number = era.map(|era| era.number(i32::from(date.year())));
    match token.to_ascii_lowercase().as_str() {
        "g" => era.map(|era| era.letter().to_ascii_uppercase()),
        "gg" => era.and_then(|era| era.name.chars().next()).map(String::from),
        "ggg" => era.map(|era| era.name.to_owned()),
        "e" => number.map(|number| number.to_string()),
        "ee" => number.map(|number| format!("{number:02}")),
        "aaa" => Some(weekday(date).to_owned()),
        "aaaa" => Some(format!("{}曜日", weekday(date))),
        _ => None,
    }
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "月",
        Weekday::Tuesday => "火",
        Weekday::Wednesday => "水",
        Weekday::Thursday => "木",
        Weekday::Friday => "金",
        Weekday::Saturday => "土",
        Weekday::Sunday => "日",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Stored, code_of, shown};

    fn check(value: f64, code: &str, expected: &str) {
        let found = shown(Stored { value, is_1904: false }, code);
        assert_eq!(found.as_deref(), Some(expected), "{value} as {code}");
    }

    #[test]
    fn numbers_are_shown_as_in_the_spreadsheet() {
        check(1.0, "0.0%", "100.0%");
        check(0.5, "0%", "50%");
        check(0.855, "General", "0.855");
        check(0.1 + 0.2, "", "0.3");
        check(12.0, "@", "12");
        check(1_234_567.0, "#,##0\"件\"", "1,234,567件");
        check(1_234_567.0, "#,##0,\"千円\"", "1,235千円");
        check(-1234.5, "#,##0;[Red]▲#,##0", "▲1,235");
        check(-3.0, "0_);\\(0\\)", "(3)");
        check(0.0, "#,##0;▲#,##0;\"-\"", "-");
        check(3.0, "00", "03");
        check(5.0, "0\"校区\";;", "5校区");
        check(1.0, ";;;", "");
        check(0.0, "0;;", "");
        check(0.0, "0;▲0", "0");
        check(2.5, "0", "3");
        check(-2.5, "0", "-3");
        check(0.125, "0.00", "0.13");
        check(1.005, "0.00", "1.01");
        check(2.675, "0.00", "2.68");
        check(0.285, "0%", "29%");
        check(0.9995, "0.0%", "100.0%");
        check(1_500_000.0, "0,,", "2");
        check(999_999.0, "#,##0,", "1,000");
        check(1.5, "0.00E+00", "1.50E+00");
        check(2.5, "# ?/?", "2 1/2");
    }

    #[test]
    fn dates_have_eras() {
        check(45444.0, r#"[$-411]ggge"年"m"月"d"日""#, "令和6年6月1日");
        check(43586.0, "[$-411]ge.m.d", "R1.5.1");
        check(43585.0, r#"gggee"年""#, "平成31年");
        check(45444.0, r#"yyyy"年"m"月"d"日"(aaa);@"#, "2024年6月1日(土)");
        check(45444.0, code_of(Some(14), "mm-dd-yy"), "2024/6/1");
        check(45444.0, code_of(Some(58), ""), "令和6年6月1日");
        check(45444.5, "h:mm", "12:00");
        let stored = Stored { value: 43982.0, is_1904: true };
        assert_eq!(shown(stored, "ggge.m.d").as_deref(), Some("令和6.6.1"));
    }

    const TOKENS: &[&str] = &[
        "#", "0", "?", ".", ",", "%", ";", "@", "E+", "e", "ggg", "yyyy", "m", "mm", "d", "h", "ss", "aaa", "/", " ",
        "\\", "[", "]", "$", "\"", "_", "*", "+", ":", "年", "-", "General", "[h]", "[>5]", "[Red]", "AM/PM",
        "[$-411]", "00",
    ];

    proptest! {
        /// A format comes from a stranger's file.
        #[test]
        fn no_format_breaks_the_program(
            value in prop_oneof![any::<f64>(), -1e9..1e9_f64, 0.0..60000.0_f64],
            code in prop::collection::vec(prop::sample::select(TOKENS), 0..12).prop_map(|tokens| tokens.concat()),
        ) {
            let _ = shown(Stored { value, is_1904: false }, &code);
        }
    }
}
