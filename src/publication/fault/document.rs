//! Faults of published documents that readers can no longer see.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::reference::{Reference, ReferenceKind};
use crate::diagnostic::rule::Rule;
use crate::diagnostic::subject::Subject;

/// The file of a published document no longer exists.
#[derive(Clone, Debug)]
pub struct Vanished {
    pub id: String,
    pub path: String,
}

impl Describe for Vanished {
    const CODE: Code = Code::new("W1004");

    fn texts(&self) -> [Message; 2] {
        let Self { id, path } = self;
        [
            Message::new(
                format!("公開した文書「{id}」（{path}）がなくなっています"),
                "公開した文書",
                format!("ファイルを戻してください。取り下げるときは「tomei publish --withdraw {id}」で公開します"),
            ),
            Message::new(
                format!("the published document `{id}` ({path}) is gone"),
                "the published document",
                format!("bring the file back; to take it back on purpose, use `tomei publish --withdraw {id}`"),
            ),
        ]
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Reference(Reference { kind: ReferenceKind::Document, name: self.id.clone() }))
    }
}

/// The rule of [`Vanished`].
pub const VANISHED: Rule = Rule {
    code: Vanished::CODE,
    name: ["なくなった文書", "a document that is gone"],
    reason: [
        "公開した約束が説明なしに消えると、市民はほかの記載も信じなくなります。",
        "Where a promise vanishes without a word, the rest is no longer believed.",
    ],
    bad: "",
    good: "",
    example: || Vanished { id: "2019-somu-1".to_owned(), path: "2019/somu/goal-1.html".to_owned() }.into(),
};

/// A published document has become a draft or has a future publication date.
#[derive(Clone, Debug)]
pub struct Hidden {
    pub id: String,
}

impl Describe for Hidden {
    const CODE: Code = Code::new("W1005");

    fn texts(&self) -> [Message; 2] {
        let Self { id } = self;
        [
            Message::new(
                format!("公開した文書「{id}」が、下書きか、公開日前になっています"),
                "公開したままの published、draft なし",
                format!(
                    "draft と published を確かめてください。取り下げるときは「tomei publish --withdraw {id}」で公開します"
                ),
            ),
            Message::new(
                format!("the published document `{id}` is a draft now, or waits for its day"),
                "`published` as it was, and no `draft`",
                format!(
                    "check `draft` and `published`; to take it back on purpose, use `tomei publish --withdraw {id}`"
                ),
            ),
        ]
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Reference(Reference { kind: ReferenceKind::Document, name: self.id.clone() }))
    }
}

/// The rule of [`Hidden`].
pub const HIDDEN: Rule = Rule {
    code: Hidden::CODE,
    name: ["見えなくなった文書", "a document that is hidden"],
    reason: [
        "下書きに戻すと、公開したページがなくなり、リンクが切れます。",
        "As a draft the page is gone, and links to it break.",
    ],
    bad: "draft: true（公開済みの文書）",
    good: "（draft の行を消す）",
    example: || Hidden { id: "2019-somu-1".to_owned() }.into(),
};

/// A document that should be withdrawn still exists, or was never published.
#[derive(Clone, Debug)]
pub struct NotVanished {
    pub id: String,
}

impl Describe for NotVanished {
    const CODE: Code = Code::new("E1012");

    fn texts(&self) -> [Message; 2] {
        let Self { id } = self;
        [
            Message::new(
                format!("「{id}」は取り下げられません"),
                "公開してあり、ファイルを消したか下書きにした文書の id",
                "id を確かめてください。先にファイルを消すか draft: true を書きます",
            ),
            Message::new(
                format!("`{id}` cannot be withdrawn"),
                "the id of a document that was published, and is deleted or a draft now",
                "check the id; first delete the file or write draft: true",
            ),
        ]
    }
}
