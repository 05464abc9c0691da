//! The table of eras.

use jiff::civil::{Date, date};

/// An era of the Japanese calendar.
#[derive(Debug, PartialEq, Eq)]
pub struct Era {
    /// The name, e.g. 令和.
    pub name: &'static str,
    /// The romanized name, e.g. `reiwa`.
    pub latin: &'static str,
    pub first_day: Date,
}

/// The eras since 明治, when each emperor's reign became one era, the oldest first.
pub static ERAS: [Era; 5] = [
    Era { name: "明治", latin: "meiji", first_day: date(1868, 10, 23) },
    Era { name: "大正", latin: "taisho", first_day: date(1912, 7, 30) },
    Era { name: "昭和", latin: "showa", first_day: date(1926, 12, 25) },
    Era { name: "平成", latin: "heisei", first_day: date(1989, 1, 8) },
    Era { name: "令和", latin: "reiwa", first_day: date(2019, 5, 1) },
];

impl Era {
    /// The western year of the era's first day.
    pub fn first_year(&self) -> i32 {
        i32::from(self.first_day.year())
    }

    /// The western year in which the next era began; `None` for the current era.
    pub fn last_year(&self) -> Option<i32> {
        ERAS.iter().find(|next| next.first_day > self.first_day).map(Self::first_year)
    }

    /// The letter that abbreviates the era on forms, in lower case.
    pub fn letter(&self) -> &'static str {
        &self.latin[..1]
    }

    /// The western year of a year of the era, even if the era had ended before: 平成34年 is 2022.
    pub fn western(&self, number: i32) -> Option<i32> {
        (number >= 1).then(|| self.first_year().checked_add(number - 1)).flatten()
    }

    /// The year of the era that equals a western year.
    pub fn number(&self, western: i32) -> i32 {
        western - self.first_year() + 1
    }

    /// The era whose name is at the start of a text.
    pub fn at_start(text: &str) -> Option<&'static Self> {
        ERAS.iter().find(|era| text.starts_with(era.name))
    }

    /// The era of a day; `None` for days before 明治.
    pub fn of_day(day: Date) -> Option<&'static Self> {
        ERAS.iter().rfind(|era| era.first_day <= day)
    }

    /// The eras of the fiscal year that begins in April of `western`, the older one first. A fiscal year during which
    /// the era changes has both.
    pub fn of_fiscal_year(western: i32) -> impl Iterator<Item = &'static Self> {
        ERAS.iter().filter(move |era| {
            let begins_before_april = |era: &Self| era.first_day.month() < 4;
            let next = ERAS.iter().find(|next| next.first_day > era.first_day);
            let is_over = |next: &Self| match next.first_year() {
                first if first == western => begins_before_april(next),
                first => first < western,
            };
            era.first_year() <= western && !next.is_some_and(is_over)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ERAS, Era};

    #[test]
    fn the_year_of_a_change_has_both_eras_unless_it_began_before_april() {
        let check = |western: i32, expected: &[&str]| {
            assert_eq!(Era::of_fiscal_year(western).map(|era| era.name).collect::<Vec<_>>(), expected, "{western}");
        };
        check(1867, &[]);
        check(1868, &["明治"]);
        check(1912, &["明治", "大正"]);
        check(1926, &["大正", "昭和"]);
        check(1988, &["昭和"]);
        check(1989, &["平成"]);
        check(2018, &["平成"]);
        check(2019, &["平成", "令和"]);
        check(2020, &["令和"]);
    }

    #[test]
    fn numbers_and_western_years_are_inverse() {
        for era in &ERAS {
            (1..100).for_each(|number| assert_eq!(era.western(number).map(|year| era.number(year)), Some(number)));
            assert_eq!(era.western(0), None);
        }
        assert_eq!(Era::at_start("平成34年度").and_then(|era| era.western(34)), Some(2022));
        assert_eq!(ERAS.each_ref().map(Era::last_year), [Some(1912), Some(1926), Some(1989), Some(2019), None]);
    }
}
