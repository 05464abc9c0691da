//! Faults of the `---` lines around front matter.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A document without front matter.
#[derive(Clone, Debug)]
pub struct FrontMatterMissing;

impl Describe for FrontMatterMissing {
    const CODE: Code = Code::new("E0201");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "前書き（front matter）がありません",
                "1行目の「---」で始まり「---」で終わる YAML",
                "「tomei new」で作ったファイルの先頭を手本にしてください",
            ),
            Message::new(
                "the front matter is missing",
                "YAML between a first line `---` and a second `---`",
                "see the head of a file made by `tomei new`",
            ),
        ]
    }
}

/// Front matter without a second `---` line.
#[derive(Clone, Debug)]
pub struct FrontMatterOpen;

impl Describe for FrontMatterOpen {
    const CODE: Code = Code::new("E0202");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "前書き（front matter）が閉じられていません",
                "「---」だけの行",
                "YAML の終わりに「---」の行を足してください",
            ),
            Message::new(
                "the front matter is not closed",
                "a line that holds only `---`",
                "add a line `---` after the YAML",
            ),
        ]
    }
}
