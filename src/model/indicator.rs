//! Figures beside a goal. Numbers stay as written; nothing is computed here.

use serde::{Deserialize, Serialize};

use crate::model::source::Span;

/// A figure that a goal is measured by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    pub name: String,
    pub kind: Option<IndicatorKind>,
    pub unit: Option<String>,
    pub baseline: Option<String>,
    pub target: Option<String>,
    pub actual: Option<String>,
    pub as_of: Option<String>,
    pub note: Option<String>,
    /// Where its name is written.
    pub span: Span,
}

/// Whether a figure counts what was done or what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IndicatorKind {
    Activity,
    Outcome,
}

/// Money planned and settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Budget {
    pub planned: Option<String>,
    pub settled: Option<String>,
    pub unit: Option<String>,
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}
