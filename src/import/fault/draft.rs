//! Remarks on imported documents that a person should look at.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::import::fault::place::{place_en, place_ja, short};
use crate::model::source::CellPlace;

/// A text that matches no field of the form.
#[derive(Clone, Debug)]
pub struct NotUnderstood {
    pub place: CellPlace,
    pub text: String,
}

impl Describe for NotUnderstood {
    const CODE: Code = Code::new("W0723");

    fn texts(&self) -> [Message; 2] {
        let Self { place, text } = self;
        [
            Message::new(
                format!(
                    "{}「{}」は何か分からないので、「取り込めなかった記載」に残しました",
                    place_ja(place),
                    short(text)
                ),
                "様式にある見出しや列の中身",
                "取り込んだ文書で、あるべき見出しの下に移してください",
            ),
            Message::new(
                format!(
                    "{}: `{}` was not understood and is kept under 取り込めなかった記載",
                    place_en(place),
                    short(text)
                ),
                "what the form's labels and columns name",
                "move it under the right heading in the imported document",
            ),
        ]
    }
}

/// An era year and a western year side by side that differ.
#[derive(Clone, Debug)]
pub struct EraDisagrees {
    pub place: CellPlace,
    pub written: String,
    pub western: String,
    pub meant: i32,
}

impl Describe for EraDisagrees {
    const CODE: Code = Code::new("W0724");

    fn texts(&self) -> [Message; 2] {
        let Self { place, written, western, meant } = self;
        [
            Message::new(
                format!(
                    "{}「{written}」の元号は {meant} 年を指し、書かれた西暦 {western} と合いません",
                    place_ja(place)
                ),
                format!("{meant} か、別の元号の年"),
                "書かれたまま取り込みました。どちらが正しいか確かめてください",
            ),
            Message::new(
                format!("{}: `{written}` means {meant}, but {western} is written beside it", place_en(place)),
                format!("{meant}, or another year of the era"),
                "it was taken in as written; find out which is right",
            ),
        ]
    }
}

/// A code with a title that is in none of the tables.
#[derive(Clone, Debug)]
pub struct TitleUnknown {
    pub place: CellPlace,
    pub code: String,
    pub title: String,
}

impl Describe for TitleUnknown {
    const CODE: Code = Code::new("W0725");

    fn texts(&self) -> [Message; 2] {
        let Self { place, code, title } = self;
        [
            Message::new(
                format!("{}「{code}」の題名「{}」は、表に同じものがありません", place_ja(place), short(title)),
                "plans.yaml か policies.yaml の題名",
                "表に足すか、other_titles に書いてください。題名は「取り込めなかった記載」に残しました",
            ),
            Message::new(
                format!("{}: no table has the title `{}` for `{code}`", place_en(place), short(title)),
                "a title in plans.yaml or policies.yaml",
                "add it there, or to other_titles; it is kept under 取り込めなかった記載",
            ),
        ]
    }
}

/// The sheet names a department or year that cannot be compared with the one that the import was asked for.
#[derive(Clone, Debug)]
pub struct SheetDisagrees {
    pub place: CellPlace,
    pub found: String,
    pub asked: String,
}

impl Describe for SheetDisagrees {
    const CODE: Code = Code::new("W0726");

    fn texts(&self) -> [Message; 2] {
        let Self { place, found, asked } = self;
        [
            Message::new(
                format!("{}には「{}」とありますが、「{asked}」として取り込みました", place_ja(place), short(found)),
                format!("「{asked}」のシート"),
                "--department や --year が正しいか確かめてください",
            ),
            Message::new(
                format!("{} says `{}`, but it was imported as `{asked}`", place_en(place), short(found)),
                format!("a sheet of `{asked}`"),
                "check --department and --year",
            ),
        ]
    }
}

/// The sign of an item inside a sentence.
#[derive(Clone, Debug)]
pub struct SignInText {
    pub place: CellPlace,
    pub text: String,
}

impl Describe for SignInText {
    const CODE: Code = Code::new("W0727");

    fn texts(&self) -> [Message; 2] {
        let Self { place, text } = self;
        [
            Message::new(
                format!("{}の文の途中に項目の印のような字があります（「{}」）", place_ja(place), short(text)),
                "",
                "二つの項目がつながっていれば、取り込んだ文書で分けてください",
            ),
            Message::new(
                format!("{}: a sign like a bullet stands inside a sentence (`{}`)", place_en(place), short(text)),
                "",
                "if two items ran together, part them in the imported document",
            ),
        ]
    }
}

/// The number of a goal is not a number, or belongs to another goal.
#[derive(Clone, Debug)]
pub struct NumberTaken {
    pub place: CellPlace,
    pub no: String,
}

impl Describe for NumberTaken {
    const CODE: Code = Code::new("W0728");

    fn texts(&self) -> [Message; 2] {
        let Self { place, no } = self;
        [
            Message::new(
                format!("{}の番号「{no}」は使えないか、前の目標と同じなので、別の番号にしました", place_ja(place)),
                "目標ごとに別の番号",
                "取り込んだ文書の no と id を確かめてください",
            ),
            Message::new(
                format!("{}: the number `{no}` is no number or taken, so another was given", place_en(place)),
                "a number of its own for every goal",
                "check `no` and `id` in the imported document",
            ),
        ]
    }
}
