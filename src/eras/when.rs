//! Parses times in fields and tags: a day, a month, a year, a range of years.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::eras::era::Era;
use crate::eras::fiscal_year::parse_after;
use crate::eras::part_of_year::{NEXT_YEAR, Rest, THIS_YEAR, split_month, split_span, with_unit, without_parts};
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

    /// Reads one written time and remembers its era for the next 同.
    pub fn read(&mut self, written: &str) -> Option<When> {
        let text: String = written.nfkc().filter(|c| !c.is_whitespace()).collect();
        let text = text.trim_start_matches('(').trim_end_matches(')');
        let (first, last, date) = self.read_day(text).or_else(|| self.read_span(text))?;
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
            _ if THIS_YEAR.contains(&text) => self.year,
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
    fn reads_parts_of_the_year_of_the_sheet() {
        for text in [
            "年度末",
            "3月末",
            "上半期",
            "第1四半期",
            "第４四半期",
            "4月〜6月",
            "4～6月",
            "10月~3月",
            "10月から翌年3月",
            "通年",
            "随時",
            "年度内",
            "年度当初",
            "今年度末まで",
            "下半期",
            "9月下旬",
            "３月３１日",
            "3/31",
            "夏頃",
            "令和2年3月",
            "令和元年度第2四半期",
            "2019年10月頃",
            "R2.3",
            "2020/3/31",
            "2019年4月～2020年3月",
            "4月-6月",
            "年内",
            "10月以降",
            "10月から",
            "～9月",
            "1Q",
            "2020-03",
        ] {
            check(&[text], &[Some((2019, 2019))]);
        }
        check(&["令和7年3月", "令和7年4月", "来年度", "令和7年度3月"], &[2024, 2025, 2020, 2025].map(|y| Some((y, y))));
        check(&["令和元年10月～令和3年9月", "10月～翌年4月"], &[Some((2019, 2021)), Some((2019, 2020))]);
    }

    #[test]
    fn knows_the_day() {
        let mut context = WhenContext::new(FiscalYear::new(2019));
        let mut day = |text: &str| context.read(text).and_then(|when| when.date).map(|date| date.to_string());
        assert_eq!(day("令和2年3月31日").as_deref(), Some("2020-03-31"));
        assert_eq!(day("3月31日").as_deref(), Some("2020-03-31"));
        assert_eq!(day("10月1日まで").as_deref(), Some("2019-10-01"));
        assert_eq!(day("3月"), None);
    }

    #[test]
    fn refuses_nonsense() {
        for text in [
            "13月",
            "2022..2020",
            "いつか",
            "2020-02-31",
            "2月30日",
            "末",
            "まで",
            "第5四半期",
            "月",
            "~",
            "13/1",
            "中",
        ] {
            check(&[text], &[None]);
        }
    }
}
