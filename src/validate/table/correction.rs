//! `content/corrections.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::table::Correction;
use crate::validate::fault::key::MissingKey;
use crate::validate::fields::FieldReader;
use crate::validate::raw::{Opt, Scalar};
use crate::validate::table::Row;

/// A row of `content/corrections.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCorrection {
    /// 訂正した日（2020-06-01 の形）
    #[schemars(required)]
    date: Opt<Scalar>,
    /// 訂正した文書の id
    #[schemars(required)]
    page: Opt<Scalar>,
    /// 訂正した項目の id（r1 など）
    item: Opt<Scalar>,
    /// 訂正前
    #[schemars(required)]
    before: Opt<Scalar>,
    /// 訂正後
    #[schemars(required)]
    after: Opt<Scalar>,
    /// 訂正の理由
    #[schemars(required)]
    reason: Opt<Scalar>,
}

impl Row for RawCorrection {
    type Value = Correction;

    fn read(self, reader: &FieldReader) -> Option<Correction> {
        let Self { date, page, item, before, after, reason } = self;
        if date.is_none() {
            reader.faults.add(reader.start, MissingKey { key: "date".to_owned() });
        }
        let date = reader.date(date);
        let page = reader.required_slug(page, "page");
        let item = item.and_then(|item| reader.required_slug(Some(item), "item"));
        let before = reader.required(before, "before");
        let after = reader.required(after, "after");
        let reason = reader.required(reason, "reason");
        let (before, after, reason) = (before?.value, after?.value, reason?.value);
        Some(Correction { date: date?.value, page: page?, item, before, after, reason })
    }
}
