//! `content/grades.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::table::{GradeScheme, GradeValue};
use crate::validate::fields::{FieldReader, text};
use crate::validate::raw::value::{List, Opt, Scalar};
use crate::validate::table::{Row, rows};

/// A row of `content/grades.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGradeScheme {
    /// 尺度の id（半角英数字）
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 尺度の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
    /// 値。良い順
    values: List<RawGradeValue>,
}

impl Row for RawGradeScheme {
    type Value = GradeScheme;

    fn read(self, reader: &FieldReader) -> Option<GradeScheme> {
        let Self { id, title, note, values } = self;
        let id = reader.required_slug(id, "id");
        let title = reader.required(title, "title");
        let values = rows(values, reader);
        Some(GradeScheme { id: id?, title: title?.value, note: text(note), values })
    }
}

/// A grade of a scheme.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGradeValue {
    /// 値（A、◎ など）
    #[schemars(required)]
    value: Opt<Scalar>,
    /// 値の名前（達成 など）
    #[schemars(required)]
    label: Opt<Scalar>,
    /// 意味
    meaning: Opt<Scalar>,
}

impl Row for RawGradeValue {
    type Value = GradeValue;

    fn read(self, reader: &FieldReader) -> Option<GradeValue> {
        let Self { value, label, meaning } = self;
        let value = reader.required(value, "value");
        let label = reader.required(label, "label");
        Some(GradeValue { value: value?.value, label: label?.value, meaning: text(meaning) })
    }
}
