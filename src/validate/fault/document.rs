//! Faults of front matter that can be parsed but is inconsistent.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// The name of a file that cannot be part of an address.
#[derive(Clone, Debug)]
pub struct FileName {
    pub name: String,
}

impl Describe for FileName {
    const CODE: Code = Code::new("E0109");

    fn texts(&self) -> [Message; 2] {
        let Self { name } = self;
        [
            Message::new(
                format!("ファイル名「{name}」は公開アドレスに使えません"),
                "半角英数字と - _ . だけの名前",
                "ファイル名を変えるか、文書なら「slug: 半角の名前」を書いてください",
            ),
            Message::new(
                format!("the file name `{name}` cannot be an address"),
                "a name of ASCII letters, digits, `-`, `_`, `.`",
                "rename the file, or give a document a `slug:`",
            ),
        ]
    }
}

/// The date of the update is before that of the publication.
#[derive(Clone, Debug)]
pub struct UpdatedBeforePublished;

impl Describe for UpdatedBeforePublished {
    const CODE: Code = Code::new("W0303");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "更新日が公開日より前です",
                "公開日（published）以後の日付",
                "published と updated を確かめてください",
            ),
            Message::new(
                "the date of update is before the publication",
                "a date not before `published`",
                "check `published` and `updated`",
            ),
        ]
    }
}

/// The rule of [`UpdatedBeforePublished`].
pub const UPDATED_BEFORE_PUBLISHED: Rule = Rule {
    code: UpdatedBeforePublished::CODE,
    name: ["更新日が公開日より前", "updated before it was published"],
    reason: [
        "日付の前後が入れ替わると、いつの記載か分からなくなります。",
        "Dates in the wrong order leave readers guessing which text they read.",
    ],
    bad: "published: 2020-06-01\nupdated: 2020-05-01",
    good: "published: 2020-06-01\nupdated: 2020-06-15",
    example: || UpdatedBeforePublished.into(),
};

/// A code is given that sheets use for "belongs to none".
#[derive(Clone, Debug)]
pub struct PlaceholderForNone {
    pub text: String,
}

impl Describe for PlaceholderForNone {
    const CODE: Code = Code::new("E0304");

    fn texts(&self) -> [Message; 2] {
        let Self { text } = self;
        [
            Message::new(
                format!("「{text}」は番号ではありません"),
                "どれにも属さないことを表す none",
                "「plan: none」「policies: none」と書いてください。記入がないだけのときは、項目ごと消してください",
            ),
            Message::new(
                format!("`{text}` is not a code"),
                "the word none, where the goal belongs to none",
                "write `plan: none` or `policies: none`; where nothing was filled in, leave the key out",
            ),
        ]
    }
}

/// The rule of [`PlaceholderForNone`].
pub const PLACEHOLDER_FOR_NONE: Rule = Rule {
    code: PlaceholderForNone::CODE,
    name: ["「どれにも属さない」の書き方", "how to say that a goal belongs to none"],
    reason: [
        "0-0-0 や 0 は番号のように見えますが、番号ではありません。「なし」と「記入なし」は別のことです。",
        "0-0-0 and 0 look like codes and are none; “none” and “not filled in” are different things.",
    ],
    bad: "plan: 0-0-0",
    good: "plan: none",
    example: || PlaceholderForNone { text: "0-0-0".to_owned() }.into(),
};

/// Items are linked, but the front matter does not name who decided that.
#[derive(Clone, Debug)]
pub struct LinkedByMissing;

impl Describe for LinkedByMissing {
    const CODE: Code = Code::new("E0405");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "項目どうしを結んだ人が書かれていません（linked_by）",
                "「linked_by: 決めた人や係」",
                "「->」の結び付けは編集者の判断です。誰が決めたかを前書きに書いてください",
            ),
            Message::new(
                "it is not said who linked the items (linked_by)",
                "`linked_by: who decided`",
                "a `->` link is an editor's decision: say in the front matter who decided it",
            ),
        ]
    }
}
