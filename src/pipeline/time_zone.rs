//! The time zone of a site, for commands that must know which day it is before they read the site.

use std::path::Path;

use jiff::tz::{self, TimeZone};

use crate::load;
use crate::model::config::Config;
use crate::model::content_file::ContentFile;
use crate::validate::table;
use crate::validate::table::config::RawConfig;

/// The zone that the table in the folder `root` names. What is wrong with the table is reported when the site is read.
pub fn read(root: &Path) -> TimeZone {
    let path = ContentFile::Config.path();
    let text = load::read_excerpt(root, path).unwrap_or_default();
    let (config, _) = table::read_one::<RawConfig>(path, &text);
    let name = config.unwrap_or_else(Config::default).time_zone;
    TimeZone::get(&name).unwrap_or_else(|_| TimeZone::fixed(tz::offset(9)))
}
