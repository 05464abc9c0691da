//! How severe a fault is.

use serde::{Deserialize, Serialize};

/// What a fault means for the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; a person should look.
    Warning,
    /// Nothing is wrong: it tells how something was read, to whoever asks.
    Note,
}
