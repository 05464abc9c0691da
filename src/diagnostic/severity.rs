//! How severe a fault is.

use serde::{Deserialize, Serialize};

/// The effect of a fault on a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// No site is built.
    Error,
    /// The site is built, but a person should look at the fault.
    Warning,
    /// Not a fault: states how something was interpreted, for those who ask.
    Note,
}
