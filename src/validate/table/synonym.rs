//! `content/synonyms.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::table::WordRelation;
use crate::validate::fault::value::WordRelationUnclear;
use crate::validate::fields::{FieldReader, located, texts};
use crate::validate::raw::value::{List, Opt, Scalar};
use crate::validate::table::Row;

/// A row of `content/synonyms.yaml`: `same`, or `word` with `narrower`, or `apart`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWordRelation {
    /// 同じ意味の言葉（どの言葉で探しても、ほかの言葉のページも見つかる）
    same: List<Scalar>,
    /// 広い言葉
    word: Opt<Scalar>,
    /// その一種である言葉（これで探すと、広い言葉のページも見つかる）
    narrower: List<Scalar>,
    /// 互いに見つからないようにする言葉
    apart: List<Scalar>,
    /// 選び方の理由（画面には出ない）
    #[expect(dead_code, reason = "for editors of the table")]
    note: Opt<Scalar>,
}

impl Row for RawWordRelation {
    type Value = WordRelation;

    fn read(self, reader: &FieldReader) -> Option<WordRelation> {
        let (same, narrower, apart) = (texts(self.same), texts(self.narrower), texts(self.apart));
        let relation = match (located(self.word), &same[..], &narrower[..], &apart[..]) {
            (None, [_, _, ..], [], []) => WordRelation::Same(same),
            (None, [], [], [_, _, ..]) => WordRelation::Apart(apart),
            (Some(word), [], [_, ..], []) => WordRelation::Narrower { word, narrower },
            _ => {
                reader.faults.add(reader.start, WordRelationUnclear);
                return None;
            }
        };
        Some(relation)
    }
}
