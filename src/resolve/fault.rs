//! Faults that can be found only across files.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// An id that an earlier file already uses.
#[derive(Clone, Debug)]
pub struct DuplicateId {
    pub id: String,
    pub first: String,
}

impl Describe for DuplicateId {
    const CODE: Code = Code::new("E0401");

    fn texts(&self) -> [Message; 2] {
        let Self { id, first } = self;
        [
            Message::new(
                format!("id「{id}」は {first} でも使われています"),
                "サイト全体で一つだけの id",
                "どちらかの id を変えてください。公開済みの id は変えないでください",
            ),
            Message::new(
                format!("the id `{id}` is also used in {first}"),
                "an id used once in the whole site",
                "change one of them, never one that is already published",
            ),
        ]
    }
}

/// A word that is narrower than another one, and also broader.
#[derive(Clone, Debug)]
pub struct WordLoop {
    pub word: String,
    pub narrower: String,
}

impl Describe for WordLoop {
    const CODE: Code = Code::new("E0407");

    fn texts(&self) -> [Message; 2] {
        let Self { word, narrower } = self;
        [
            Message::new(
                format!("「{narrower}」は「{word}」より狭い言葉とも、広い言葉ともされています"),
                "どちらか一方の向き",
                "意味が同じなら same に、そうでなければ、逆の向きの行を消すか「- apart: [広い言葉, 狭い言葉]」を加えてください",
            ),
            Message::new(
                format!("`{narrower}` is both narrower and broader than `{word}`"),
                "one direction",
                "write `same` if they mean the same; otherwise remove the row of the other direction, or add `apart`",
            ),
        ]
    }
}

/// A department that is its own ancestor.
#[derive(Clone, Debug)]
pub struct DepartmentLoop {
    pub id: String,
}

impl Describe for DepartmentLoop {
    const CODE: Code = Code::new("E0406");

    fn texts(&self) -> [Message; 2] {
        let Self { id } = self;
        [
            Message::new(
                format!("部局「{id}」が自分自身の上位になっています"),
                "循環しない parent",
                "parent を直してください",
            ),
            Message::new(
                format!("the department `{id}` is above itself"),
                "a `parent` without a cycle",
                "correct `parent`",
            ),
        ]
    }
}
