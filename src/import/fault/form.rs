//! Faults of the form that describes a sheet, and of the import as a whole.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A form that does not exist.
#[derive(Clone, Debug)]
pub struct UnknownForm {
    pub name: String,
    pub known: Vec<String>,
}

impl Describe for UnknownForm {
    const CODE: Code = Code::new("E0719");

    fn texts(&self) -> [Message; 2] {
        let Self { name, known } = self;
        [
            Message::new(
                format!("「{name}」という様式はありません"),
                format!("次のどれか: {}", known.join("、")),
                "--form の名前を直すか、content/forms に様式のファイルを作ってください",
            ),
            Message::new(
                format!("there is no form `{name}`"),
                format!("one of: {}", known.join(", ")),
                "correct --form, or write a form into content/forms",
            ),
        ]
    }
}

/// Nothing in the file matches the form.
#[derive(Clone, Debug)]
pub struct NothingFound {
    pub form: String,
}

impl Describe for NothingFound {
    const CODE: Code = Code::new("E0720");

    fn texts(&self) -> [Message; 2] {
        let Self { form } = self;
        [
            Message::new(
                format!("様式「{form}」で読めるものが一つもありません"),
                "様式どおりの見出しと列",
                "--form で別の様式を選ぶか、content/forms の様式の見出しをファイルに合わせてください",
            ),
            Message::new(
                format!("nothing in it could be read by the form `{form}`"),
                "headings and columns as the form says",
                "choose another form with --form, or fit the labels in content/forms to the file",
            ),
        ]
    }
}

/// The counts of what was read and of what would be written differ.
#[derive(Clone, Debug)]
pub struct Unreconciled {
    /// What was counted, in Japanese and in English.
    pub what: [String; 2],
    pub read: usize,
    pub written: usize,
}

impl Describe for Unreconciled {
    const CODE: Code = Code::new("E0721");

    fn texts(&self) -> [Message; 2] {
        let Self { what: [ja, en], read, written } = self;
        [
            Message::new(
                format!("{ja}の数が合わないので、何も書きませんでした（読んだ数 {read}、書く数 {written}）"),
                "読んだものと書くものが同じ数",
                "tomei の誤りです。取り込もうとしたファイルを添えて知らせてください",
            ),
            Message::new(
                format!("the {en} do not balance, so nothing was written ({read} read, {written} to be written)"),
                "as many written as read",
                "this is a fault of tomei: please report it with the file",
            ),
        ]
    }
}

/// The import would overwrite a file that someone has edited.
#[derive(Clone, Debug)]
pub struct EditedFile;

impl Describe for EditedFile {
    const CODE: Code = Code::new("E0722");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "すでにあるファイルで、取り込む内容と違います。上書きしません",
                "まだないファイル、または取り込んだままのファイル",
                "--dry-run で違いを見て、置き換えてよければ --force を付けてください",
            ),
            Message::new(
                "the file exists and differs from what would be imported; it is not written over",
                "a file that is not there yet, or is as it was imported",
                "look at the difference with --dry-run; --force replaces it",
            ),
        ]
    }
}
