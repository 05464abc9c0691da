//! Faults of what looks like markup and is none, or the other way round.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// A tag that does not stand at the start of its entry.
#[derive(Clone, Debug)]
pub struct TagInside {
    pub tag: String,
}

impl Describe for TagInside {
    const CODE: Code = Code::new("W0523");

    fn texts(&self) -> [Message; 2] {
        let Self { tag } = self;
        [
            Message::new(
                format!("「{tag}」は項目の途中にあり、文章として表示します"),
                format!("項目の初めの「{tag}」"),
                "項目の初めに移してください。文章なら [ の前に \\ を付けてください",
            ),
            Message::new(
                format!("`{tag}` stands inside an entry, and is shown as text"),
                format!("`{tag}` at the start of the entry"),
                "move it there; put a \\ before the [ if it is text",
            ),
        ]
    }
}

/// The rule of [`TagInside`].
pub const TAG_INSIDE: Rule = Rule {
    code: TagInside::CODE,
    name: ["項目の途中の id や時期", "a tag inside an entry"],
    reason: [
        "id や時期、結び先は項目の初めにあるときだけ読みます。途中にあると、期限や結び付きが失われます。",
        "Ids, times and links are read only at the start of an entry; elsewhere the deadline or link is lost.",
    ],
    bad: "- 窓口を開く [@ 10月]",
    good: "- [@ 10月] 窓口を開く",
    example: || TagInside { tag: "[@ 10月]".to_owned() }.into(),
};

/// Text that is indented so far that it is code.
#[derive(Clone, Debug)]
pub struct IndentedCode {
    pub line: String,
}

impl Describe for IndentedCode {
    const CODE: Code = Code::new("W0525");

    fn texts(&self) -> [Message; 2] {
        let Self { line } = self;
        [
            Message::new(
                format!("「{line}」は字下げが深く、コードとして表示されます"),
                "字下げの浅い文章",
                "文章や項目なら、行の初めの空白を減らしてください。コードなら ``` で囲んでください",
            ),
            Message::new(
                format!("`{line}` is indented so far that it is shown as code"),
                "text with less indentation",
                "remove spaces at the start of the line, or put ``` around code",
            ),
        ]
    }
}

/// The rule of [`IndentedCode`].
pub const INDENTED_CODE: Rule = Rule {
    code: IndentedCode::CODE,
    name: ["字下げによるコード", "code by indentation"],
    reason: [
        "半角の空白四つ以上の字下げは、Markdown ではコードになり、項目や見出しとして読まれません。",
        "Four spaces make code in Markdown; no entry or heading is read in it.",
    ],
    bad: "    ・窓口を開く",
    good: "・窓口を開く",
    example: || IndentedCode { line: "・窓口を開く".to_owned() }.into(),
};

/// What looks like a link, and is none.
#[derive(Clone, Debug)]
pub struct LinkBroken {
    pub written: String,
    pub link: String,
}

impl Describe for LinkBroken {
    const CODE: Code = Code::new("W0526");

    fn texts(&self) -> [Message; 2] {
        let Self { written, link } = self;
        [
            Message::new(
                format!("「{written}」はリンクになりません"),
                format!("「{link}」"),
                "半角のかっこを使い、間に空白を入れないでください",
            ),
            Message::new(
                format!("`{written}` is no link"),
                format!("`{link}`"),
                "use ASCII brackets, without a space between them",
            ),
        ]
    }
}

/// The rule of [`LinkBroken`].
pub const LINK_BROKEN: Rule = Rule {
    code: LinkBroken::CODE,
    name: ["リンクにならない書き方", "what is no link"],
    reason: [
        "かっこが全角だったり、間に空白があったりすると、アドレスがそのまま文字として表示されます。",
        "With brackets in full width, or a space between them, the address is shown as text.",
    ],
    bad: "[案内] (annai.pdf)",
    good: "[案内](annai.pdf)",
    example: || LinkBroken { written: "[案内] (annai.pdf)".to_owned(), link: "[案内](annai.pdf)".to_owned() }.into(),
};

/// Lines that look like a table, and are none.
#[derive(Clone, Debug)]
pub struct TableBroken {
    pub line: String,
}

impl Describe for TableBroken {
    const CODE: Code = Code::new("W0527");

    fn texts(&self) -> [Message; 2] {
        let Self { line } = self;
        [
            Message::new(
                format!("「{line}」の行は表になりません"),
                "見出しの行と同じ数の列の「|---|---|」を二行目に置いた表",
                "二行目に区切りの行を加え、どの行も同じ数の列にしてください",
            ),
            Message::new(
                format!("the line `{line}` makes no table"),
                "a second row `|---|---|` with as many columns as the head",
                "add that row, with the same number of columns in every row",
            ),
        ]
    }
}

/// The rule of [`TableBroken`].
pub const TABLE_BROKEN: Rule = Rule {
    code: TableBroken::CODE,
    name: ["表にならない行", "lines that are no table"],
    reason: [
        "区切りの行がないか、列の数が合わないと、縦線がそのまま表示されます。",
        "Without the row of hyphens, or with another number of columns, the lines are shown as they are.",
    ],
    bad: "|取組|期限|\n|窓口|10月|",
    good: "|取組|期限|\n|---|---|\n|窓口|10月|",
    example: || TableBroken { line: "|取組|期限|".to_owned() }.into(),
};
