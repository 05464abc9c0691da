//! Which day it is.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::pipeline::time_zone;

/// The time in seconds since 1970.
#[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
pub(super) fn now() -> u64 {
    u64::try_from(Timestamp::now().as_second()).unwrap_or_default()
}

/// The day asked for, or the clock's in the time zone of the site in the folder `root`.
#[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
pub(super) fn today(root: &Path, asked: Option<Date>) -> Date {
    asked.unwrap_or_else(|| Timestamp::now().to_zoned(time_zone::read(root)).date())
}
