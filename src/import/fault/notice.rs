//! Remarks on parts of a file that were converted or not read.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::import::fault::place::{places_en, places_ja, short};
use crate::model::source::CellPlace;

/// A text that was not UTF-8 and was converted.
#[derive(Clone, Debug)]
pub struct EncodingConverted {
    pub encoding: String,
}

impl Describe for EncodingConverted {
    const CODE: Code = Code::new("W0712");

    fn texts(&self) -> [Message; 2] {
        let Self { encoding } = self;
        [
            Message::new(
                format!("文字コード {encoding} を UTF-8 に変えて読みました"),
                "",
                "文字化けがないか確かめてください",
            ),
            Message::new(
                format!("the encoding {encoding} was read and turned into UTF-8"),
                "",
                "check for garbled characters",
            ),
        ]
    }
}

/// The old Excel format, in which hidden cells cannot be detected.
#[derive(Clone, Debug)]
pub struct UncheckedXls;

impl Describe for UncheckedXls {
    const CODE: Code = Code::new("W0716");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "古い Excel の形式（.xls）なので、コメントと図形の中の文字は読んでいません。計算式は、保存されたときの結果です",
                ".xlsx で保存されたファイル",
                "できれば .xlsx で保存し直して取り込んでください",
            ),
            Message::new(
                "comments and the text of shapes are not read in the old Excel form (.xls), and formulas have the results that were stored",
                "a file saved as .xlsx",
                "save it as .xlsx and import that, if you can",
            ),
        ]
    }
}

/// A part of a document that is not imported, such as comments.
#[derive(Clone, Debug)]
pub struct PartNotRead {
    /// The name of the part, in Japanese and in English.
    pub part: [String; 2],
    pub text: String,
}

impl Describe for PartNotRead {
    const CODE: Code = Code::new("W0717");

    fn texts(&self) -> [Message; 2] {
        let Self { part: [ja, en], text } = self;
        [
            Message::new(
                format!("{ja} は取り込んでいません（「{}」）", short(text)),
                "",
                "要るものは本文に移してください",
            ),
            Message::new(format!("{en} was not imported (`{}`)", short(text)), "", "move what you need into the text"),
        ]
    }
}

/// Text that is struck through, and was not imported.
#[derive(Clone, Debug)]
pub struct StruckText {
    pub places: Vec<CellPlace>,
    pub texts: Vec<String>,
}

impl Describe for StruckText {
    const CODE: Code = Code::new("W0739");

    fn texts(&self) -> [Message; 2] {
        let Self { places, texts } = self;
        let quoted = short(&texts.join("、"));
        [
            Message::new(
                format!("取り消し線の引かれた記載は取り込んでいません（{}「{quoted}」）", places_ja(places)),
                "",
                "生きている記載なら、取り消し線を外してもう一度取り込んでください。すべての記載は --json で出せます",
            ),
            Message::new(
                format!("text that is struck through was left out ({}: `{quoted}`)", places_en(places)),
                "",
                "if it still holds, remove the line through it and import again; --json lists all of it",
            ),
        ]
    }
}

/// Cells of which only some words are struck through, where the format does not say which.
#[derive(Clone, Debug)]
pub struct PartlyStruck {
    pub places: Vec<CellPlace>,
}

impl Describe for PartlyStruck {
    const CODE: Code = Code::new("W0799");

    fn texts(&self) -> [Message; 2] {
        let Self { places } = self;
        [
            Message::new(
                format!(
                    "一部だけに取り消し線のある欄（{}）は、どこまでが消されたものか分からないので、そのまま取り込みました",
                    places_ja(places)
                ),
                "",
                "Excel で開いて .xlsx で保存し直し、それを取り込んでください",
            ),
            Message::new(
                format!("of some cells only a part is struck through ({}); all of it was imported", places_en(places)),
                "",
                "open the file in Excel, save it as .xlsx, and import that",
            ),
        ]
    }
}

/// Tracked changes in a Word document that nobody has accepted yet.
#[derive(Clone, Debug)]
pub struct TrackedChanges {
    pub count: usize,
}

impl Describe for TrackedChanges {
    const CODE: Code = Code::new("W0718");

    fn texts(&self) -> [Message; 2] {
        let Self { count } = self;
        [
            Message::new(
                format!("変更履歴が {count} か所あります。削除された文字は取り込まず、挿入された文字は取り込みました"),
                "変更を確定した文書",
                "Word で変更履歴を承諾してから取り込むと確かです",
            ),
            Message::new(
                format!("{count} tracked changes: deleted words were left out, inserted ones taken in"),
                "a document whose changes are settled",
                "accept the changes in Word first, to be sure",
            ),
        ]
    }
}

/// Automatic numbers of Word, which became text.
#[derive(Clone, Debug)]
pub struct AutomaticNumbers {
    pub count: usize,
}

impl Describe for AutomaticNumbers {
    const CODE: Code = Code::new("W0742");

    fn texts(&self) -> [Message; 2] {
        let Self { count } = self;
        [
            Message::new(
                format!("Word が自動で付ける番号 {count} か所を、文字として読みました"),
                "",
                "取り込んだ文書の番号が、Word で見える番号と同じか確かめてください",
            ),
            Message::new(
                format!("{count} automatic numbers of Word were read as text"),
                "",
                "check that the numbers in the imported documents are those that Word shows",
            ),
        ]
    }
}
