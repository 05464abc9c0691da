//! Faults of published texts that changed without a correction.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::part::{part_en, part_ja};
use crate::diagnostic::rule::Rule;
use crate::diagnostic::subject::Subject;
use crate::model::path::Slug;
use crate::model::publication::Part;

/// A published text was removed.
#[derive(Clone, Debug)]
pub struct TextVanished {
    pub id: String,
    pub part: Part,
}

impl Describe for TextVanished {
    const CODE: Code = Code::new("W1008");

    fn texts(&self) -> [Message; 2] {
        let Self { id, part } = self;
        [
            Message::new(
                format!("公開した{}がなくなっています", part_ja(part)),
                "公開した文章",
                format!("文章を戻すか、content/corrections.yaml に page: {id}（item なし）で理由を残してください"),
            ),
            Message::new(
                format!("{} was published and is gone", part_en(part)),
                "the published text",
                format!("bring it back, or give the reason in content/corrections.yaml with page: {id} (without item)"),
            ),
        ]
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Part(self.part.clone()))
    }
}

/// The rule of [`TextVanished`].
pub const TEXT_VANISHED: Rule = Rule {
    code: TextVanished::CODE,
    name: ["なくなった文章", "a text that is gone"],
    reason: [
        "公開した文章を消すときも、何を消したのかを残さなければ、記録になりません。",
        "Without a word on what was taken out, the page is no record.",
    ],
    bad: "",
    good: "",
    example: || {
        TextVanished { id: "2019-somu-1".to_owned(), part: Part::Item(Slug::new("r1").expect("a slug")) }.into()
    },
};

/// A published text was changed.
#[derive(Clone, Debug)]
pub struct TextEdited {
    pub id: String,
    pub part: Part,
}

impl Describe for TextEdited {
    const CODE: Code = Code::new("W1009");

    fn texts(&self) -> [Message; 2] {
        let Self { id, part } = self;
        [
            Message::new(
                format!("公開した{}が、訂正の記録なしに変わっています", part_ja(part)),
                "公開したままの文章か、訂正の記録",
                format!(
                    "元に戻してから「tomei correct {id}{}」で直すか、content/corrections.yaml に直す前・直した後・理由を残してください",
                    argument(part)
                ),
            ),
            Message::new(
                format!("{} was published, and changed without a correction", part_en(part)),
                "the text as published, or a correction",
                format!(
                    "undo the edit and use `tomei correct {id}{}`, or record before, after and reason in content/corrections.yaml",
                    argument(part)
                ),
            ),
        ]
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Part(self.part.clone()))
    }
}

/// The rule of [`TextEdited`].
pub const TEXT_EDITED: Rule = Rule {
    code: TextEdited::CODE,
    name: ["記録なしに変わった文章", "a text changed without a correction"],
    reason: [
        "公開した文章が黙って変わると、前に読んだ人や報じた人がまちがったことになります。",
        "A silent change puts everyone in the wrong who read or reported the text before.",
    ],
    bad: "- [r1] 13団体を支援しました（公開時は12団体。訂正の記録なし）",
    good: "tomei correct で直す",
    example: || TextEdited { id: "2019-somu-1".to_owned(), part: Part::Item(Slug::new("r1").expect("a slug")) }.into(),
};

/// A published correction was removed or changed.
#[derive(Clone, Debug)]
pub struct CorrectionVanished {
    pub id: String,
}

impl Describe for CorrectionVanished {
    const CODE: Code = Code::new("W1010");

    fn texts(&self) -> [Message; 2] {
        let Self { id } = self;
        [
            Message::new(
                format!("公開した「{id}」の訂正の記録が、消えたか書き換わっています"),
                "公開したままの訂正の記録",
                "content/corrections.yaml の行を元に戻してください。訂正の訂正は、新しい行に残します",
            ),
            Message::new(
                format!("a published correction of `{id}` was removed or rewritten"),
                "corrections as they were published",
                "bring the entry back in content/corrections.yaml; correct a correction with a new entry",
            ),
        ]
    }
}

/// The rule of [`CorrectionVanished`].
pub const CORRECTION_VANISHED: Rule = Rule {
    code: CorrectionVanished::CODE,
    name: ["消えた訂正の記録", "a correction that is gone"],
    reason: [
        "訂正の記録は、訂正を見た人が確かめられるように、残し続けます。",
        "Corrections stay, so that whoever saw one can look it up.",
    ],
    bad: "",
    good: "",
    example: || CorrectionVanished { id: "2019-somu-1".to_owned() }.into(),
};

/// The part in the form in which `tomei correct` expects it.
fn argument(part: &Part) -> String {
    match part {
        Part::Item(id) => format!(" {id}"),
        _ => String::new(),
    }
}
