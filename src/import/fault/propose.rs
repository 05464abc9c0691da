//! Faults of proposed forms.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// No goals were recognized, so no form can be proposed.
#[derive(Clone, Debug)]
pub struct NothingToPropose;

impl Describe for NothingToPropose {
    const CODE: Code = Code::new("E0791");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "目標の表や見出しを見分けられないので、様式の案を作れません",
                "「目標」「取組」「実績」「評価」などの見出しのある表、または「重点目標１ …」のような見出し",
                "content/forms/toyonaka.yaml を写して、見出しの言葉をファイルに合わせてください（tomei schema form に書き方があります）",
            ),
            Message::new(
                "no table and no headings of goals were recognized, so no form can be proposed",
                "a table with labels such as 目標, 取組, 実績, 評価, or headings such as 重点目標１ …",
                "copy content/forms/toyonaka.yaml and fit its words to the file (`tomei schema form` explains them)",
            ),
        ]
    }
}

/// The site has a form of this name.
#[derive(Clone, Debug)]
pub struct FormExists {
    pub file: String,
    pub id: String,
}

impl Describe for FormExists {
    const CODE: Code = Code::new("E0792");

    fn texts(&self) -> [Message; 2] {
        let Self { file, id } = self;
        [
            Message::new(
                format!("様式 {file} はもうあります"),
                "まだない名前",
                format!(
                    "その様式で取り込むなら --propose を外して --form {id} を、別の案を作るなら --form に別の名前を付けてください"
                ),
            ),
            Message::new(
                format!("the form {file} exists"),
                "a name that is not taken",
                format!(
                    "to import with it, leave out --propose and add --form {id}; for another proposal, choose another name with --form"
                ),
            ),
        ]
    }
}
