//! Scoped codes, which identify a measure of a plan or a policy of a policy set.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::path::Slug;

/// A code together with the table it belongs to, e.g. `sogo4-1:5-1-3` or `kihon-h30:13`.
///
/// The number alone is ambiguous: a city's policy sets of 2014, 2018 and 2022 use the same numbers for different
/// policies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Code {
    pub scope: Slug,
    pub local: Slug,
}

impl Code {
    /// Parses `scope:local`.
    pub fn parse(text: &str) -> Option<Self> {
        let (scope, local) = text.split_once(':')?;
        Some(Self { scope: Slug::new(scope)?, local: Slug::new(local)? })
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.scope, self.local)
    }
}

/// The codes of a goal. `None` differs from `Unset`: the sheet states that the goal belongs to no measure or policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Codes {
    /// The field was not filled in.
    #[default]
    Unset,
    /// The sheet says that the goal belongs to none (`0-0-0`, `0`).
    None,
    /// One or more codes, in the order of the sheet.
    Some(Vec<Code>),
}

impl Codes {
    /// The codes as a slice, empty for `Unset` and `None`.
    pub fn as_slice(&self) -> &[Code] {
        match self {
            Self::Some(codes) => codes,
            Self::Unset | Self::None => &[],
        }
    }
}
