//! Faults of code between fences, where a city's text stands in it that was never meant as code.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// Text behind the fence that begins code: Markdown takes it for the name of a language, which no page shows.
#[derive(Clone, Debug)]
pub struct TextBehindFence {
    pub text: String,
}

impl Describe for TextBehindFence {
    const CODE: Code = Code::new("E0535");

    fn texts(&self) -> [Message; 2] {
        let Self { text } = self;
        [
            Message::new(
                format!("「{text}」がページに出ません。前の ~~~ や ``` から、コードとして読まれます"),
                "文章の前に ~~~ や ``` がないこと",
                "文章なら、~~~ や ``` を消すか、その前に \\ を付けてください。コードの中身なら、次の行に移してください",
            ),
            Message::new(
                format!("`{text}` is not shown: the ~~~ or ``` before it begins code"),
                "text without ~~~ or ``` before it",
                "remove them or put a \\ before them; what belongs to the code begins on the next line",
            ),
        ]
    }
}

/// The rule of [`TextBehindFence`].
pub const TEXT_BEHIND_FENCE: Rule = Rule {
    code: TextBehindFence::CODE,
    name: ["コードの印の後の文章", "text behind a fence"],
    reason: [
        "行の初めの ~~~ や ``` はコードの始まりで、同じ行の文字はプログラム言語の名前になり、ページに出ません。",
        "~~~ or ``` at the start of a line begins code, and the text behind it names its language, which no page shows.",
    ],
    bad: "- ~~~窓口を開く~~~",
    good: "- 窓口を開く",
    example: || TextBehindFence { text: "窓口を開く~~~".to_owned() }.into(),
};

/// A fence that nothing closes: all the text below it becomes code.
#[derive(Clone, Debug)]
pub struct FenceOpen {
    pub fence: String,
}

impl Describe for FenceOpen {
    const CODE: Code = Code::new("E0536");

    fn texts(&self) -> [Message; 2] {
        let Self { fence } = self;
        [
            Message::new(
                format!("「{fence}」の行から後が、すべてコードとして読まれます。終わりの印がありません"),
                format!("コードの終わりの行の「{fence}」"),
                "区切りの線なら --- と書き、前の行を空けてください。コードなら、終わりに同じ印の行を置いてください",
            ),
            Message::new(
                format!("everything below the line `{fence}` is read as code, since nothing ends it"),
                format!("a line `{fence}` where the code ends"),
                "for a dividing line write --- below an empty line; end code with the same line",
            ),
        ]
    }
}

/// The rule of [`FenceOpen`].
pub const FENCE_OPEN: Rule = Rule {
    code: FenceOpen::CODE,
    name: ["終わりのないコード", "code without an end"],
    reason: [
        "~~~ や ``` だけの行はコードの始まりです。区切りの線のつもりで引くと、後の見出しも項目も読まれません。",
        "A line of ~~~ or ``` begins code; drawn as a dividing line, it hides the headings and entries below it.",
    ],
    bad: "~~~~~~~~~~\n\n## 実績",
    good: "---\n\n## 実績",
    example: || FenceOpen { fence: "~~~~~~~~~~".to_owned() }.into(),
};

/// A line in code between fences that would be a heading outside of it.
#[derive(Clone, Debug)]
pub struct HeadingInCode {
    pub line: String,
}

impl Describe for HeadingInCode {
    const CODE: Code = Code::new("W0537");

    fn texts(&self) -> [Message; 2] {
        let Self { line } = self;
        [
            Message::new(
                format!("「{line}」はコードの中にあり、見出しとして読まれません"),
                "~~~ や ``` の外の見出し",
                "見出しなら、前と後の ~~~ や ``` の行を消すか、--- にしてください",
            ),
            Message::new(
                format!("`{line}` stands in code, and is read as no heading"),
                "the heading outside of ~~~ or ```",
                "if it is a heading, remove the lines of ~~~ or ``` around it, or make them ---",
            ),
        ]
    }
}

/// The rule of [`HeadingInCode`].
pub const HEADING_IN_CODE: Rule = Rule {
    code: HeadingInCode::CODE,
    name: ["コードの中の見出し", "a heading in code"],
    reason: [
        "~~~ や ``` の二つの行の間はコードです。区切りの線のつもりで引くと、間の見出しと項目が読まれません。",
        "What stands between two lines of ~~~ or ``` is code; drawn as dividing lines, they hide headings and entries.",
    ],
    bad: "~~~~~~\n## 実績\n~~~~~~",
    good: "---\n\n## 実績",
    example: || HeadingInCode { line: "## 実績".to_owned() }.into(),
};
