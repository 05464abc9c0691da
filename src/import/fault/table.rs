//! Faults of cells in tables.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::import::fault::place::{places_en, places_ja};
use crate::model::source::CellPlace;

/// Formulas whose results are not stored in the file.
#[derive(Clone, Debug)]
pub struct FormulaWithoutValue {
    pub places: Vec<CellPlace>,
}

impl Describe for FormulaWithoutValue {
    const CODE: Code = Code::new("E0708");

    fn texts(&self) -> [Message; 2] {
        let Self { places } = self;
        [
            Message::new(
                format!("計算式に計算結果が入っていません（{}）", places_ja(places)),
                "結果の保存された表",
                "表計算ソフトで開いて保存し直すか、結果を値として貼り付けてください",
            ),
            Message::new(
                format!("formulas have no stored result ({})", places_en(places)),
                "a table saved with its results",
                "open it in a spreadsheet program and save it, or paste the results as values",
            ),
        ]
    }
}

/// Hidden rows, columns or sheets, which the form refuses.
#[derive(Clone, Debug)]
pub struct HiddenCells {
    pub places: Vec<CellPlace>,
}

impl Describe for HiddenCells {
    const CODE: Code = Code::new("E0709");

    fn texts(&self) -> [Message; 2] {
        let Self { places } = self;
        [
            Message::new(
                format!("隠れている行・列・シートがあります（{}）", places_ja(places)),
                "すべて見えている表",
                "公開してよいものは再表示し、そうでないものは消してください。様式に「hidden: read」か「hidden: skip」と書くと、止めずに取り込みます",
            ),
            Message::new(
                format!("rows, columns or sheets are hidden ({})", places_en(places)),
                "tables with nothing hidden",
                "show what may be published and delete the rest; with `hidden: read` or `hidden: skip` in the form the import goes on",
            ),
        ]
    }
}

/// Hidden rows, columns or sheets that were imported, as the form requires.
#[derive(Clone, Debug)]
pub struct HiddenRead {
    pub places: Vec<CellPlace>,
}

impl Describe for HiddenRead {
    const CODE: Code = Code::new("W0710");

    fn texts(&self) -> [Message; 2] {
        let Self { places } = self;
        [
            Message::new(
                format!("隠れている行・列・シートも取り込みました（{}）", places_ja(places)),
                "公開してよい中身",
                "公開する前に確かめてください",
            ),
            Message::new(
                format!("hidden rows, columns or sheets were imported too ({})", places_en(places)),
                "content that may be published",
                "look at it before publication",
            ),
        ]
    }
}

/// Hidden rows, columns or sheets that were left out, as the form requires.
#[derive(Clone, Debug)]
pub struct HiddenSkipped {
    pub places: Vec<CellPlace>,
}

impl Describe for HiddenSkipped {
    const CODE: Code = Code::new("W0711");

    fn texts(&self) -> [Message; 2] {
        let Self { places } = self;
        [
            Message::new(
                format!("隠れている行・列・シートは取り込んでいません（{}）", places_ja(places)),
                "",
                "要るものは再表示して、もう一度取り込んでください",
            ),
            Message::new(
                format!("hidden rows, columns or sheets were left out ({})", places_en(places)),
                "",
                "show what you need and import again",
            ),
        ]
    }
}

/// Phonetic guides above characters, which were left out.
#[derive(Clone, Debug)]
pub struct PhoneticDropped {
    pub count: usize,
}

impl Describe for PhoneticDropped {
    const CODE: Code = Code::new("W0713");

    fn texts(&self) -> [Message; 2] {
        let Self { count } = self;
        [
            Message::new(
                format!("ふりがな {count} か所は取り込んでいません"),
                "",
                "本文の漢字はすべて取り込みました。よみは departments.yaml や glossary.yaml に書けます",
            ),
            Message::new(
                format!("{count} phonetic readings were left out"),
                "",
                "the text itself is complete; readings have their place in departments.yaml and glossary.yaml",
            ),
        ]
    }
}

/// Cells that span several rows or columns.
#[derive(Clone, Debug)]
pub struct MergedCells {
    pub count: usize,
}

impl Describe for MergedCells {
    const CODE: Code = Code::new("W0714");

    fn texts(&self) -> [Message; 2] {
        let Self { count } = self;
        [
            Message::new(
                format!("結合されたマスが {count} か所あります"),
                "",
                "中身は左上のマスにあるものとして読みました。取り込んだ文書で確かめてください",
            ),
            Message::new(
                format!("{count} cells are merged"),
                "",
                "what they hold was read as standing in the first cell; look at the imported documents",
            ),
        ]
    }
}

/// Decimal numbers that the sheet displays in another format.
#[derive(Clone, Debug)]
pub struct NumberUnformatted {
    pub places: Vec<CellPlace>,
}

impl Describe for NumberUnformatted {
    const CODE: Code = Code::new("W0715");

    fn texts(&self) -> [Message; 2] {
        let Self { places } = self;
        [
            Message::new(
                format!("小数は表示形式によらず、もとの値を読みました（{}）", places_ja(places)),
                "",
                "％や桁区切りで表示されていた数を確かめてください",
            ),
            Message::new(
                format!("decimal numbers were read as stored, not as shown ({})", places_en(places)),
                "",
                "check numbers that were shown as % or rounded",
            ),
        ]
    }
}
