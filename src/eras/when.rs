//! Parses times in fields and tags: a day, a month, a year, a range of years.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::eras::era::Era;
use crate::eras::fiscal_year::parse_after;
use crate::model::fiscal_year::FiscalYear;
use crate::model::when::When;

impl When {
    /// The fiscal years of the time, in both calendars.
    pub fn label(&self) -> String {
        let (first, last) = (self.first.label(), self.last.label());
        if first == last { first } else { format!("{first}〜{last}") }
    }
}

/// The context of a time: 同32年度 depends on the era before it, and 10月 on the fiscal year of the sheet.
#[derive(Clone, Copy, Debug)]
pub struct WhenContext {
    year: Option<FiscalYear>,
    era: Option<&'static Era>,
}

impl WhenContext {
    /// The context at the start of a document of the given fiscal year.
    pub fn new(year: Option<FiscalYear>) -> Self {
        Self { year, era: None }
    }

    /// Parses a time and stores its era for the next 同.
    pub fn read(&mut self, written: &str) -> Option<When> {
        let text: String = written.nfkc().filter(|c| !c.is_whitespace()).collect();
        let text = text.trim_start_matches('(').trim_end_matches(')');
        let (first, last, date) =
            self.read_date(text).or_else(|| self.read_month(text)).or_else(|| self.read_years(text))?;
        (first <= last).then(|| When { written: written.trim().to_owned(), first, last, date })
    }

    fn read_date(&self, text: &str) -> Option<(FiscalYear, FiscalYear, Option<Date>)> {
        let date: Date = text.parse().ok()?;
        let april = if date.month() < 4 { date.year() - 1 } else { date.year() };
        let year = FiscalYear::new(i32::from(april))?;
        Some((year, year, Some(date)))
    }

    /// A month without a year belongs to the fiscal year of the sheet, from April to March.
    fn read_month(&self, text: &str) -> Option<(FiscalYear, FiscalYear, Option<Date>)> {
        let month: u8 = text.strip_suffix('月')?.parse().ok()?;
        let year = self.year?;
        (1..=12).contains(&month).then_some((year, year, None))
    }

    fn read_years(&mut self, text: &str) -> Option<(FiscalYear, FiscalYear, Option<Date>)> {
        let (first, last) = split_span(text);
        let first_year = self.read_year(first)?;
        let last_year = match last {
            Some(last) => self.read_span_end(last)?,
            None => first_year,
        };
        Some((first_year, last_year, None))
    }

    fn read_year(&mut self, text: &str) -> Option<FiscalYear> {
        let text = PARTS_OF_A_YEAR.iter().find_map(|part| text.strip_suffix(part)).unwrap_or(text);
        let (year, era) = parse_after(text, self.era)?;
        self.era = era.or(self.era);
        Some(year)
    }

    /// In 同32年度～34年度 the 34 has the same era as the year before it.
    fn read_span_end(&mut self, text: &str) -> Option<FiscalYear> {
        let bare = text.chars().take_while(char::is_ascii_digit).count();
        let short = (1..=2).contains(&bare);
        if short && self.era.is_some() { self.read_year(&format!("同{text}")) } else { self.read_year(text) }
    }
}

const PARTS_OF_A_YEAR: [&str; 6] = ["前半", "後半", "上半期", "下半期", "末", "まで"];

fn split_span(text: &str) -> (&str, Option<&str>) {
    ["..", "~", "〜", "から"]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .map_or((text, None), |(first, last)| (first, Some(last)))
}

#[cfg(test)]
mod tests {
    use super::WhenContext;
    use crate::model::fiscal_year::FiscalYear;

    fn check(written: &[&str], expected: &[Option<(i32, i32)>]) {
        let mut context = WhenContext::new(FiscalYear::new(2019));
        let read: Vec<_> = written
            .iter()
            .map(|text| context.read(text).map(|when| (when.first.western(), when.last.western())))
            .collect();
        assert_eq!(read, expected, "{written:?}");
    }

    #[test]
    fn carries_the_era_forward() {
        check(
            &["平成31年度", "同32年度～34年度", "同34年度後半"],
            &[Some((2019, 2019)), Some((2020, 2022)), Some((2022, 2022))],
        );
    }

    #[test]
    fn reads_spans_months_and_days() {
        check(
            &["2020..2022", "10月", "（3月）", "2020-03-02", "令和2年度末"],
            &[Some((2020, 2022)), Some((2019, 2019)), Some((2019, 2019)), Some((2019, 2019)), Some((2020, 2020))],
        );
    }

    #[test]
    fn refuses_nonsense() {
        check(&["13月", "2022..2020", "いつか", "2020-02-31"], &[None, None, None, None]);
    }
}
