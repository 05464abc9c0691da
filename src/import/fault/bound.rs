//! Faults of a file that asks for more than a goal sheet can need.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

const EXPECTED: [&str; 2] = ["目標の書かれた、ふつうの大きさのシート", "a goal sheet of ordinary size"];
const HINT: [&str; 2] = [
    "壊れたファイルか、有害なファイルかもしれません。作った人に確かめ、要る範囲だけを新しいファイルに写してください",
    "it may be damaged or harmful: ask who made it, and copy what you need into a new file",
];

fn messages(ja: String, en: String) -> [Message; 2] {
    [Message::new(ja, EXPECTED[0], HINT[0]), Message::new(en, EXPECTED[1], HINT[1])]
}

/// Tables in tables, or elements in elements, without end.
#[derive(Clone, Debug)]
pub struct NestedTooDeep {
    pub limit: usize,
}

impl Describe for NestedTooDeep {
    const CODE: Code = Code::new("E0730");

    fn texts(&self) -> [Message; 2] {
        let Self { limit } = self;
        messages(
            format!("表などの入れ子が深すぎます（{limit} 段を超える）"),
            format!("tables or other elements are nested too deep (more than {limit} levels)"),
        )
    }
}

/// More text than any goal sheet has.
#[derive(Clone, Debug)]
pub struct TooMuchText {
    pub limit: u64,
}

impl Describe for TooMuchText {
    const CODE: Code = Code::new("E0731");

    fn texts(&self) -> [Message; 2] {
        let most = self.limit >> 20;
        messages(
            format!("文章が多すぎます（マスごとに数えて {most} MB を超える）"),
            format!("there is too much text (more than {most} MB, counted cell by cell)"),
        )
    }
}

/// More lines than any goal sheet has.
#[derive(Clone, Debug)]
pub struct TooManyLines {
    pub limit: u64,
}

impl Describe for TooManyLines {
    const CODE: Code = Code::new("E0732");

    fn texts(&self) -> [Message; 2] {
        let Self { limit } = self;
        messages(
            format!("行が多すぎます（{limit} 行を超える）"),
            format!("there are too many lines (more than {limit})"),
        )
    }
}

/// A file that would take very long to read, whatever is in it.
#[derive(Clone, Debug)]
pub struct TooManySteps {
    pub limit: u64,
}

impl Describe for TooManySteps {
    const CODE: Code = Code::new("E0733");

    fn texts(&self) -> [Message; 2] {
        let most = self.limit / 1_000_000;
        let most_ja = self.limit / 10_000;
        messages(
            format!("ファイルの中の部品（タグなど）が多すぎます（{most_ja} 万個を超える）"),
            format!("the file is made of too many parts, such as tags (more than {most} million)"),
        )
    }
}
