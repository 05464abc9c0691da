//! Faults of a document that is to be published and is not finished.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// What to do with a document that is not ready.
const OR_DRAFT: [&str; 2] = [
    "まだ公開しないときは、前書きに「draft: true」と書いてください",
    "or write `draft: true` above, until it is ready",
];

/// A comment, which readers would see.
#[derive(Clone, Debug)]
pub struct CommentPublished;

impl Describe for CommentPublished {
    const CODE: Code = Code::new("E0531");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "本文の中のコメント（<!-- -->）は、このままだとページに出ます",
                "読む人に見せる文章だけの本文",
                format!("消すか、前書きの「# 」で始まる行に移してください。{}", OR_DRAFT[0]),
            ),
            Message::new(
                "a comment (<!-- -->) in the text would stand on the page",
                "text that readers are to see",
                format!("remove it, or move it to a line of the front matter that begins with `# `; {}", OR_DRAFT[1]),
            ),
        ]
    }
}

/// Lines that an import did not understand.
#[derive(Clone, Debug)]
pub struct UnparsedPublished;

impl Describe for UnparsedPublished {
    const CODE: Code = Code::new("E0532");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "「取り込めなかった記載」が残っています",
                "取り込んだ文のすべてが、それぞれの欄に入った文書",
                format!("文を正しい見出しの下に移し、この見出しを消してください。{}", OR_DRAFT[0]),
            ),
            Message::new(
                "lines that the import did not understand are left (取り込めなかった記載)",
                "a document with every imported line in its place",
                format!("move them below the right headings and remove this one; {}", OR_DRAFT[1]),
            ),
        ]
    }
}

/// A word of the template where a text should be.
#[derive(Clone, Debug)]
pub struct TemplatePublished {
    pub text: String,
}

impl Describe for TemplatePublished {
    const CODE: Code = Code::new("E0533");

    fn texts(&self) -> [Message; 2] {
        let Self { text } = self;
        [
            Message::new(
                format!("ひな形の「{text}」が、書かれないまま残っています"),
                "読む人に伝わる文章",
                format!("中身を書くか、項目ごと消してください。{}", OR_DRAFT[0]),
            ),
            Message::new(
                format!("`{text}` of the template was not filled in"),
                "text that tells readers something",
                format!("fill it in or remove the entry; {}", OR_DRAFT[1]),
            ),
        ]
    }
}

/// A mark that says what stands before it must not be published.
#[derive(Clone, Debug)]
pub struct PrivatePublished {
    pub text: String,
}

impl Describe for PrivatePublished {
    const CODE: Code = Code::new("E0534");

    fn texts(&self) -> [Message; 2] {
        let Self { text } = self;
        [
            Message::new(
                format!("「{text}」と書かれたものは公開できません"),
                "公開してよい文章だけの文書",
                format!("印の付いた氏名などを、印と一緒に消すか、職名などに改めてください。{}", OR_DRAFT[0]),
            ),
            Message::new(
                format!("what is marked {text} cannot be published"),
                "a document that may be published whole",
                format!("remove the name that is marked, or write the person's role instead; {}", OR_DRAFT[1]),
            ),
        ]
    }
}
