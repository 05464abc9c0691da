//! The raw form of front matter, before it is validated: every key is optional, and unknown keys are refused.
//!
//! The JSON Schema with which editors complete and check front matter is derived from these structs. The Japanese doc
//! comments become its descriptions, which clerks see.

pub mod figures;
pub mod source;
pub mod value;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::model::document::goal_texts::GoalTexts;
use crate::model::kind::Kind as DocumentKind;
use crate::validate::decode::Field;
use crate::validate::raw::figures::{RawBudget, RawIndicator};
use crate::validate::raw::source::RawSource;
use crate::validate::raw::value::{List, Opt, Scalar};

/// Codes, or the word `none`.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct RawCodes(pub RawCodesKind);

/// The two ways of writing codes.
#[derive(Clone, Debug)]
pub enum RawCodesKind {
    Word(String),
    List(Vec<Field<Scalar>>),
}

impl<'de> Deserialize<'de> for RawCodesKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CodesVisitor)
    }
}

struct CodesVisitor;

impl<'de> serde::de::Visitor<'de> for CodesVisitor {
    type Value = RawCodesKind;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("a list of codes or none")
    }

    fn visit_str<E>(self, word: &str) -> Result<RawCodesKind, E> {
        Ok(RawCodesKind::Word(word.to_owned()))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, _: A) -> Result<RawCodesKind, A::Error> {
        Ok(RawCodesKind::Word("{ }".to_owned()))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<RawCodesKind, A::Error> {
        let mut codes = Vec::new();
        while let Some(code) = list.next_element()? {
            codes.push(code);
        }
        Ok(RawCodesKind::List(codes))
    }
}

impl JsonSchema for RawCodes {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Codes".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "const": "none" },
            { "type": "array", "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]*:[A-Za-z0-9_.-]+$" } },
        ] })
    }
}

/// Codes of rules, each with the reason why it is not to speak.
#[derive(Clone, Debug)]
pub struct RawAllow(pub Vec<(String, Field<Option<Scalar>>)>);

impl<'de> Deserialize<'de> for RawAllow {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AllowVisitor)
    }
}

struct AllowVisitor;

impl<'de> serde::de::Visitor<'de> for AllowVisitor {
    type Value = RawAllow;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("codes with reasons")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<RawAllow, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(RawAllow(entries))
    }
}

impl JsonSchema for RawAllow {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Allow".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": { "pattern": "^[WN][0-9]{4}$" },
            "additionalProperties": { "type": "string", "minLength": 1 },
        })
    }
}

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Kind {
    Sheet,
    Annual,
    Midterm,
    Page,
}

impl From<Kind> for DocumentKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Sheet => Self::Sheet,
            Kind::Annual => Self::Annual,
            Kind::Midterm => Self::Midterm,
            Kind::Page => Self::Page,
        }
    }
}

/// The front matter of every kind of document.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "tomei document")]
pub struct RawDocument {
    /// 文書の種類。sheet = 目標シート、annual = 当年度目標、midterm = 中期目標、page = 一般のページ（省略時）
    pub kind: Opt<Kind>,
    /// サイト全体・全年度で一つだけの名前（半角英数字と - _ .）。公開後は変えない
    pub id: Opt<Scalar>,
    /// 題名
    pub title: Opt<Scalar>,
    /// 一覧・フィード・検索に出す一文
    pub summary: Opt<Scalar>,
    /// 年度。2019、令和元年度、平成31年度 など
    pub year: Opt<Scalar>,
    /// 部局の id（departments.yaml）
    pub department: Opt<Scalar>,
    /// シートの番号
    pub no: Opt<Scalar>,
    /// 総合計画の施策（計画id:番号）。属さないときは none、記入がないときは書かない
    pub plan: Opt<RawCodes>,
    /// 基本政策（政策集id:番号）。属さないときは none、記入がないときは書かない
    pub policies: Opt<RawCodes>,
    /// この目標が属する中期目標。誰が決めたか（by）を必ず書く
    pub midterm: List<RawEditorLink>,
    /// この目標が引き継ぐ前年度までの目標。誰が決めたか（by）を必ず書く
    pub continues: List<RawEditorLink>,
    /// 「->」で項目どうしを結んだ人や係
    pub linked_by: Opt<Scalar>,
    /// 補職
    pub post: Opt<Scalar>,
    /// 氏名。載せないときは withheld
    pub name: Opt<Scalar>,
    /// 部局長が複数いるとき
    pub heads: List<RawHead>,
    /// 部局長のあいさつ
    pub greeting: Opt<Scalar>,
    /// 部局のモットー
    pub motto: Opt<Scalar>,
    /// 職員数など
    pub staff: Opt<Scalar>,
    /// 評価。尺度は grades.yaml にあるものだけ
    pub grade: Opt<RawGrade>,
    /// 指標
    pub indicators: List<RawIndicator>,
    /// 予算と決算
    pub budget: Opt<RawBudget>,
    /// 連携先
    pub partners: List<Scalar>,
    /// 根拠法令など
    pub legal_basis: List<Scalar>,
    /// SDGs の目標の番号（1〜17）
    pub sdgs: List<u8>,
    /// 達成できなかった理由
    pub unmet_reason: Opt<Scalar>,
    /// 年度途中の確認
    pub midyear: Opt<Scalar>,
    /// やさしい日本語の本文（人が書いたもの）
    pub plain_text: Opt<Scalar>,
    /// もとになった資料
    pub source: Opt<RawSource>,
    /// 公開日（2020-06-01 の形）
    pub published: Opt<Scalar>,
    /// 更新日（2020-06-01 の形）
    pub updated: Opt<Scalar>,
    /// 更新の記録
    pub changes: List<RawChange>,
    /// true の間は公開しない（--drafts で見られる）
    pub draft: Opt<bool>,
    /// 一般のページの公開先（省略時はファイル名）
    pub slug: Opt<Scalar>,
    /// 確かめたうえで残す注意（番号: 理由）。番号は tomei check --rules
    pub allow: Opt<RawAllow>,
}

impl RawDocument {
    /// The texts that a goal has once each.
    pub fn goal_texts(&self) -> GoalTexts<&Opt<Scalar>> {
        GoalTexts { midyear: &self.midyear, unmet_reason: &self.unmet_reason }
    }
}

/// A link that an editor decided on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEditorLink {
    /// 結ぶ文書の id
    pub id: Opt<Scalar>,
    /// 決めた人や係
    pub by: Opt<Scalar>,
    /// 理由など
    pub note: Opt<Scalar>,
}

/// One of several heads.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawHead {
    /// 補職
    pub post: Opt<Scalar>,
    /// 氏名。載せないときは withheld
    pub name: Opt<Scalar>,
}

/// A grade by a scheme of the site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGrade {
    /// 尺度の id（grades.yaml）
    pub scheme: Opt<Scalar>,
    /// 値（grades.yaml の values のどれか）
    pub value: Opt<Scalar>,
    /// 評価の理由
    pub reason: Opt<Scalar>,
}

/// A note on a change.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChange {
    /// 日付
    pub date: Opt<Scalar>,
    /// 何を変えたか
    pub note: Opt<Scalar>,
}
