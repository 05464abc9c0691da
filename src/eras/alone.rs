//! Times in words that make sense alone: 同34年度後半 depends on the era of another sentence, and 平成34年度 never came.

use crate::eras::era::{ERAS, Era};
use crate::eras::mention::{Reckoning, Unit, Year, mentions};
use crate::model::when::When;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

impl When {
    /// The time with each year in the era that it has, e.g. 令和4年度後半 for 同34年度後半; `None` if the words already
    /// make sense alone.
    pub fn alone(&self) -> Option<String> {
        let found = mentions(&self.written, &mut self.era_before()).into_iter();
        let years: Vec<Year> = found.flat_map(|mention| mention.years.into_iter().chain(mention.beside)).collect();
        let mut text = self.written.clone();
        for (position, year) in years.iter().enumerate().rev() {
            if let Some(words) = self.in_its_era(position, year) {
                text.replace_range(year.range.clone(), &words);
            }
        }
        (text != self.written).then_some(text)
    }

    /// The calendar year and the month in which the time ends, if a month is written: 2018 and 10 for 10月 of 2018年度.
    pub fn last_month(&self) -> Option<(i32, i8)> {
        let text: String = self.written.nfkc().collect();
        let mut months = text.match_indices('月').filter_map(|(at, _)| {
            let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
            text[at - digits..at].parse().ok().filter(|month| (1..=12).contains(month))
        });
        let month: i8 = months.next_back()?;
        Some((self.last.western() + i32::from(month < 4), month))
    }

    /// The era of the sentence before the time, which 同 in 同34年度 repeats: the one with which it means the year that it
    /// was read as.
    fn era_before(&self) -> Option<&'static Era> {
        let first = |era: &'static Era| {
            let mentions = mentions(&self.written, &mut Some(era));
            let year = mentions.first()?.years.first()?;
            let month = month_behind(&self.written[year.range.end..]);
            Some(year.western? == self.calendar_year(0, year.unit, month))
        };
        ERAS.iter().rev().filter(|_| self.written.contains('同')).find(|era| first(era) == Some(true))
    }

    /// The year at `position` among those of the time, if it is named by an era that it is not in, or by none.
    fn in_its_era(&self, position: usize, year: &Year) -> Option<String> {
        let named = match year.reckoning {
            Reckoning::Western => return None,
            Reckoning::Era(era) => self.written[year.range.start..].starts_with(era.name).then_some(era),
            Reckoning::Nothing => None,
        };
        let month = month_behind(&self.written[year.range.end..]);
        let western = year.western.unwrap_or_else(|| self.calendar_year(position, year.unit, month));
        let eras: Vec<&Era> = match (year.unit, month) {
            (Unit::Calendar, Some(month)) => vec![Era::of_day(Date::new(western.try_into().ok()?, month, 1).ok()?)?],
            _ => Era::of_fiscal_year(western).collect(),
        };
        if named.is_some_and(|named| eras.contains(&named)) {
            return None;
        }
        let (era, unit) = (*eras.last()?, if year.unit == Unit::Fiscal { "年度" } else { "年" });
        Some(match era.number(western) {
            1 => format!("{}元{unit}", era.name),
            number => format!("{}{number}{unit}", era.name),
        })
    }

    /// The western year of 同34年3月, whose era only the sentence before it knows.
    fn calendar_year(&self, position: usize, unit: Unit, month: Option<i8>) -> i32 {
        let fiscal = if position == 0 { self.first } else { self.last };
        let is_after_december = unit == Unit::Calendar && month.is_some_and(|month| month < 4);
        fiscal.western() + i32::from(is_after_december)
    }
}

/// The month at the start of a text: 3 in 3月末.
fn month_behind(text: &str) -> Option<i8> {
    let (month, _) = text.split_once('月')?;
    month.parse().ok().filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::eras::when::WhenContext;
    use crate::model::fiscal_year::FiscalYear;

    /// Reads `before` first, whose era 同 repeats.
    fn check(before: &str, written: &str, expected: &str) {
        let mut context = WhenContext::new(FiscalYear::new(2019));
        context.read(before).unwrap();
        let when = context.read(written).unwrap();
        assert_eq!(when.alone().unwrap_or(when.written), expected, "{written}");
    }

    #[test]
    fn names_the_era_that_a_year_has() {
        check("平成31年度", "同34年度後半", "令和4年度後半");
        check("平成31年度", "平成34年度", "令和4年度");
        check("平成31年度", "同32年度～34年度", "令和2年度～令和4年度");
        check("平成31年度", "同34年3月", "令和4年3月");
        check("平成31年度", "平成31年5月", "令和元年5月");
        check("令和2年度", "同4年度後半", "令和4年度後半");
    }

    #[test]
    fn leaves_what_makes_sense_alone() {
        check("平成31年度", "平成31年度", "平成31年度");
        check("平成31年度", "令和4年度", "令和4年度");
        check("平成31年度", "2022年度後半", "2022年度後半");
        check("平成31年度", "10月", "10月");
        check("平成31年度", "平成31年4月", "平成31年4月");
    }

    fn check_month(written: &str, expected: Option<(i32, i8)>) {
        let when = WhenContext::new(FiscalYear::new(2019)).read(written).unwrap();
        assert_eq!(when.last_month(), expected, "{written}");
    }

    #[test]
    fn knows_the_month_in_which_it_ends() {
        check_month("10月", Some((2019, 10)));
        check_month("３月末", Some((2020, 3)));
        check_month("4〜6月", Some((2019, 6)));
        check_month("令和7年3月", Some((2025, 3)));
        check_month("毎月", None);
        check_month("上半期", None);
    }

    proptest! {
        /// The words are read as the same years without anything before them.
        #[test]
        fn means_the_same_years(number in 20_i32..60, length in 0_i32..5, end in prop::sample::select(vec!["", "後半", "末"])) {
            let mut context = WhenContext::new(FiscalYear::new(2019));
            context.read("平成31年度").unwrap();
            let written = match length {
                0 => format!("同{number}年度{end}"),
                length => format!("同{number}年度～{}年度{end}", number + length),
            };
            let when = context.read(&written).unwrap();
            let alone = WhenContext::new(FiscalYear::new(2019)).read(&when.alone().unwrap_or_else(|| written.clone())).unwrap();
            prop_assert_eq!((alone.first, alone.last), (when.first, when.last), "{}", written);
        }
    }
}
