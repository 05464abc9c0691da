//! Japanese fiscal years, April to March. [`crate::eras`] parses and prints them in era notation.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A fiscal year, identified by the western year of its April.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FiscalYear(i32);

/// The western years that a sheet can plausibly mean.
const PLAUSIBLE: std::ops::RangeInclusive<i32> = 1868..=2200;

impl FiscalYear {
    /// The fiscal year that begins in April of `year`; `None` if the year is not plausible.
    pub fn new(year: i32) -> Option<Self> {
        PLAUSIBLE.contains(&year).then_some(Self(year))
    }

    /// The fiscal year in which a day lies; the first or the last plausible one if the day's is not plausible.
    pub fn of_day(day: Date) -> Self {
        let year = i32::from(day.year()) - i32::from(day.month() < 4);
        Self(year.clamp(*PLAUSIBLE.start(), *PLAUSIBLE.end()))
    }

    /// The western year in which the fiscal year begins.
    pub fn western(self) -> i32 {
        self.0
    }

    /// The fiscal year before this one.
    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
