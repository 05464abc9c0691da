//! Recognizes figures.

use crate::model::character::digit;

/// Whether a value contains a digit. 未定 and － do not.
pub(super) fn is_figure(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.chars().any(|c| digit(c).is_some()))
}
