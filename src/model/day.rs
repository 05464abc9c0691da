//! Days in western and era reckoning.

use jiff::civil::{Date, date};

/// The eras by their first day, the newest first: name, name in letters, day.
const ERAS: [(&str, &str, Date); 5] = [
    ("令和", "reiwa", date(2019, 5, 1)),
    ("平成", "heisei", date(1989, 1, 8)),
    ("昭和", "showa", date(1926, 12, 25)),
    ("大正", "taisho", date(1912, 7, 30)),
    ("明治", "meiji", date(1868, 10, 23)),
];

/// The era of a day by its name and its name in letters, and the number of the year in it.
fn numbered(day: Date) -> Option<(&'static str, &'static str, i16)> {
    let (name, latin, first) = ERAS.iter().find(|(_, _, first)| day >= *first)?;
    Some((name, latin, day.year() - first.year() + 1))
}

/// The era of a day by its name in letters, and the number of the year in it.
pub fn era(day: Date) -> Option<(&'static str, i16)> {
    numbered(day).map(|(_, latin, number)| (latin, number))
}

/// Both calendars, as every page shows them: 2020年（令和2年）6月1日.
pub fn label(day: Date) -> String {
    let era = numbered(day).map(|(name, _, number)| match number {
        1 => format!("（{name}元年）"),
        number => format!("（{name}{number}年）"),
    });
    format!("{}年{}{}月{}日", day.year(), era.unwrap_or_default(), day.month(), day.day())
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
