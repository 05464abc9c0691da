//! Faults of a requested correction.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::part::{part_en, part_ja};
use crate::model::publication::Part;

/// The words to be corrected do not occur.
#[derive(Clone, Debug)]
pub struct NotFound {
    pub text: String,
}

impl Describe for NotFound {
    const CODE: Code = Code::new("E1021");

    fn texts(&self) -> [Message; 2] {
        let Self { text } = self;
        [
            Message::new(
                format!("直す前の文「{text}」が見つかりません"),
                "ファイルに書かれているとおりの文",
                "1字ずつ同じか、項目の id が合っているかを確かめてください",
            ),
            Message::new(
                format!("`{text}` was not found"),
                "words as they are written in the file",
                "check every character, and the item's id",
            ),
        ]
    }
}

/// The words to be corrected occur several times.
#[derive(Clone, Debug)]
pub struct FoundOften {
    pub text: String,
    pub count: usize,
}

impl Describe for FoundOften {
    const CODE: Code = Code::new("E1022");

    fn texts(&self) -> [Message; 2] {
        let Self { text, count } = self;
        [
            Message::new(
                format!("直す前の文「{text}」が {count} か所にあります"),
                "一か所にしかない文",
                "項目の id を付けるか、前後を含めて長く書いてください",
            ),
            Message::new(
                format!("`{text}` stands in {count} places"),
                "words that stand in one place",
                "name the item, or write more of what stands around",
            ),
        ]
    }
}

/// The document is not published, so no correction is necessary.
#[derive(Clone, Debug)]
pub struct NotPublished;

impl Describe for NotPublished {
    const CODE: Code = Code::new("E1023");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "まだ公開していない文書です",
                "公開した文書",
                "公開の前なら、訂正とせずにファイルを直してください",
            ),
            Message::new("the document is not published yet", "a published document", "simply edit the file"),
        ]
    }
}

/// The text before and after the correction is the same.
#[derive(Clone, Debug)]
pub struct NothingChanges;

impl Describe for NothingChanges {
    const CODE: Code = Code::new("E1024");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new("直す前と直した後が同じです", "違う文", "--after を確かめてください"),
            Message::new("before and after are the same", "words that differ", "check --after"),
        ]
    }
}

/// The correction would change other parts of the document as well.
#[derive(Clone, Debug)]
pub struct ChangesMore {
    pub parts: Vec<Part>,
}

impl Describe for ChangesMore {
    const CODE: Code = Code::new("E1025");

    fn texts(&self) -> [Message; 2] {
        let Self { parts } = self;
        let [ja, en] = more(parts);
        [
            Message::new(
                format!("このまま直すと、ほかのところも変わります（{ja}）"),
                "訂正する文だけの変更",
                "引用符や記号（: # [ ] *）が、文の外の書き方を変えていないか確かめてください",
            ),
            Message::new(
                format!("the correction would change more than that text ({en})"),
                "a change of that text alone",
                "check whether quotes or signs (: # [ ] *) change what stands around it",
            ),
        ]
    }
}

/// The record of corrections is written in a form into which no entry can be inserted.
#[derive(Clone, Debug)]
pub struct NoPlaceForEntry;

impl Describe for NoPlaceForEntry {
    const CODE: Code = Code::new("E1026");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "訂正の記録に書き足せません",
                "「- date: …」の行が並ぶ YAML",
                "content/corrections.yaml を行ごとの「- 」の形に直してください",
            ),
            Message::new(
                "an entry cannot be added to the corrections",
                "YAML with lines that begin with `- date: …`",
                "write the entries of content/corrections.yaml as lines that begin with `- `",
            ),
        ]
    }
}

/// The words that are to be withheld, in what readers will see.
#[derive(Clone, Debug)]
pub struct WithheldRepeated {
    pub option: &'static str,
}

impl Describe for WithheldRepeated {
    const CODE: Code = Code::new("E1027");

    fn texts(&self) -> [Message; 2] {
        let Self { option } = self;
        [
            Message::new(
                format!("載せない言葉が {option} の文に入っています"),
                "載せない言葉を含まない文（訂正の記録は公開されます）",
                "「個人の氏名を載せていたため」のように、言葉そのものを書かずに説明してください",
            ),
            Message::new(
                format!("the words to be withheld stand in {option}"),
                "text without them, because the record is published",
                "explain without the words, as in “it named a private person”",
            ),
        ]
    }
}

/// Withheld words that still stand somewhere in the content.
#[derive(Clone, Debug)]
pub struct WithheldStand {
    /// The hash of the words, where they stand in the record of corrections.
    pub hash: Option<String>,
}

impl Describe for WithheldStand {
    const CODE: Code = Code::new("W1028");

    fn texts(&self) -> [Message; 2] {
        let [ja, en] = match &self.hash {
            None => [
                "ここも「tomei correct --withhold」で直してください".to_owned(),
                "correct this place with `tomei correct --withhold`, too".to_owned(),
            ],
            Some(hash) => [
                format!("その before の行を「withheld: {hash}」に改め、after と reason からも消してください"),
                format!(
                    "write `withheld: {hash}` in place of `before`, and take the words out of `after` and `reason`"
                ),
            ],
        };
        [
            Message::new("載せないことにした言葉が、ここにまだあります", "その言葉のない文章", ja),
            Message::new("the withheld words still stand here", "text without them", en),
        ]
    }
}

/// What else would change; empty if the file could no longer be parsed.
fn more(parts: &[Part]) -> [String; 2] {
    if parts.is_empty() {
        return ["ファイルの形".to_owned(), "the form of the file".to_owned()];
    }
    let list = |name: fn(&Part) -> String, comma: &str| parts.iter().map(name).collect::<Vec<_>>().join(comma);
    [list(part_ja, "、"), list(part_en, ", ")]
}
