//! Faults of text that YAML takes for something else: a comment, or the end of another text.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A comment behind a text, which may have been meant as its end.
#[derive(Clone, Debug)]
pub(super) struct CommentInText {
    pub(super) comment: String,
    /// The line with value and comment in quotes.
    pub(super) quoted: String,
}

impl Describe for CommentInText {
    const CODE: Code = Code::new("W0213");

    fn texts(&self) -> [Message; 2] {
        let Self { comment, quoted } = self;
        [
            Message::new(
                format!("「{comment}」は YAML の注釈になり、表示されません"),
                format!("「{quoted}」"),
                "文章の一部なら、値の全体を引用符で囲んでください。注釈なら、一つ前の行に移してください",
            ),
            Message::new(
                format!("`{comment}` is a comment of YAML, and is not shown"),
                format!("`{quoted}`"),
                "put the whole value in quotes if this belongs to it; move a comment to a line of its own",
            ),
        ]
    }
}

/// An entry of a list that is indented further than the one before, and so belongs to its text.
#[derive(Clone, Debug)]
pub(super) struct EntryJoined {
    pub(super) entry: String,
}

impl Describe for EntryJoined {
    const CODE: Code = Code::new("E0214");

    fn texts(&self) -> [Message; 2] {
        let Self { entry } = self;
        [
            Message::new(
                format!("「{entry}」は前の項目の続きと読まれます"),
                "同じ字下げで並べた一覧",
                "「- 」の前の空白を、前の項目とそろえてください",
            ),
            Message::new(
                format!("`{entry}` is read as part of the entry before it"),
                "entries of a list with the same indentation",
                "align its `-` with the one before",
            ),
        ]
    }
}
