//! `content/corrections.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::table::{Before, Correction};
use crate::validate::fault::key::MissingKey;
use crate::validate::fault::value::{Spelling, WordsAndHash};
use crate::validate::fields::{FieldReader, located};
use crate::validate::raw::value::{Opt, Scalar};
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
    /// 訂正前（載せないときは withheld）
    before: Opt<Scalar>,
    /// 載せない訂正前の言葉の SHA-256（tomei correct --withhold が書く）
    withheld: Opt<Scalar>,
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
        let Self { date, page, item, before, withheld, after, reason } = self;
        if date.is_none() {
            reader.faults.add(reader.start, MissingKey { key: "date".to_owned() });
        }
        let date = reader.date(date);
        let page = reader.required_slug(page, "page");
        let item = item.and_then(|item| reader.required_slug(Some(item), "item"));
        let before = read_before(before, withheld, reader);
        let after = reader.required(after, "after");
        let reason = reader.required(reason, "reason");
        let (after, reason) = (after?.value, reason?.value);
        Some(Correction { date: date?.value, page: page?, item, before: before?, after, reason })
    }
}

fn read_before(words: Opt<Scalar>, withheld: Opt<Scalar>, reader: &FieldReader) -> Option<Before> {
    let Some(withheld) = located(withheld) else {
        return reader.required(words, "before").map(|words| Before::Words(words.value));
    };
    if words.is_some() {
        reader.faults.add(withheld.span, WordsAndHash);
        return None;
    }
    let hash = reader.parsed(Some(withheld), Spelling::Sha256, read_sha256);
    hash.map(|hash| Before::Withheld(hash.value))
}

fn read_sha256(text: &str) -> Option<String> {
    let is_hash = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| text.to_ascii_lowercase())
}
