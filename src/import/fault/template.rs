//! Faults of templates that clerks have filled in.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// Nobody has written a goal into a template.
#[derive(Clone, Debug)]
pub struct EmptyTemplate;

impl Describe for EmptyTemplate {
    const CODE: Code = Code::new("E0795");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "記入様式に、目標が一つも書かれていません",
                "目標の「題名」や「取組み」",
                "記入したファイルかどうかを確かめてください。欄の名前を書き替えていたら、元に戻してください",
            ),
            Message::new(
                "no goal is written in the template",
                "a title (題名) or promises (取組み)",
                "see whether this is the file that was filled in; labels that were changed must be restored",
            ),
        ]
    }
}

/// Files of one import that are read in different ways.
#[derive(Clone, Debug)]
pub struct MixedTemplates;

impl Describe for MixedTemplates {
    const CODE: Code = Code::new("E0796");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "記入様式のファイルと、ほかの様式のファイルが混ざっています",
                "同じ記入様式のファイルだけ、またはほかの様式のファイルだけ",
                "様式ごとに分けて、一つずつ取り込んでください",
            ),
            Message::new(
                "files of a template are mixed with files of another form",
                "only files of one template, or only files of another form",
                "import the files of each form by themselves",
            ),
        ]
    }
}

/// A template that a later version of the program has written.
#[derive(Clone, Debug)]
pub struct NewerTemplate {
    pub version: u32,
    pub known: u32,
}

impl Describe for NewerTemplate {
    const CODE: Code = Code::new("E0797");

    fn texts(&self) -> [Message; 2] {
        let Self { version, known } = self;
        [
            Message::new(
                format!("記入様式の版（第{version}版）が、この tomei より新しいので読めません"),
                format!("第{known}版まで"),
                "tomei を新しくするか、この tomei の form template で作った記入様式を使ってください",
            ),
            Message::new(
                format!("the template is of version {version}, which is newer than this program"),
                format!("version {known} or earlier"),
                "update tomei, or use a template that this tomei makes with `form template`",
            ),
        ]
    }
}

/// There is no department of this id for which a template could be made.
#[derive(Clone, Debug)]
pub struct UnknownDepartment {
    pub id: String,
    pub known: Vec<String>,
}

impl Describe for UnknownDepartment {
    const CODE: Code = Code::new("E0798");

    fn texts(&self) -> [Message; 2] {
        let Self { id, known } = self;
        [
            Message::new(
                format!("部局「{id}」は、部局の一覧にありません"),
                format!("次のどれか: {}", known.join("、")),
                "--department の id を直すか、content/departments.yaml に部局を書き足してください",
            ),
            Message::new(
                format!("there is no department `{id}`"),
                format!("one of: {}", known.join(", ")),
                "correct --department, or add the department to content/departments.yaml",
            ),
        ]
    }
}
