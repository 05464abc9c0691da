//! Fiscal years in fields: parses every usual spelling, and prints both calendars.

use unicode_normalization::UnicodeNormalization;

use crate::eras::era::{ERAS, Era};
use crate::eras::number;
use crate::model::fiscal_year::FiscalYear;

impl FiscalYear {
    /// Parses a fiscal year in any usual spelling: `2019`, `2019年度`, `令和元年度`, `平成３４年度`, `R1`, `昭和六十三年度`, with or
    /// without 年 and 年度.
    pub fn parse(text: &str) -> Option<Self> {
        parse_after(text, None).map(|(year, _)| year)
    }

    /// The names of the year in eras, the older one first: 2019 is 平成31年度 and 令和元年度.
    pub fn eras(self) -> Vec<String> {
        Era::of_fiscal_year(self.western()).map(|era| in_era(era, self.western())).collect()
    }

    /// The romanized names of the year's eras, each with the year in that era.
    pub fn eras_numbered(self) -> Vec<(&'static str, i32)> {
        Era::of_fiscal_year(self.western()).map(|era| (era.latin, era.number(self.western()))).collect()
    }

    /// The year in both calendars, as pages show it: 2019年度（平成31年度・令和元年度）.
    pub fn label(self) -> String {
        format!("{self}年度（{}）", self.eras().join("・"))
    }
}

/// As [`FiscalYear::parse`], with 同 in 同32年度 standing for the era `before`. Also returns the era of the year, to be
/// passed on for the next 同.
pub(super) fn parse_after(text: &str, before: Option<&'static Era>) -> Option<(FiscalYear, Option<&'static Era>)> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let text = text.strip_suffix("年度").or(text.strip_suffix('年')).unwrap_or(&text);
    let (era, number) = split_era(text, before);
    let number = number::read(number)?;
    let western = era.map_or(Some(number), |era| era.western(number))?;
    Some((FiscalYear::new(western)?, era))
}

fn split_era<'a>(text: &'a str, before: Option<&'static Era>) -> (Option<&'static Era>, &'a str) {
    if let Some(number) = text.strip_prefix('同') {
        return (before, number);
    }
    for era in &ERAS {
        let (small, capital) = (era.letter(), era.letter().to_ascii_uppercase());
        let number = text.strip_prefix(era.name).or(text.strip_prefix(small)).or(text.strip_prefix(capital.as_str()));
        if let Some(number) = number {
            return (Some(era), number.trim_start_matches('.'));
        }
    }
    (None, text)
}

fn in_era(era: &Era, western: i32) -> String {
    match era.number(western) {
        1 => format!("{}元年度", era.name),
        number => format!("{}{number}年度", era.name),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::fiscal_year::FiscalYear;

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

    /// Tests every year of every era in every usual spelling, including years after the era had ended.
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

    /// The label on a page must be parsed as the same year.
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
