//! Japanese fiscal years (April to March) in western and era reckoning.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A fiscal year by the western year in which its April lies.
///
/// Written forms that never came, such as 平成34年度, are read as the year they
/// mean (2022): sheets planned ahead before an era changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FiscalYear(i32);

/// The western years a sheet can plausibly speak of.
const PLAUSIBLE: std::ops::RangeInclusive<i32> = 1868..=2200;

/// An era: its name, its name in letters, its letter, its first western year, and whether it began
/// before April, so that the old era has no fiscal year of that number.
struct Era {
    name: &'static str,
    latin: &'static str,
    letter: char,
    first: i32,
    before_april: bool,
}

const ERAS: [Era; 5] = [
    Era { name: "明治", latin: "meiji", letter: 'm', first: 1868, before_april: false },
    Era { name: "大正", latin: "taisho", letter: 't', first: 1912, before_april: false },
    Era { name: "昭和", latin: "showa", letter: 's', first: 1926, before_april: false },
    Era { name: "平成", latin: "heisei", letter: 'h', first: 1989, before_april: true },
    Era { name: "令和", latin: "reiwa", letter: 'r', first: 2019, before_april: false },
];

/// The eras by name, the oldest first, each with the western year in which the
/// next one began; the present era has none.
pub fn eras() -> impl Iterator<Item = (&'static str, Option<i32>)> {
    let next = ERAS.iter().skip(1).map(|era| Some(era.first)).chain([None]);
    ERAS.iter().map(|era| era.name).zip(next)
}

impl FiscalYear {
    /// The fiscal year that begins in April of `year`, if sheets can speak of it.
    pub fn new(year: i32) -> Option<Self> {
        PLAUSIBLE.contains(&year).then_some(Self(year))
    }

    /// The western year in which the fiscal year begins.
    pub fn western(self) -> i32 {
        self.0
    }

    /// The fiscal year before this one.
    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// The era names of the year, older first: 2019 has 平成31年度 and 令和元年度.
    pub fn eras(self) -> Vec<String> {
        self.in_eras().map(|era| era_label(era, self.0)).collect()
    }

    /// The eras of the year by their names in letters, each with the number of the year in it.
    pub fn eras_numbered(self) -> Vec<(&'static str, i32)> {
        self.in_eras().map(|era| (era.latin, self.0 - era.first + 1)).collect()
    }

    fn in_eras(self) -> impl Iterator<Item = &'static Era> {
        let newest = ERAS.iter().rposition(|era| era.first <= self.0);
        let shared = newest.filter(|at| ERAS[*at].first == self.0 && !ERAS[*at].before_april && *at > 0);
        let older = shared.map(|at| at - 1);
        [older, newest].into_iter().flatten().map(|at| &ERAS[at])
    }

    /// Both calendars, as every page shows them: 2019年度（平成31年度・令和元年度）.
    pub fn label(self) -> String {
        format!("{}年度（{}）", self.0, self.eras().join("・"))
    }

    /// Reads a fiscal year in any usual spelling: `2019`, `2019年度`, `令和元年度`,
    /// `平成３４年度`, `R1`, `昭和六十三年度`, with or without 年 and 年度.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_carried(text, None).map(|(year, _)| year)
    }

    /// As [`FiscalYear::parse`]; 同32年度 takes the era of `carried`.
    ///
    /// The second value is the era's index to carry on, if one was named.
    pub(super) fn parse_carried(text: &str, carried: Option<usize>) -> Option<(Self, Option<usize>)> {
        let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
        let text = text.strip_suffix("年度").or(text.strip_suffix('年')).unwrap_or(&text);
        let (era, number) = split_era(text, carried);
        let number = read_number(number)?;
        let western = match era {
            Some(era) if number >= 1 => ERAS[era].first + number - 1,
            Some(_) => return None,
            None => number,
        };
        Some((Self::new(western)?, era))
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

fn era_label(era: &Era, year: i32) -> String {
    match year - era.first + 1 {
        1 => format!("{}元年度", era.name),
        number => format!("{}{number}年度", era.name),
    }
}

fn split_era(text: &str, carried: Option<usize>) -> (Option<usize>, &str) {
    if let Some(number) = text.strip_prefix('同') {
        return (carried, number);
    }
    for (index, era) in ERAS.iter().enumerate() {
        let letters = [era.letter, era.letter.to_ascii_uppercase()];
        let number = text.strip_prefix(era.name).or_else(|| text.strip_prefix(letters));
        if let Some(number) = number {
            return (Some(index), number.trim_start_matches('.'));
        }
    }
    (None, text)
}

fn read_number(text: &str) -> Option<i32> {
    match text {
        "元" => Some(1),
        _ if text.chars().all(|c| c.is_ascii_digit()) => text.parse().ok(),
        _ => read_kanji_number(text),
    }
}

/// Reads 三十四, 三四 and 二〇一九.
fn read_kanji_number(text: &str) -> Option<i32> {
    let (mut total, mut digits) = (0_i32, None);
    for c in text.chars() {
        if c == '十' {
            total += digits.take().unwrap_or(1) * 10;
            continue;
        }
        let digit = "〇一二三四五六七八九".chars().position(|kanji| kanji == c)? as i32;
        digits = Some(digits.unwrap_or(0_i32).checked_mul(10)?.checked_add(digit)?);
    }
    (!text.is_empty()).then(|| total + digits.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::FiscalYear;

    fn check(written: &str, expected: Option<i32>) {
        assert_eq!(FiscalYear::parse(written).map(FiscalYear::western), expected, "{written}");
    }

    #[test]
    fn reads_the_usual_spellings() {
        check("2019", Some(2019));
        check("令和元年度", Some(2019));
        check("平成31年度", Some(2019));
        check("平成３４年度", Some(2022));
        check("平成 34 年度", Some(2022));
        check("R4", Some(2022));
        check("昭和六十三年度", Some(1988));
        check("二〇一九年度", Some(2019));
        check("平成十年", Some(1998));
    }

    /// Every year of every era, in every usual spelling, also of years that an
    /// era did not live to see.
    #[test]
    fn reads_every_year_in_every_spelling() {
        for (era, letter, first) in
            [("明治", "M", 1868), ("大正", "T", 1912), ("昭和", "S", 1926), ("平成", "H", 1989), ("令和", "R", 2019)]
        {
            for number in 1..=(2100 - first + 1) {
                let year = Some(first + number - 1);
                check(&format!("{era}{number}年度"), year);
                check(&format!("{era} {number} 年"), year);
                check(&format!("{letter}{number}"), year);
                check(&format!("{}.{number}", letter.to_lowercase()), year);
                let full_width: String = number.to_string().chars().map(full_width).collect();
                check(&format!("{era}{full_width}年度"), year);
            }
        }
        (1868..=2100).for_each(|year| check(&format!("{year}年度"), Some(year)));
    }

    fn full_width(digit: char) -> char {
        char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).expect("ten digits in a row")
    }

    /// What a page shows is read back as the same year.
    #[test]
    fn labels_read_back() {
        for year in (1868..=2100).filter_map(FiscalYear::new) {
            assert!(!year.eras().is_empty());
            year.eras().iter().for_each(|label| check(label, Some(year.western())));
        }
    }

    #[test]
    fn refuses_what_is_no_year() {
        check("平成0年度", None);
        check("令和", None);
        check("十九", None);
        check("99999999999", None);
        check("来年度", None);
        check("", None);
    }

    #[test]
    fn shows_both_calendars() {
        let label = |year| FiscalYear::new(year).expect("a plausible year").label();
        assert_eq!(label(2019), "2019年度（平成31年度・令和元年度）");
        assert_eq!(label(1989), "1989年度（平成元年度）");
        assert_eq!(label(1926), "1926年度（大正15年度・昭和元年度）");
        assert_eq!(label(2022), "2022年度（令和4年度）");
    }
}
