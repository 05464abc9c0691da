//! Scoped codes: a measure of a plan, an item of a policy set.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::path::Slug;

/// A code with the table it belongs to, e.g. `sogo4-1:5-1-3` or `kihon-h30:13`.
///
/// Numbers alone mean nothing: a city's 2014, 2018 and 2022 policy sets number
/// different things with the same number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Code {
    pub scope: Slug,
    pub local: Slug,
}

impl Code {
    /// Reads `scope:local`.
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

/// What a sheet says of its codes. None is not unset: the first was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Codes {
    /// Not filled in.
    #[default]
    Unset,
    /// The sheet says that the goal belongs to none (`0-0-0`, `0`).
    None,
    /// One or more codes, in the order of the sheet.
    Some(Vec<Code>),
}

impl Codes {
    /// The codes, none where none are given.
    pub fn as_slice(&self) -> &[Code] {
        match self {
            Self::Some(codes) => codes,
            Self::Unset | Self::None => &[],
        }
    }
}
