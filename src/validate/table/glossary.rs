//! `content/glossary.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::table::{GlossaryEntry, Renamed};
use crate::validate::fields::{FieldReader, text, texts};
use crate::validate::raw::value::{List, Opt, Scalar};
use crate::validate::table::{Row, nested};

/// A row of `content/glossary.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGlossaryEntry {
    /// 用語の id（半角英数字）
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 用語
    #[schemars(required)]
    term: Opt<Scalar>,
    /// よみ
    reading: Opt<Scalar>,
    /// 意味
    meaning: Opt<Scalar>,
    /// 同じものの別の書き方
    aliases: List<Scalar>,
    /// 名前が変わったとき
    renamed: Opt<RawRenamed>,
}

impl Row for RawGlossaryEntry {
    type Value = GlossaryEntry;

    fn read(self, reader: &FieldReader) -> Option<GlossaryEntry> {
        let Self { id, term, reading, meaning, aliases, renamed } = self;
        let id = reader.required_slug(id, "id");
        let term = reader.required(term, "term");
        let (aliases, renamed) = (texts(aliases), nested(renamed, reader));
        Some(GlossaryEntry {
            id: id?,
            term: term?.value,
            reading: text(reading),
            meaning: text(meaning),
            aliases,
            renamed,
        })
    }
}

/// A change of name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRenamed {
    /// 前の名前
    #[schemars(required)]
    from: Opt<Scalar>,
    /// 今の名前
    #[schemars(required)]
    to: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
}

impl Row for RawRenamed {
    type Value = Renamed;

    fn read(self, reader: &FieldReader) -> Option<Renamed> {
        let Self { from, to, note } = self;
        let from = reader.required(from, "from");
        let to = reader.required(to, "to");
        Some(Renamed { from: from?.value, to: to?.value, note: text(note) })
    }
}
