//! Figures that are written as plain numbers, and the exact difference of two of them.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// A number as a whole number of its last decimal places: 12.50 is 1250 with two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    digits: i64,
    places: u32,
}

/// How a figure changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The amount without its sign, e.g. 1,200.
    pub amount: String,
    pub direction: Direction,
}

/// Whether a figure rose or fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Up,
    Down,
    Same,
}

/// More digits than that are an identifier and not a figure.
const MOST_DIGITS: usize = 15;

impl Figure {
    /// The figure that `text` writes as a plain number, in any width and with or without commas. 約18, −3 and 12件 are
    /// none: what they mean is for people to read.
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text.nfkc().filter(|c| !matches!(c, ',' | ' ')).collect();
        let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{places}");
        let is_plain = !whole.is_empty() && digits.len() <= MOST_DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
        if !is_plain || text.ends_with('.') {
            return None;
        }
        Some(Self { digits: digits.parse().ok()?, places: u32::try_from(places.len()).ok()? })
    }

    /// The figure as a number for drawing, which need not be exact.
    pub fn value(self) -> f64 {
        self.digits as f64 / 10_f64.powi(self.places.try_into().unwrap_or(i32::MAX))
    }

    /// The change from this figure to a later one, with as many decimal places as the more exact of them.
    pub fn change_to(self, later: Self) -> Option<Change> {
        let places = self.places.max(later.places);
        let scaled = |figure: Self| figure.digits.checked_mul(10_i64.checked_pow(places - figure.places)?);
        let difference = scaled(later)?.checked_sub(scaled(self)?)?;
        let direction = match difference {
            0 => Direction::Same,
            1.. => Direction::Up,
            _ => Direction::Down,
        };
        Some(Change { amount: printed(difference.unsigned_abs(), places as usize), direction })
    }
}

/// The change between two figures as they are written, if both are plain numbers.
pub fn change(earlier: Option<&str>, later: Option<&str>) -> Option<Change> {
    Figure::read(earlier?)?.change_to(Figure::read(later?)?)
}

fn printed(digits: u64, places: usize) -> String {
    let all = format!("{digits:0>width$}", width = places + 1);
    let (whole, rest) = all.split_at(all.len() - places);
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest.is_empty() { grouped } else { format!("{grouped}.{rest}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Direction, Figure, change};

    fn check(earlier: &str, later: &str, expected: Option<(&str, Direction)>) {
        let found = change(Some(earlier), Some(later));
        assert_eq!(found.as_ref().map(|change| (&*change.amount, change.direction)), expected, "{earlier} {later}");
    }

    #[test]
    fn subtracts_exactly() {
        check("520", "505", Some(("15", Direction::Down)));
        check("0.1", "0.3", Some(("0.2", Direction::Up)));
        check("1,000", "１２，３４５", Some(("11,345", Direction::Up)));
        check("12.50", "12.5", Some(("0.00", Direction::Same)));
        check("9.95", "10", Some(("0.05", Direction::Up)));
    }

    #[test]
    fn leaves_what_is_no_plain_number() {
        for text in ["約18", "-3", "1.2.3", "", "12件", ".", "5.", ".5", "1234567890123456"] {
            assert_eq!(Figure::read(text), None, "{text}");
        }
    }

    proptest! {
        /// Going there and back again is the same amount in the other direction.
        #[test]
        fn is_symmetric(a in "[0-9]{1,8}(\\.[0-9]{1,4})?", b in "[0-9]{1,8}(\\.[0-9]{1,4})?") {
            let [a, b] = [a, b].map(|text| Figure::read(&text).unwrap());
            let (there, back) = (a.change_to(b).unwrap(), b.change_to(a).unwrap());
            prop_assert_eq!(&there.amount, &back.amount);
            prop_assert_eq!(there.direction == Direction::Up, back.direction == Direction::Down);
        }
    }
}
