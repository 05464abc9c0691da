//! What counts as a figure.

use crate::model::character::digit;

/// Whether a value has a digit in it: 未定 and － have none.
pub(super) fn is_figure(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.chars().any(|c| digit(c).is_some()))
}
