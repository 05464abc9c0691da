//! The fault of text that is not UTF-8, which several stages can find.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// The file is not UTF-8. The fault names the encoding that it probably has.
#[derive(Clone, Debug)]
pub struct NotUtf8 {
    pub encoding: Option<String>,
}

impl Describe for NotUtf8 {
    const CODE: Code = Code::new("E0101");

    fn texts(&self) -> [Message; 2] {
        let Some(name) = &self.encoding else {
            return [
                Message::new(
                    "文字コードが UTF-8 ではありません",
                    "UTF-8 で保存された文字のファイル",
                    "文字のファイルでなければ content の外か static フォルダーに置いてください",
                ),
                Message::new(
                    "the file is not UTF-8",
                    "a text file saved as UTF-8",
                    "put files that are not text outside content, or into its static folder",
                ),
            ];
        };
        [
            Message::new(
                format!("文字コードが UTF-8 ではありません（{name} のようです）"),
                "UTF-8 で保存されたファイル",
                "エディターの「名前を付けて保存」で、文字コードに UTF-8 を選んでください",
            ),
            Message::new(
                format!("the file is not UTF-8 (it looks like {name})"),
                "a file saved as UTF-8",
                "choose UTF-8 in your editor's “Save as”",
            ),
        ]
    }
}
