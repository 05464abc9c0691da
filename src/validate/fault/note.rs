//! Faults of notes, of addresses, and of what Markdown would not show.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// The mark of a note that the document does not have.
#[derive(Clone, Debug)]
pub struct NoteMissing {
    pub written: String,
}

impl Describe for NoteMissing {
    const CODE: Code = Code::new("W0515");

    fn texts(&self) -> [Message; 2] {
        let Self { written } = self;
        [
            Message::new(
                format!("注「{written}」の文章がありません（このまま表示します）"),
                format!("同じ文書のどこかに「{written}: 注の文章」"),
                format!("注を書いてください。注でなければ \\{written} と書いてください"),
            ),
            Message::new(
                format!("there is no note for `{written}`, which is shown as it is"),
                format!("`{written}: the note` anywhere in the document"),
                format!("write the note, or \\{written} if it is none"),
            ),
        ]
    }
}

/// The rule of [`NoteMissing`].
pub const NOTE_MISSING: Rule = Rule {
    code: NoteMissing::CODE,
    name: ["文章のない注", "a note without its text"],
    reason: [
        "注の印だけがあると、読む人は注を探しても見つけられません。",
        "A mark without a note sends readers looking for what is not there.",
    ],
    bad: "本文[^1]。",
    good: "本文[^1]。\n\n[^1]: 注の文章。",
    example: || NoteMissing { written: "[^1]".to_owned() }.into(),
};

/// An address in the text with letters directly behind it.
#[derive(Clone, Debug)]
pub struct AddressEndRead {
    pub address: String,
}

impl Describe for AddressEndRead {
    const CODE: Code = Code::new("N0516");

    fn texts(&self) -> [Message; 2] {
        let Self { address } = self;
        [
            Message::new(
                format!("アドレスは「{address}」までと読みました"),
                "アドレスの後ろに、空白か句読点やかっこ",
                "続く文字もアドレスなら、全体を < と > で囲んでください",
            ),
            Message::new(
                format!("the address was read as ending at `{address}`"),
                "a space or punctuation behind an address",
                "put < and > around the whole if the letters behind it belong to it",
            ),
        ]
    }
}

/// The rule of [`AddressEndRead`].
pub const ADDRESS_END_READ: Rule = Rule {
    code: AddressEndRead::CODE,
    name: ["アドレスの終わりの読み方", "where an address was read to end"],
    reason: [
        "文章の中のアドレスは、日本語の文字の前で終わるものと読みます。",
        "An address in the text is read as ending before a Japanese letter.",
    ],
    bad: "https://example.jp/を見る",
    good: "https://example.jp/ を見る",
    example: || AddressEndRead { address: "https://example.jp/".to_owned() }.into(),
};

/// A definition of a link that nothing refers to: Markdown does not show it.
#[derive(Clone, Debug)]
pub struct DefinitionUnused {
    pub written: String,
}

impl Describe for DefinitionUnused {
    const CODE: Code = Code::new("W0517");

    fn texts(&self) -> [Message; 2] {
        let Self { written } = self;
        [
            Message::new(
                format!("「{written}」はリンクの定義で、どこからも使われず、表示されません"),
                "[文字][名前] の形で使われている定義",
                "見せる文章なら [文字](アドレス) と書いてください。いらなければ消してください",
            ),
            Message::new(
                format!("`{written}` defines a link that nothing uses, and is not shown"),
                "a definition that [text][name] uses",
                "write [text](address) if readers should see it, or remove it",
            ),
        ]
    }
}

/// The rule of [`DefinitionUnused`].
pub const DEFINITION_UNUSED: Rule = Rule {
    code: DefinitionUnused::CODE,
    name: ["使われないリンクの定義", "a definition of a link that nothing uses"],
    reason: [
        "行頭の「[語]: アドレス」はリンクの定義になり、それだけでは表示されません。書いた人は見えるものと思います。",
        "`[word]: address` defines a link and is not shown by itself; its author believes that it is.",
    ],
    bad: "[市の案内]: https://example.jp/annai",
    good: "[市の案内](https://example.jp/annai)",
    example: || DefinitionUnused { written: "[市の案内]: https://example.jp/annai".to_owned() }.into(),
};

/// Cells of a table that have no heading: Markdown does not show them.
#[derive(Clone, Debug)]
pub struct CellWithoutHeading {
    pub written: String,
}

impl Describe for CellWithoutHeading {
    const CODE: Code = Code::new("E0518");

    fn texts(&self) -> [Message; 2] {
        let Self { written } = self;
        [
            Message::new(
                format!("表のこの行は見出しより列が多く、「{written}」は表示されません"),
                "見出しの行と同じ数の列",
                "見出しの行と区切りの行に列を足してください。文章の | は \\| と書いてください",
            ),
            Message::new(
                format!("this row of the table has more cells than its heading; `{written}` would not be shown"),
                "as many cells as the heading has",
                "add a column to the heading and to the line below it; write a | of the text as \\|",
            ),
        ]
    }
}

/// The rule of [`CellWithoutHeading`].
pub const CELL_WITHOUT_HEADING: Rule = Rule {
    code: CellWithoutHeading::CODE,
    name: ["見出しのない列", "a cell without a heading"],
    reason: [
        "Markdown は、見出しより多い列を黙って捨てます。",
        "Markdown drops the cells for which a table has no heading, without a word.",
    ],
    bad: "| 年度 |\n|---|\n| 2024 | 10 |",
    good: "| 年度 | 件数 |\n|---|---|\n| 2024 | 10 |",
    example: || CellWithoutHeading { written: "10".to_owned() }.into(),
};
