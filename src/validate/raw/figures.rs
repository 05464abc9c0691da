//! The raw form of figures: indicators and money.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::indicator::{Better, IndicatorKind};
use crate::validate::raw::value::{Opt, Scalar};

/// A figure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIndicator {
    /// 指標の名前
    pub name: Opt<Scalar>,
    /// activity = 活動指標、outcome = 成果指標
    pub kind: Opt<RawIndicatorKind>,
    /// 単位
    pub unit: Opt<Scalar>,
    /// 基準値
    pub baseline: Opt<Scalar>,
    /// 目標値
    pub target: Opt<Scalar>,
    /// 実績値
    pub actual: Opt<Scalar>,
    /// いつ時点の数か
    pub as_of: Opt<Scalar>,
    /// 注記
    pub note: Opt<Scalar>,
    /// どちらがよいか。lower = 少ないほどよい、higher = 多いほどよい。シートに書かれているときだけ
    pub better: Opt<RawBetter>,
}

/// Which figures are better.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawBetter {
    Lower,
    Higher,
}

impl From<RawBetter> for Better {
    fn from(better: RawBetter) -> Self {
        match better {
            RawBetter::Lower => Self::Lower,
            RawBetter::Higher => Self::Higher,
        }
    }
}

/// The kinds of figures.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawIndicatorKind {
    Activity,
    Outcome,
}

impl From<RawIndicatorKind> for IndicatorKind {
    fn from(kind: RawIndicatorKind) -> Self {
        match kind {
            RawIndicatorKind::Activity => Self::Activity,
            RawIndicatorKind::Outcome => Self::Outcome,
        }
    }
}

/// Money.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBudget {
    /// 予算額
    pub planned: Opt<Scalar>,
    /// 決算額
    pub settled: Opt<Scalar>,
    /// 単位（千円 など）
    pub unit: Opt<Scalar>,
    /// 注記
    pub note: Opt<Scalar>,
}
