//! A JSON number that nobody can have.

use std::fmt::{self, Display, Formatter};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number;

impl Number {
    pub fn from_f64(_value: f64) -> Option<Number> {
        None
    }

    pub fn as_i64(&self) -> Option<i64> {
        None
    }

    pub fn as_u64(&self) -> Option<u64> {
        None
    }

    pub fn as_f64(&self) -> Option<f64> {
        None
    }

    pub fn is_i64(&self) -> bool {
        false
    }

    pub fn is_u64(&self) -> bool {
        false
    }

    pub fn is_f64(&self) -> bool {
        false
    }
}

impl From<u64> for Number {
    fn from(_value: u64) -> Number {
        Number
    }
}

impl From<i64> for Number {
    fn from(_value: i64) -> Number {
        Number
    }
}

impl Display for Number {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("0")
    }
}
