//! Faults of references. They are shared because several stages find them: `resolve` in ids and codes, `render` in the
//! links of texts, and commands in their arguments.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::reference::{Reference, ReferenceKind};
use crate::diagnostic::rule::Rule;
use crate::diagnostic::subject::Subject;

/// A reference to something that does not exist.
#[derive(Clone, Debug)]
pub struct UnknownReference {
    pub kind: ReferenceKind,
    pub name: String,
    pub suggestion: Option<String>,
}

impl Describe for UnknownReference {
    const CODE: Code = Code::new("E0404");

    fn texts(&self) -> [Message; 2] {
        let Self { kind, name, suggestion } = self;
        let [(ja, ja_place), (en, en_place)] = names(*kind);
        let (ja_hint, en_hint) = match suggestion {
            Some(near) => (format!("「{near}」ではありませんか"), format!("did you mean `{near}`?")),
            None => (ja_place.to_owned(), en_place.to_owned()),
        };
        [
            Message::new(format!("{ja}「{name}」は見つかりません"), format!("登録されている{ja}"), ja_hint),
            Message::new(format!("there is no {en} `{name}`"), format!("an existing {en}"), en_hint),
        ]
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Reference(Reference { kind: self.kind, name: self.name.clone() }))
    }
}

/// The rule of [`UnknownReference`].
pub const UNKNOWN_REFERENCE: Rule = Rule {
    code: UnknownReference::CODE,
    name: ["登録のない番号や、切れたリンク", "unknown codes and dead links"],
    reason: [
        "番号だけでは、どの計画のどの期の番号か決まりません。切れたリンクは読む人を行き止まりに連れて行きます。",
        "A number alone does not say which plan it belongs to; a dead link leads readers nowhere.",
    ],
    bad: "plan: [sogo4-1:9-9-9]",
    good: "plan: [sogo4-1:5-1-3]",
    example: || {
        UnknownReference { kind: ReferenceKind::Measure, name: "sogo4-1:9-9-9".to_owned(), suggestion: None }.into()
    },
};

/// A path that leads out of the site.
#[derive(Clone, Debug)]
pub struct EscapesRoot {
    pub path: String,
}

impl Describe for EscapesRoot {
    const CODE: Code = Code::new("E0302");

    fn texts(&self) -> [Message; 2] {
        let Self { path } = self;
        [
            Message::new(format!("パス「{path}」はサイトの外に出ます"), "「..」を含まない、サイトの中のパス", ""),
            Message::new(
                format!("the path `{path}` leads out of the site"),
                "a path inside the site, without `..`",
                "",
            ),
        ]
    }
}

/// For a kind of reference its name and where such things are defined, in Japanese and in English.
fn names(kind: ReferenceKind) -> [(&'static str, &'static str); 2] {
    match kind {
        ReferenceKind::Department => [
            ("部局", "content/departments.yaml に登録してください"),
            ("department", "add it to content/departments.yaml"),
        ],
        ReferenceKind::Plan => {
            [("計画", "content/plans.yaml に登録してください"), ("plan", "add it to content/plans.yaml")]
        }
        ReferenceKind::Measure => [
            ("施策", "content/plans.yaml の measures に登録してください"),
            ("measure", "add it to the measures in content/plans.yaml"),
        ],
        ReferenceKind::PolicySet => {
            [("政策集", "content/policies.yaml に登録してください"), ("policy set", "add it to content/policies.yaml")]
        }
        ReferenceKind::Policy => [
            ("政策", "content/policies.yaml の items に登録してください"),
            ("policy", "add it to the items in content/policies.yaml"),
        ],
        ReferenceKind::Document => [("文書", "id を確かめてください"), ("document", "check the id")],
        ReferenceKind::Item => [("項目", "[ ] の中の id を確かめてください"), ("item", "check the id between [ and ]")],
        ReferenceKind::Midterm => [
            ("中期目標", "kind: midterm の文書の id を確かめてください"),
            ("mid-term goal", "check the id of a document of kind: midterm"),
        ],
        ReferenceKind::GradeScheme => [
            ("評価の尺度", "content/grades.yaml に登録してください"),
            ("grade scheme", "add it to content/grades.yaml"),
        ],
        ReferenceKind::Grade => [
            ("評価の値", "content/grades.yaml の values を確かめてください"),
            ("grade", "check the values in content/grades.yaml"),
        ],
        ReferenceKind::Unpublished => [
            ("公開中の文書", "リンク先は下書きか、公開日を待っています。先に公開するか、リンクを外してください"),
            ("published document", "it is a draft or waits for its day: publish it first, or remove the link"),
        ],
        ReferenceKind::File => {
            [("ファイル", "リンク先のパスを確かめてください"), ("file", "check the path of the link")]
        }
    }
}
