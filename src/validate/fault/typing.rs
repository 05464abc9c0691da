//! Faults of signs and headings that are typed differently from Markdown.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// A sign with only one possible meaning, which was read as that.
#[derive(Clone, Debug)]
pub struct SignRead {
    pub typed: String,
    pub read: String,
}

impl Describe for SignRead {
    const CODE: Code = Code::new("N0506");

    fn texts(&self) -> [Message; 2] {
        let Self { typed, read } = self;
        let [ja, en] = if read.ends_with(' ') {
            ["半角の記号と半角の空白", "an ASCII sign and an ASCII space"].map(str::to_owned)
        } else {
            [format!("「{read}」"), format!("`{read}`")]
        };
        [
            Message::new(
                format!("行頭の「{typed}」を「{read}」と読みました"),
                ja,
                "文章の一部なら、記号の前に \\ を付けてください",
            ),
            Message::new(
                format!("`{typed}` at the start of the line was read as `{read}`"),
                en,
                "put a \\ before the sign if it belongs to the text",
            ),
        ]
    }
}

/// The rule of [`SignRead`].
pub const SIGN_READ: Rule = Rule {
    code: SignRead::CODE,
    name: ["読み替えた記号", "a sign that was read as Markdown writes it"],
    reason: [
        "全角の記号や、空白の足りない記号は、Markdown では記号になりません。意味が一つしかないときは読み替えます。",
        "Signs in full width, or without a space, are no signs in Markdown; where they have one meaning they are read so.",
    ],
    bad: "##　実績",
    good: "## 実績",
    example: || SignRead { typed: "##　".to_owned(), read: "## ".to_owned() }.into(),
};

/// A sign that could begin a heading or an item, or belong to the text.
#[derive(Clone, Debug)]
pub struct SignUnclear {
    pub typed: String,
    pub sign: String,
}

impl Describe for SignUnclear {
    const CODE: Code = Code::new("E0507");

    fn texts(&self) -> [Message; 2] {
        let Self { typed, sign } = self;
        [
            Message::new(
                format!("行頭の「{typed}」が、見出しや項目の印なのか文章なのか分かりません"),
                format!("印なら「{sign} 」と半角の空白"),
                "文章の一部なら、記号の前に \\ を付けてください",
            ),
            Message::new(
                format!("`{typed}` at the start of the line may begin a heading or an entry, or be text"),
                format!("`{sign} ` with a space, if it is a sign"),
                "put a \\ before the sign if it belongs to the text",
            ),
        ]
    }
}

/// The rule of [`SignUnclear`].
pub const SIGN_UNCLEAR: Rule = Rule {
    code: SignUnclear::CODE,
    name: ["記号か文章か分からない行", "a line that may begin with a sign or be text"],
    reason: [
        "見出しを文章と読み違えると、実績が約束として公開されます。どちらとも読めるときは、書いた人に尋ねます。",
        "A heading that is taken for text would publish results as promises; where both are possible, the author decides.",
    ],
    bad: "#実績",
    good: "# 実績",
    example: || SignUnclear { typed: "#実績".to_owned(), sign: "#".to_owned() }.into(),
};

/// A sign directly before a letter, which was kept as text.
#[derive(Clone, Debug)]
pub struct SignKept {
    pub typed: String,
    pub sign: String,
}

impl Describe for SignKept {
    const CODE: Code = Code::new("W0508");

    fn texts(&self) -> [Message; 2] {
        let Self { typed, sign } = self;
        [
            Message::new(
                format!("行頭の「{typed}」は印として読まず、文章のまま表示します"),
                format!("印なら「{sign} 」と半角の空白"),
                "文章の一部なら、記号の前に \\ を付けてください",
            ),
            Message::new(
                format!("`{typed}` at the start of the line is shown as text, not read as a sign"),
                format!("`{sign} ` with a space, if it is a sign"),
                "put a \\ before the sign if it belongs to the text",
            ),
        ]
    }
}

/// The rule of [`SignKept`].
pub const SIGN_KEPT: Rule = Rule {
    code: SignKept::CODE,
    name: ["文章のまま表示する記号", "a sign that is shown as text"],
    reason: [
        "空白のない記号は、番号や負の数かもしれません。文章として残し、消しません。",
        "A sign without a space may belong to a word or a number; it stays in the text.",
    ],
    bad: "-AI案内",
    good: "- AI案内",
    example: || SignKept { typed: "-AI案内".to_owned(), sign: "-".to_owned() }.into(),
};

/// A known heading with decoration around it, which was recognized.
#[derive(Clone, Debug)]
pub struct HeadingRead {
    pub written: String,
    pub name: String,
}

impl Describe for HeadingRead {
    const CODE: Code = Code::new("N0509");

    fn texts(&self) -> [Message; 2] {
        let Self { written, name } = self;
        [
            Message::new(
                format!("見出し「{written}」を「{name}」と読みました"),
                format!("「## {name}」"),
                "別の意味なら、見出しの言葉を変えてください",
            ),
            Message::new(
                format!("the heading `{written}` was read as `{name}`"),
                format!("`## {name}`"),
                "choose other words if it means something else",
            ),
        ]
    }
}

/// The rule of [`HeadingRead`].
pub const HEADING_READ: Rule = Rule {
    code: HeadingRead::CODE,
    name: ["読み替えた見出し", "a heading that was read by its meaning"],
    reason: [
        "「■ 実績」のように飾った見出しも、意味のある見出しとして読みます。読み違いがないか確かめられます。",
        "A heading with something around it, such as `■ 実績`, is read by its meaning; see whether it was meant so.",
    ],
    bad: "## ■ 実績",
    good: "## 実績",
    example: || HeadingRead { written: "## ■ 実績".to_owned(), name: "実績".to_owned() }.into(),
};

/// A known heading inside of a list item.
#[derive(Clone, Debug)]
pub struct HeadingInItem {
    pub written: String,
}

impl Describe for HeadingInItem {
    const CODE: Code = Code::new("E0510");

    fn texts(&self) -> [Message; 2] {
        let Self { written } = self;
        [
            Message::new(
                format!("見出し「{written}」が項目の中にあります"),
                "行の初めから書いた見出し",
                "見出しの前の空白を消してください。項目の文章なら、# の前に \\ を付けてください",
            ),
            Message::new(
                format!("the heading `{written}` stands inside an entry"),
                "a heading at the very start of its line",
                "remove the spaces before it; put a \\ before the # if it is text of the entry",
            ),
        ]
    }
}

/// The rule of [`HeadingInItem`].
pub const HEADING_IN_ITEM: Rule = Rule {
    code: HeadingInItem::CODE,
    name: ["項目の中の見出し", "a heading inside an entry"],
    reason: [
        "字下げした見出しは項目の一部になり、後に続く項目が前の見出しのものとして公開されます。",
        "A heading that is indented becomes part of an entry, and what follows is published under the heading before.",
    ],
    bad: "- [p1] 開きます。\n  ## 実績",
    good: "- [p1] 開きます。\n\n## 実績",
    example: || HeadingInItem { written: "## 実績".to_owned() }.into(),
};
