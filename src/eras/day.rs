//! Days in the western and the Japanese calendar.

use jiff::civil::Date;

use crate::eras::era::Era;

/// The romanized name of a day's era, and the year in that era.
pub fn era(day: Date) -> Option<(&'static str, i32)> {
    Era::of_day(day).map(|era| (era.latin, era.number(i32::from(day.year()))))
}

/// A day in both calendars, as pages show it: 2020年（令和2年）6月1日.
pub fn label(day: Date) -> String {
    format!("{}{}月{}日", year_label(day), day.month(), day.day())
}

/// The year and month of a day in both calendars: 2020年（令和2年）3月.
pub fn month_label(day: Date) -> String {
    format!("{}{}月", year_label(day), day.month())
}

/// The calendar year of a day in both calendars: 2020年（令和2年）.
pub fn year_label(day: Date) -> String {
    let era = Era::of_day(day).map(|era| match era.number(i32::from(day.year())) {
        1 => format!("（{}元年）", era.name),
        number => format!("（{}{number}年）", era.name),
    });
    format!("{}年{}", day.year(), era.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::label;

    fn check(day: &str, expected: &str) {
        assert_eq!(label(day.parse().unwrap()), expected);
    }

    #[test]
    fn names_the_era_of_the_day() {
        check("2020-06-01", "2020年（令和2年）6月1日");
        check("2019-05-01", "2019年（令和元年）5月1日");
        check("2019-04-30", "2019年（平成31年）4月30日");
        check("1989-01-08", "1989年（平成元年）1月8日");
        check("1989-01-07", "1989年（昭和64年）1月7日");
        check("1868-01-01", "1868年1月1日");
    }
}
