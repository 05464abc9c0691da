//! Faults of updates: goals without a sure document, texts that two have changed, and files that cannot be edited.

pub mod finding;

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A goal of the sheet that may be one of several documents, or of none.
#[derive(Clone, Debug)]
pub struct Unsure {
    /// The id that the goal would get.
    pub id: String,
    /// Its title and promises.
    pub sheet: Vec<String>,
    /// The ids, titles and promises of the documents that are like it.
    pub like: Vec<(String, Vec<String>)>,
}

impl Describe for Unsure {
    const CODE: Code = Code::new("E0760");

    fn texts(&self) -> [Message; 2] {
        let Self { id, sheet, like } = self;
        let quote = |texts: &[String]| texts.iter().map(|text| format!("「{text}」")).collect::<String>();
        let documents = |separator: &str| {
            like.iter().map(|(id, texts)| format!("{id}{}", quote(texts))).collect::<Vec<_>>().join(separator)
        };
        let first = like.first().map_or("ID", |(id, _)| id.as_str());
        [
            Message::new(
                format!("原本の目標 {id}{} が、どの文書のものか決められません（{}）", quote(sheet), documents("、")),
                "番号と、題名または取組みが同じ文書が一つだけ",
                format!(
                    "同じ目標なら --pair {id}={first}、まだ文書のない新しい目標なら --pair {id}=new を付けてください"
                ),
            ),
            Message::new(
                format!(
                    "it is not sure which document the goal {id}{} of the sheet is ({})",
                    quote(sheet),
                    documents(", ")
                ),
                "one document with the same number and the same title or promises",
                format!("add --pair {id}={first} if it is the same goal, --pair {id}=new if it has no document yet"),
            ),
        ]
    }
}

/// A pair that names a document of another department, year or kind, or none.
#[derive(Clone, Debug)]
pub struct PairUnknown {
    pub id: String,
}

impl Describe for PairUnknown {
    const CODE: Code = Code::new("E0761");

    fn texts(&self) -> [Message; 2] {
        let Self { id } = self;
        [
            Message::new(
                format!("--pair の「{id}」は、この部局と年度の同じ種類の文書ではありません"),
                "文書の id、または new",
                "その目標のファイルの id を確かめてください",
            ),
            Message::new(
                format!("`{id}` in --pair is no document of this kind, department and year"),
                "the id of a document, or `new`",
                "look up the id in the file of the goal",
            ),
        ]
    }
}

/// A new goal whose number another document has.
#[derive(Clone, Debug)]
pub struct NumberOfAnother {
    pub id: String,
}

impl Describe for NumberOfAnother {
    const CODE: Code = Code::new("E0762");

    fn texts(&self) -> [Message; 2] {
        let Self { id } = self;
        [
            Message::new(
                format!("新しい目標 {id} の番号は、別の目標の文書が使っています"),
                "まだ使われていない番号",
                "原本の番号を空いているものに直すか、--pair で同じ目標の文書を示してください",
            ),
            Message::new(
                format!("another document has the number of the new goal {id}"),
                "a number that is not used yet",
                "give it a free number in the sheet, or name the document of the same goal with --pair",
            ),
        ]
    }
}

/// A document that is typed in a way in which the texts cannot be added without changing anything else.
#[derive(Clone, Debug)]
pub struct Unwritable {
    pub texts: Vec<String>,
}

impl Describe for Unwritable {
    const CODE: Code = Code::new("E0763");

    fn texts(&self) -> [Message; 2] {
        let quoted: String = self.texts.iter().map(|text| format!("「{text}」")).collect();
        [
            Message::new(
                format!("この文書には、ほかを変えずに書き足すことができません: {quoted}"),
                "「- 」で始まる項目と、一行に一つの値",
                "これらを手で書き足してから、もう一度 --update を実行してください",
            ),
            Message::new(
                format!("nothing can be added to this document without changing something else: {quoted}"),
                "items that begin with `- `, and one value a line",
                "add these by hand, then run --update again",
            ),
        ]
    }
}

/// A published document that `--force` would replace by a draft.
#[derive(Clone, Debug)]
pub struct PublishedFile;

impl Describe for PublishedFile {
    const CODE: Code = Code::new("E0764");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "公開した（または下書きでない）文書です。--force でも置き換えません",
                "下書き（draft: true）のファイル",
                "--update で実績などを書き足してください。公開をやめて取り込みなおすときは、ファイルを消すか draft: true に戻してから取り込みます",
            ),
            Message::new(
                "the document is published, or no draft any more; --force does not replace it",
                "a draft (`draft: true`)",
                "add results with --update; to withdraw it and import anew, delete the file or make it a draft first",
            ),
        ]
    }
}
