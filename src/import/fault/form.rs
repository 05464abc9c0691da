//! Faults of the form that describes a sheet, and of the import as a whole.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::import::fault::place::{place_en, place_ja, short};
use crate::model::source::CellPlace;

/// A form that does not exist.
#[derive(Clone, Debug)]
pub struct UnknownForm {
    pub name: String,
    pub known: Vec<String>,
}

impl Describe for UnknownForm {
    const CODE: Code = Code::new("E0719");

    fn texts(&self) -> [Message; 2] {
        let Self { name, known } = self;
        [
            Message::new(
                format!("「{name}」という様式はありません"),
                format!("次のどれか: {}", known.join("、")),
                "--form の名前を直すか、content/forms に様式のファイルを作ってください",
            ),
            Message::new(
                format!("there is no form `{name}`"),
                format!("one of: {}", known.join(", ")),
                "correct --form, or write a form into content/forms",
            ),
        ]
    }
}

/// No goal was found in the files by the form.
#[derive(Clone, Debug)]
pub struct NothingFound {
    pub form: String,
    /// The first lines and rows of the files, each with its place.
    pub found: Vec<(CellPlace, String)>,
}

impl Describe for NothingFound {
    const CODE: Code = Code::new("E0720");

    fn texts(&self) -> [Message; 2] {
        let Self { form, found } = self;
        let ja: Vec<_> = found.iter().map(|(place, text)| format!("{}「{}」", place_ja(place), short(text))).collect();
        let en: Vec<_> = found.iter().map(|(place, text)| format!("{} `{}`", place_en(place), short(text))).collect();
        [
            Message::new(
                format!("様式「{form}」で読める目標が一つもありません。ファイルの初めにあるもの: {}", ja.join("、")),
                "様式どおりの見出しと列",
                "--form で別の様式を選ぶか、--propose を付けて、ファイルの言葉から様式の案を作ってください",
            ),
            Message::new(
                format!("no goal could be read by the form `{form}`; the file begins with {}", en.join(", ")),
                "headings and columns as the form says",
                "choose another form with --form, or let --propose make a form from the words of the file",
            ),
        ]
    }
}

/// The printed documents do not have exactly the characters of the files.
#[derive(Clone, Debug)]
pub struct LedgerUnbalanced {
    /// The document or the place in a file, in Japanese and in English.
    pub at: [String; 2],
    pub text: String,
}

impl Describe for LedgerUnbalanced {
    const CODE: Code = Code::new("E0736");

    fn texts(&self) -> [Message; 2] {
        let Self { at: [ja, en], text } = self;
        let text = short(text);
        [
            Message::new(
                format!("{ja}の文字「{text}」が、読んだものと書くものとで合わないので、何も書きませんでした"),
                "ファイルの文字が、文書か報告のどこかに一度ずつ",
                "tomei の誤りです。取り込もうとしたファイルを添えて知らせてください",
            ),
            Message::new(
                format!(
                    "the characters `{text}` of {en} differ between what was read and what would be written, so nothing was written"
                ),
                "each character of the file once, in a document or in the report",
                "this is a fault of tomei: please report it with the file",
            ),
        ]
    }
}

/// The counts of what was read and of what would be written differ.
#[derive(Clone, Debug)]
pub struct Unreconciled {
    /// What was counted, in Japanese and in English.
    pub what: [String; 2],
    pub read: usize,
    pub written: usize,
}

impl Describe for Unreconciled {
    const CODE: Code = Code::new("E0721");

    fn texts(&self) -> [Message; 2] {
        let Self { what: [ja, en], read, written } = self;
        [
            Message::new(
                format!("{ja}の数が合わないので、何も書きませんでした（読んだ数 {read}、書く数 {written}）"),
                "読んだものと書くものが同じ数",
                "tomei の誤りです。取り込もうとしたファイルを添えて知らせてください",
            ),
            Message::new(
                format!("the {en} do not balance, so nothing was written ({read} read, {written} to be written)"),
                "as many written as read",
                "this is a fault of tomei: please report it with the file",
            ),
        ]
    }
}

/// The import would overwrite a file that someone has edited.
#[derive(Clone, Debug)]
pub struct EditedFile;

impl Describe for EditedFile {
    const CODE: Code = Code::new("E0722");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "すでにあるファイルで、取り込む内容と違います。上書きしません",
                "まだないファイル、または取り込んだままのファイル",
                "--update を付けると、手直しを残したまま新しい記載だけを書き足します。下書きを丸ごと置き換えてよければ --force を付けてください（--dry-run で違いが見えます）",
            ),
            Message::new(
                "the file exists and differs from what would be imported; it is not written over",
                "a file that is not there yet, or is as it was imported",
                "--update adds what is new and keeps every edit; --force replaces drafts as a whole (--dry-run shows the difference)",
            ),
        ]
    }
}
