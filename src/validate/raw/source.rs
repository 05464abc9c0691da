//! The raw form of what a document says about its original.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::document::original::Wording;
use crate::validate::raw::value::{Opt, Scalar};

/// The original.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    /// 資料の名前、パス、またはアドレス
    pub file: Opt<Scalar>,
    /// ページ
    pub page: Opt<u32>,
    /// 資料のファイルの SHA-256
    pub sha256: Opt<Scalar>,
    /// 文章が資料のとおりか。verbatim = 資料のとおり、reworded = 編集者が言い換えた
    pub wording: Opt<RawWording>,
    /// 注記
    pub note: Opt<Scalar>,
}

/// Whether sentences are those of the original.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawWording {
    Verbatim,
    Reworded,
}

impl From<RawWording> for Wording {
    fn from(wording: RawWording) -> Self {
        match wording {
            RawWording::Verbatim => Self::Verbatim,
            RawWording::Reworded => Self::Reworded,
        }
    }
}
