//! Faults of sheets that are of another department or year than the import was asked for.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::import::fault::place::{place_en, place_ja, short};
use crate::model::source::CellPlace;

/// The sheet says that it is another department's.
#[derive(Clone, Debug)]
pub struct OtherDepartment {
    pub place: CellPlace,
    pub found: String,
    pub asked: String,
    /// The id of the department that the sheet names, if the site has it.
    pub other: Option<String>,
}

impl Describe for OtherDepartment {
    const CODE: Code = Code::new("E0734");

    fn texts(&self) -> [Message; 2] {
        let Self { place, found, asked, other } = self;
        let found = short(found);
        let [ja, en] = match other {
            Some(id) => [
                format!("「{found}」として取り込むなら --department {id} を付けてください。"),
                format!("to import it as `{found}`, use --department {id}; "),
            ],
            None => [
                format!(
                    "「{found}」が別の部局なら departments.yaml に足して、その id を --department に付けてください。"
                ),
                format!("if `{found}` is another department, add it to departments.yaml and use its id; "),
            ],
        };
        [
            Message::new(
                format!("{}に「{found}」とあります。「{asked}」のシートではないので取り込みません", place_ja(place)),
                format!("「{asked}」のシート"),
                format!("{ja}一つのファイルに幾つもの部局があるときは、--sheet シート名 で選べます"),
            ),
            Message::new(
                format!("{} says `{found}`, so it is not a sheet of `{asked}` and was not imported", place_en(place)),
                format!("a sheet of `{asked}`"),
                format!("{en}if one file has several departments, choose sheets with --sheet NAME"),
            ),
        ]
    }
}

/// The sheet says that it is of another year.
#[derive(Clone, Debug)]
pub struct OtherYear {
    pub place: CellPlace,
    pub found: String,
    pub asked: String,
    pub other: i32,
}

impl Describe for OtherYear {
    const CODE: Code = Code::new("E0735");

    fn texts(&self) -> [Message; 2] {
        let Self { place, found, asked, other } = self;
        let found = short(found);
        [
            Message::new(
                format!("{}に「{found}」とあります。{asked}のシートではないので取り込みません", place_ja(place)),
                format!("{asked}のシート"),
                format!(
                    "{other}年度のシートなら --year {other} を付けてください。シートの書き誤りなら、シートを直してください"
                ),
            ),
            Message::new(
                format!("{} says `{found}`, so it is not a sheet of {asked} and was not imported", place_en(place)),
                format!("a sheet of {asked}"),
                format!("if it is a sheet of {other}, use --year {other}; if the sheet is wrong, correct it"),
            ),
        ]
    }
}

/// A sheet that was chosen and is not in any of the files.
#[derive(Clone, Debug)]
pub struct UnknownSheet {
    pub name: String,
    pub known: Vec<String>,
}

impl Describe for UnknownSheet {
    const CODE: Code = Code::new("E0737");

    fn texts(&self) -> [Message; 2] {
        let Self { name, known } = self;
        [
            Message::new(
                format!("「{name}」というシートはありません"),
                format!("次のどれか: {}", known.join("、")),
                "--sheet の名前を直してください",
            ),
            Message::new(
                format!("there is no sheet `{name}`"),
                format!("one of: {}", known.join(", ")),
                "correct --sheet",
            ),
        ]
    }
}

/// Sheets that were not chosen, and are not imported.
#[derive(Clone, Debug)]
pub struct SheetsLeftOut {
    pub names: Vec<String>,
}

impl Describe for SheetsLeftOut {
    const CODE: Code = Code::new("W0738");

    fn texts(&self) -> [Message; 2] {
        let Self { names } = self;
        [
            Message::new(
                format!("選ばれていないシートは取り込んでいません（{}）", names.join("、")),
                "",
                "要るシートは --sheet に足してください",
            ),
            Message::new(
                format!("sheets that were not chosen were left out ({})", names.join(", ")),
                "",
                "add the sheets that you need with --sheet",
            ),
        ]
    }
}
