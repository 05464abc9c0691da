//! Parses times in fields and tags: a day, a month, a year, a range of years.

use crate::eras::era::Era;
use crate::eras::fiscal_year::parse_after;
use crate::eras::part_of_year::{
    self, NEXT_YEAR, Rest, THIS_YEAR, is_repeated, split_month, split_span, with_unit, without_parts,
};
use crate::model::fiscal_year::FiscalYear;
use crate::model::when::When;
use jiff::civil::Date;

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

    /// Whether `text` names a fiscal year, and not that of the sheet.
    pub fn names_other_year(&self, text: &str) -> bool {
        let is_year = text.contains('年') || text.len() < 4;
        let named = FiscalYear::parse(text);
        self.year.is_some_and(|own| named.map_or(is_year && text.contains("年度"), |named| named != own))
    }

    /// Reads one written time and remembers its era for the next 同.
    pub fn read(&mut self, written: &str) -> Option<When> {
        let text = part_of_year::plain(written);
        let (first, last, date) = self.read_day(&text).or_else(|| self.read_span(&text))?;
        (first <= last).then(|| When { written: written.trim().to_owned(), first, last, date })
    }

    fn read_day(&self, text: &str) -> Option<(FiscalYear, FiscalYear, Option<Date>)> {
        let date: Date = text.parse().ok()?;
        let year = fiscal_year(i32::from(date.year()), date.month())?;
        Some((year, year, Some(date)))
    }

    fn read_span(&mut self, text: &str) -> Option<(FiscalYear, FiscalYear, Option<Date>)> {
        match split_span(text) {
            None | Some(("", "")) => self.read_point(text, None).map(|point| (point.year, point.year, point.date)),
            Some((only, "") | ("", only)) => {
                self.read_point(only, None).map(|point| (point.year, point.year, point.date))
            }
            Some((first, last)) => {
                let first = self.read_point(&with_unit(first, last), None)?;
                let last = self.read_span_end(last, &first)?;
                Some((first.year, last.year, None))
            }
        }
    }

    fn read_point(&mut self, text: &str, before: Option<&Point>) -> Option<Point> {
        let Rest { text, is_part_of_year } = without_parts(text);
        let year = match text {
            "" => self.year.filter(|_| is_part_of_year),
            _ if THIS_YEAR.contains(&text) || is_repeated(text) => self.year,
            _ if NEXT_YEAR.contains(&text) => FiscalYear::new(self.year?.western() + 1),
            _ => return self.read_month(text, before).or_else(|| self.read_year(text)),
        };
        Some(Point { year: year?, month: None, date: None })
    }

    /// A bare month lies inside the fiscal year of the sheet, from April to March; behind another month, after it.
    fn read_month(&mut self, text: &str, before: Option<&Point>) -> Option<Point> {
        let (year, month, day) = split_month(text)?;
        let calendar = match (year, before.and_then(|before| before.month)) {
            ("", Some((year, first))) => year + i32::from(month < first),
            ("", None) => calendar_year(self.year?, month),
            ("翌年", _) => self.year?.western() + 1,
            (year, _) if year.ends_with("年度") => calendar_year(self.read_year(year)?.year, month),
            (year, _) => self.read_year(year)?.year.western(),
        };
        let date = match day {
            None => None,
            Some(day) => Some(Date::new(i16::try_from(calendar).ok()?, month, day).ok()?),
        };
        Some(Point { year: fiscal_year(calendar, month)?, month: Some((calendar, month)), date })
    }

    fn read_year(&mut self, text: &str) -> Option<Point> {
        let (year, era) = parse_after(text, self.era)?;
        self.era = era.or(self.era);
        Some(Point { year, month: None, date: None })
    }

    /// In 同32年度～34年度 the 34 has the same era as the year before it.
    fn read_span_end(&mut self, text: &str, first: &Point) -> Option<Point> {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let is_year = (1..=2).contains(&digits) && !text[digits..].starts_with(['月', '/', '.', 'Q', '四']);
        if is_year && self.era.is_some() {
            self.read_point(&format!("同{text}"), Some(first))
        } else {
            self.read_point(text, Some(first))
        }
    }
}

/// One end of a span of time.
struct Point {
    year: FiscalYear,
    /// The calendar year and the month, where one was written.
    month: Option<(i32, i8)>,
    date: Option<Date>,
}

/// The fiscal year in which a month lies.
fn fiscal_year(calendar: i32, month: i8) -> Option<FiscalYear> {
    FiscalYear::new(calendar - i32::from(month < 4))
}

/// The calendar year in which a month of a fiscal year lies.
fn calendar_year(year: FiscalYear, month: i8) -> i32 {
    year.western() + i32::from(month < 4)
}

#[cfg(test)]
mod tests;
