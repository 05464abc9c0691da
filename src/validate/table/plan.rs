//! `content/plans.yaml` and `content/policies.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::table::{Measure, Plan, Policy, PolicySet};
use crate::validate::fields::{FieldReader, text, texts};
use crate::validate::raw::value::{List, Opt, Scalar};
use crate::validate::table::{Row, rows};

/// A row of `content/plans.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPlan {
    /// 計画の id（半角英数字）。前期・後期は別の id にする
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 計画の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 計画の期間
    years: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
    /// 施策
    measures: List<RawMeasure>,
}

impl Row for RawPlan {
    type Value = Plan;

    fn read(self, reader: &FieldReader) -> Option<Plan> {
        let Self { id, title, years, note, measures } = self;
        let id = reader.required_slug(id, "id");
        let title = reader.required(title, "title");
        let measures = rows(measures, reader);
        Some(Plan { id: id?, title: title?.value, years: text(years), note: text(note), measures })
    }
}

/// A measure of a plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawMeasure {
    /// 施策の番号（半角。5-1-3 など）
    #[schemars(required)]
    code: Opt<Scalar>,
    /// 資料での書き方（5-1-③ など）
    written: Opt<Scalar>,
    /// 施策の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 資料の中の別の書き方
    other_titles: List<Scalar>,
    /// 注記
    note: Opt<Scalar>,
}

impl Row for RawMeasure {
    type Value = Measure;

    fn read(self, reader: &FieldReader) -> Option<Measure> {
        let Self { code, written, title, other_titles, note } = self;
        let code = reader.required_slug(code, "code");
        let title = reader.required(title, "title");
        let other_titles = texts(other_titles);
        Some(Measure { code: code?, written: text(written), title: title?.value, other_titles, note: text(note) })
    }
}

/// A row of `content/policies.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPolicySet {
    /// 政策集の id（半角英数字）。任期ごとに別の id にする
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 政策集の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 政策集の期間
    years: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
    /// 政策
    items: List<RawPolicy>,
}

impl Row for RawPolicySet {
    type Value = PolicySet;

    fn read(self, reader: &FieldReader) -> Option<PolicySet> {
        let Self { id, title, years, note, items } = self;
        let id = reader.required_slug(id, "id");
        let title = reader.required(title, "title");
        let items = rows(items, reader);
        Some(PolicySet { id: id?, title: title?.value, years: text(years), note: text(note), items })
    }
}

/// A policy of a set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPolicy {
    /// 政策の番号
    #[schemars(required)]
    no: Opt<Scalar>,
    /// 政策の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 資料の中の別の書き方
    other_titles: List<Scalar>,
    /// 注記
    note: Opt<Scalar>,
}

impl Row for RawPolicy {
    type Value = Policy;

    fn read(self, reader: &FieldReader) -> Option<Policy> {
        let Self { no, title, other_titles, note } = self;
        let no = reader.required_slug(no, "no");
        let title = reader.required(title, "title");
        let other_titles = texts(other_titles);
        Some(Policy { no: no?, title: title?.value, other_titles, note: text(note) })
    }
}
