//! Faults of the lock file.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// The fault in a line of the lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockFlaw {
    /// The first line is not the expected one.
    Head,
    /// The file contains an unresolved merge conflict.
    Conflict,
    Line {
        text: String,
    },
    Twice {
        text: String,
    },
    /// A document without the date of its first publication.
    NoDay {
        id: String,
    },
}

/// A line that `tomei publish` cannot have written.
#[derive(Clone, Debug)]
pub struct BrokenLock {
    pub flaw: LockFlaw,
}

impl Describe for BrokenLock {
    const CODE: Code = Code::new("E1001");

    fn texts(&self) -> [Message; 2] {
        let hint = [
            "版の管理（Git など）や写しから、壊れる前の published.lock に戻してください。tomei は書き直しません",
            "bring back the published.lock of before, from version control or a copy; tomei does not write over it",
        ];
        let [ja, en] = match &self.flaw {
            LockFlaw::Head => {
                ["公開の控えの1行目が違います".to_owned(), "the lock file begins with another line".to_owned()]
            }
            LockFlaw::Conflict => {
                return [
                    Message::new(
                        "公開の控えに、合わせきれていない二つの版があります",
                        "片方に決めた行",
                        "<<<<<<< から >>>>>>> までを、両方の行を残す形に直してください",
                    ),
                    Message::new(
                        "two versions of the lock file were merged without a choice",
                        "lines that someone chose",
                        "keep the lines of both sides between <<<<<<< and >>>>>>>, without the marks",
                    ),
                ];
            }
            LockFlaw::Line { text } => [
                format!("公開の控えの行「{text}」を読めません"),
                format!("the line `{text}` of the lock file cannot be read"),
            ],
            LockFlaw::Twice { text } => {
                [format!("公開の控えに「{text}」が二度あります"), format!("`{text}` stands twice in the lock file")]
            }
            LockFlaw::NoDay { id } => [
                format!("公開の控えの「{id}」に公開日（since）がありません"),
                format!("`{id}` has no day (since) in the lock file"),
            ],
        };
        let expected = ["「tomei publish」が書いたままの行", "lines as `tomei publish` wrote them"];
        [Message::new(ja, expected[0], hint[0]), Message::new(en, expected[1], hint[1])]
    }
}
