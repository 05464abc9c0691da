//! `content/departments.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::table::Department;
use crate::validate::fields::{FieldReader, text};
use crate::validate::raw::value::{Opt, Scalar};
use crate::validate::table::config::RawContact;
use crate::validate::table::{Row, nested};

/// A row of `content/departments.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDepartment {
    /// 部局の id（半角英数字）。アドレスになる
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 部局の名前
    #[schemars(required)]
    name: Opt<Scalar>,
    /// よみ
    reading: Opt<Scalar>,
    /// 英語名
    english: Opt<Scalar>,
    /// 上位の部局の id
    parent: Opt<Scalar>,
    /// あった年度（2019.. など）
    years: Opt<Scalar>,
    /// 問い合わせ先
    contact: Opt<RawContact>,
    /// 注記
    note: Opt<Scalar>,
    /// この部局（とその下の課）のすべてのページの上に出す注意書き。2行以上のときは、1行目を上に、全文を終わりに出す
    notice: Opt<Scalar>,
}

impl Row for RawDepartment {
    type Value = Department;

    fn read(self, reader: &FieldReader) -> Option<Department> {
        let Self { id, name, reading, english, parent, years, contact, note, notice } = self;
        let id = reader.required_slug(id, "id");
        let name = reader.required(name, "name");
        let parent = parent.and_then(|parent| reader.required_slug(Some(parent), "parent"));
        let contact = nested(contact, reader);
        Some(Department {
            id: id?,
            name: name?.value,
            reading: text(reading),
            english: text(english),
            parent,
            years: text(years),
            contact,
            note: text(note),
            notice: text(notice),
        })
    }
}
