//! Faults of words in square brackets, which can be ids, links or text.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// A Markdown link definition without a target that nothing refers to.
#[derive(Clone, Debug)]
pub struct DefinitionRead {
    pub written: String,
}

impl Describe for DefinitionRead {
    const CODE: Code = Code::new("N0511");

    fn texts(&self) -> [Message; 2] {
        let Self { written } = self;
        [
            Message::new(
                format!("「{written}」はリンクの定義とせず、文章として読みました"),
                "[名前]: アドレス",
                "リンクにするなら [文字](アドレス) と書いてください",
            ),
            Message::new(
                format!("`{written}` was read as text, not as the definition of a link"),
                "[name]: address",
                "write [text](address) for a link",
            ),
        ]
    }
}

/// The rule of [`DefinitionRead`].
pub const DEFINITION_READ: Rule = Rule {
    code: DefinitionRead::CODE,
    name: ["文章として読んだリンクの定義", "the definition of a link that was read as text"],
    reason: [
        "行頭の「[語]: 語」は Markdown ではリンクの定義になり、表示されません。行き先のないものは文章として残します。",
        "`[word]: word` defines a link in Markdown and is not shown; one that leads nowhere stays in the text.",
    ],
    bad: "[p1]: 窓口を開きます。",
    good: "- [p1] 窓口を開きます。",
    example: || DefinitionRead { written: "[p1]: 窓口を開きます。".to_owned() }.into(),
};

/// A bracketed word that was kept as text, since it cannot be an id.
#[derive(Clone, Debug)]
pub struct WordKept {
    pub word: String,
}

impl Describe for WordKept {
    const CODE: Code = Code::new("N0512");

    fn texts(&self) -> [Message; 2] {
        let Self { word } = self;
        let id = word.to_lowercase();
        let id = if id.starts_with(|c: char| c.is_ascii_digit()) { format!("x{id}") } else { id };
        [
            Message::new(
                format!("「[{word}]」は文章として読みました"),
                "項目の id は [p1] の形",
                format!("id にするなら [#{id}] のように小文字で書いてください"),
            ),
            Message::new(
                format!("`[{word}]` was read as text"),
                "ids of entries look like [p1]",
                format!("write [#{id}], in lower case, to make it an id"),
            ),
        ]
    }
}

/// The rule of [`WordKept`].
pub const WORD_KEPT: Rule = Rule {
    code: WordKept::CODE,
    name: ["文章として読んだ角かっこ", "a bracketed word that was read as text"],
    reason: [
        "項目の初めの角かっこは id のことがあります。id でないものは文章として残します。",
        "Brackets at the start of an entry may hold its id; what cannot be one stays in the text.",
    ],
    bad: "- [DX] 進めます。",
    good: "- \\[DX] 進めます。",
    example: || WordKept { word: "DX".to_owned() }.into(),
};

/// A bracketed word that was kept as text but could have been meant as an id.
#[derive(Clone, Debug)]
pub struct WordUnclear {
    pub word: String,
}

impl Describe for WordUnclear {
    const CODE: Code = Code::new("W0513");

    fn texts(&self) -> [Message; 2] {
        let Self { word } = self;
        [
            Message::new(
                format!("「[{word}]」は id とせず、文章として表示します"),
                "項目の id は [p1] の形",
                format!("id にするなら [#{word}]、文章なら \\[{word}] と書いてください"),
            ),
            Message::new(
                format!("`[{word}]` is shown as text, not read as an id"),
                "ids of entries look like [p1]",
                format!("write [#{word}] to make it an id, \\[{word}] if it is text"),
            ),
        ]
    }
}

/// The rule of [`WordUnclear`].
pub const WORD_UNCLEAR: Rule = Rule {
    code: WordUnclear::CODE,
    name: ["id かもしれない角かっこ", "a bracketed word that may have been an id"],
    reason: [
        "id のつもりなら、この項目は結び付けられません。文章のつもりなら、そう書けば注意は消えます。",
        "If it was meant as an id, nothing can link to the entry; if as text, say so.",
    ],
    bad: "- [center] 開きます。",
    good: "- [#center] 開きます。",
    example: || WordUnclear { word: "center".to_owned() }.into(),
};

/// A bracketed word that was read as an id but could have been meant as text.
#[derive(Clone, Debug)]
pub struct IdUnclear {
    pub word: String,
}

impl Describe for IdUnclear {
    const CODE: Code = Code::new("W0514");

    fn texts(&self) -> [Message; 2] {
        let Self { word } = self;
        [
            Message::new(
                format!("「[{word}]」は項目の id として読み、表示しません"),
                "項目の id は [p1] の形",
                format!("id なら [#{word}]、文章なら \\[{word}] と書いてください"),
            ),
            Message::new(
                format!("`[{word}]` is read as the id of its entry and not shown"),
                "ids of entries look like [p1]",
                format!("write [#{word}] if it is an id, \\[{word}] if it is text"),
            ),
        ]
    }
}

/// The rule of [`IdUnclear`].
pub const ID_UNCLEAR: Rule = Rule {
    code: IdUnclear::CODE,
    name: ["文章かもしれない id", "an id that may have been text"],
    reason: [
        "id は表示されません。文章のつもりなら、言葉が消えたことになります。",
        "Ids are not shown; if it was meant as text, the word is lost.",
    ],
    bad: "- [center-open] 開きます。",
    good: "- [#center-open] 開きます。",
    example: || IdUnclear { word: "center-open".to_owned() }.into(),
};
