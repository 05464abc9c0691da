//! Faults of headings and sections: where entries would be published as something else, or not as entries.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// The mark of a note in a heading.
#[derive(Clone, Debug)]
pub struct NoteInHeading {
    pub written: String,
}

impl Describe for NoteInHeading {
    const CODE: Code = Code::new("E0519");

    fn texts(&self) -> [Message; 2] {
        let Self { written } = self;
        [
            Message::new(
                format!("見出しに注「{written}」が付いています"),
                "注のない見出し",
                "注は、見出しの下の文章か項目に付けてください",
            ),
            Message::new(
                format!("the heading has the note `{written}`"),
                "a heading without notes",
                "put the note into the text or an entry below the heading",
            ),
        ]
    }
}

/// The rule of [`NoteInHeading`].
pub const NOTE_IN_HEADING: Rule = Rule {
    code: NoteInHeading::CODE,
    name: ["見出しの注", "a note in a heading"],
    reason: [
        "見出しは目次や検索にも使われ、注の印と行き先を残せません。",
        "Headings are used in lists and in the search, where the mark of a note leads nowhere.",
    ],
    bad: "## 実績[^1]",
    good: "## 実績\n\n実績[^1]は次のとおりです。",
    example: || NoteInHeading { written: "[^1]".to_owned() }.into(),
};

/// A heading that speaks of promises or results, but was read as free text.
#[derive(Clone, Debug)]
pub struct HeadingKept {
    pub heading: String,
    pub name: String,
}

impl Describe for HeadingKept {
    const CODE: Code = Code::new("W0520");

    fn texts(&self) -> [Message; 2] {
        let Self { heading, name } = self;
        [
            Message::new(
                format!("見出し「{heading}」は「{name}」と読まず、下の項目を文章として表示します"),
                format!("意味のある見出しなら「## {name}」"),
                format!(
                    "「{name}」の項目なら見出しを直してください。文章のままでよければ、この注意を allow に書いてください"
                ),
            ),
            Message::new(
                format!("the heading `{heading}` was not read as `{name}`, and the entries below it are shown as text"),
                format!("`## {name}`, if it has that meaning"),
                "correct the heading if these entries are meant so, or allow this warning",
            ),
        ]
    }
}

/// The rule of [`HeadingKept`].
pub const HEADING_KEPT: Rule = Rule {
    code: HeadingKept::CODE,
    name: ["意味を読み取れなかった見出し", "a heading whose meaning was not recognized"],
    reason: [
        "実績と課題を一つにした見出しなどは、下の項目が実績なのか課題なのか分かりません。約束や実績の一覧、検索、データには入りません。",
        "Entries below a heading such as `results and issues` are neither; no list, search or data counts them.",
    ],
    bad: "## 実績と課題",
    good: "## 実績\n\n## 課題",
    example: || HeadingKept { heading: "実績と課題".to_owned(), name: "実績".to_owned() }.into(),
};

/// A section for entries that has only text.
#[derive(Clone, Debug)]
pub struct NoEntries {
    pub heading: String,
}

impl Describe for NoEntries {
    const CODE: Code = Code::new("W0521");

    fn texts(&self) -> [Message; 2] {
        let Self { heading } = self;
        [
            Message::new(
                format!("「{heading}」の下に項目がありません（文章として表示します）"),
                "「- 」で始まる項目",
                "項目にする行の初めに「- 」を付けてください",
            ),
            Message::new(
                format!("there is no entry below `{heading}`, only text"),
                "entries that begin with `- `",
                "put `- ` before each line that is an entry",
            ),
        ]
    }
}

/// The rule of [`NoEntries`].
pub const NO_ENTRIES: Rule = Rule {
    code: NoEntries::CODE,
    name: ["項目のない見出し", "a section without entries"],
    reason: [
        "項目にならない文章は、約束や実績の一覧、検索のしぼり込み、データに入りません。表や、印のない行も同じです。",
        "Text that is no entry is in no list of promises or results, no filter and no table; nor are tables and lines without a sign.",
    ],
    bad: "## 取組み\n\n窓口を開きます。",
    good: "## 取組み\n\n- 窓口を開きます。",
    example: || NoEntries { heading: "取組み".to_owned() }.into(),
};

/// Text between the entries of a section.
#[derive(Clone, Debug)]
pub struct TextBetween {
    pub text: String,
}

impl Describe for TextBetween {
    const CODE: Code = Code::new("W0522");

    fn texts(&self) -> [Message; 2] {
        let Self { text } = self;
        [
            Message::new(
                format!("項目の間の「{text}」は、項目の後にまとめて表示されます"),
                "項目の前か後の文章",
                "続く項目の見出しなら、項目にしてその下に字下げして並べてください",
            ),
            Message::new(
                format!("`{text}` stands between entries, and is shown after all of them"),
                "text before or after the entries",
                "make it an entry with the following ones indented below it, if it is their heading",
            ),
        ]
    }
}

/// The rule of [`TextBetween`].
pub const TEXT_BETWEEN: Rule = Rule {
    code: TextBetween::CODE,
    name: ["項目の間の文章", "text between entries"],
    reason: [
        "項目は一つの一覧として表示するので、間に書いた小見出しや文章は元の場所に残りません。",
        "Entries are shown as one list, so subheadings and text between them do not keep their place.",
    ],
    bad: "- 窓口を開く\n\n### 相談\n\n- 相談員を増やす",
    good: "- 窓口を開く\n- 相談\n  - 相談員を増やす",
    example: || TextBetween { text: "### 相談".to_owned() }.into(),
};

/// A heading that came from a line of hyphens below a text.
#[derive(Clone, Debug)]
pub struct UnderlineHeading {
    pub heading: String,
}

impl Describe for UnderlineHeading {
    const CODE: Code = Code::new("W0524");

    fn texts(&self) -> [Message; 2] {
        let Self { heading } = self;
        [
            Message::new(
                format!("下の「---」の行が「{heading}」を見出しにします"),
                format!("見出しなら「## {heading}」"),
                "区切りの線なら、「---」の前に空の行を入れてください",
            ),
            Message::new(
                format!("the line `---` makes a heading of `{heading}`"),
                format!("`## {heading}`, if it is a heading"),
                "put an empty line before `---` if it is a rule",
            ),
        ]
    }
}

/// The rule of [`UnderlineHeading`].
pub const UNDERLINE_HEADING: Rule = Rule {
    code: UnderlineHeading::CODE,
    name: ["下線による見出し", "a heading by a line below it"],
    reason: [
        "文章のすぐ下の「---」は、区切りの線ではなく見出しの印です。続く項目が別の見出しのものになります。",
        "`---` directly below a text is no rule; it makes a heading, to which the following entries then belong.",
    ],
    bad: "窓口を開きます。\n---",
    good: "窓口を開きます。\n\n---",
    example: || UnderlineHeading { heading: "窓口を開きます。".to_owned() }.into(),
};

/// An entry without text.
#[derive(Clone, Copy, Debug)]
pub struct EmptyEntry;

impl Describe for EmptyEntry {
    const CODE: Code = Code::new("W0528");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new("文章のない項目があります", "「- 」の後に文章", "文章を書くか、行を消してください"),
            Message::new(
                "there is an entry without text",
                "text behind the `- `",
                "write the text, or remove the line",
            ),
        ]
    }
}

/// The rule of [`EmptyEntry`].
pub const EMPTY_ENTRY: Rule = Rule {
    code: EmptyEntry::CODE,
    name: ["文章のない項目", "an entry without text"],
    reason: [
        "文章のない項目も、一つの約束や実績として数えられ、公開されます。",
        "An entry without text is counted and published as a promise or a result.",
    ],
    bad: "- 窓口を開きます。\n-",
    good: "- 窓口を開きます。",
    example: || EmptyEntry.into(),
};
