//! Indicators and budgets of a goal. Figures are kept as written; nothing is computed from them here.

use serde::{Deserialize, Serialize};

use crate::model::source::Span;

/// A figure by which a goal is measured.
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
    /// Which figures are better, if the sheet says so.
    pub better: Option<Better>,
    /// The position of its name in the file.
    pub span: Span,
}

/// Whether an indicator measures an output (what was done) or an outcome (what it achieved).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IndicatorKind {
    Activity,
    Outcome,
}

/// Which figures of an indicator are better. It always comes from the sheet: 相談件数 can be meant to rise or to fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// 少ないほどよい
    Lower,
    /// 多いほどよい
    Higher,
}

/// The planned and the settled amount of money.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Budget {
    pub planned: Option<String>,
    pub settled: Option<String>,
    pub unit: Option<String>,
    pub note: Option<String>,
    /// The position in the file.
    pub span: Span,
}
