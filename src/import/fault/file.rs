//! Faults of files that cannot be read.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// An archive that unpacks to far more than any goal sheet.
#[derive(Clone, Debug)]
pub struct ArchiveTooLarge {
    pub limit: u64,
}

impl Describe for ArchiveTooLarge {
    const CODE: Code = Code::new("E0701");

    fn texts(&self) -> [Message; 2] {
        let Self { limit } = self;
        let most = limit >> 20;
        [
            Message::new(
                format!("ファイルの中身が、開くと {most} MB を超えます"),
                "ふつうの目標シート（数 MB まで）",
                "壊れたファイルか、有害なファイルかもしれません。作った人に確かめ、要るシートだけを新しいファイルに写してください",
            ),
            Message::new(
                format!("the file unpacks to more than {most} MB"),
                "an ordinary goal sheet (a few MB)",
                "it may be damaged or harmful: ask who made it, and copy the sheets you need into a new file",
            ),
        ]
    }
}

/// More cells than any goal sheet has.
#[derive(Clone, Debug)]
pub struct TooManyCells {
    pub limit: u64,
}

impl Describe for TooManyCells {
    const CODE: Code = Code::new("E0702");

    fn texts(&self) -> [Message; 2] {
        let Self { limit } = self;
        [
            Message::new(
                format!("表が大きすぎます（{limit} 個を超えるマス）"),
                "目標の書かれた表だけのファイル",
                "離れた場所の余分なマスを消すか、要る範囲だけを新しいファイルに写してください",
            ),
            Message::new(
                format!("the tables are too large (more than {limit} cells)"),
                "a file with the tables of goals alone",
                "clear stray cells far away, or copy what you need into a new file",
            ),
        ]
    }
}

/// A file that contains macros.
#[derive(Clone, Debug)]
pub struct MacroFile;

impl Describe for MacroFile {
    const CODE: Code = Code::new("E0703");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "マクロの入ったファイルです",
                "マクロのないファイル（.xlsx、.docx、.ods）",
                "「名前を付けて保存」で、マクロなしの形式（.xlsx など）を選んでください",
            ),
            Message::new(
                "the file has macros in it",
                "a file without macros (.xlsx, .docx, .ods)",
                "save it in a form without macros, such as .xlsx",
            ),
        ]
    }
}

/// A file that is protected by a password.
#[derive(Clone, Debug)]
pub struct PasswordProtected;

impl Describe for PasswordProtected {
    const CODE: Code = Code::new("E0704");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "パスワードで保護されています",
                "パスワードのないファイル",
                "パスワードを外して保存し直してください",
            ),
            Message::new(
                "the file is protected by a password",
                "a file without a password",
                "save it without the password",
            ),
        ]
    }
}

/// A file whose content is not of the format that its name indicates.
#[derive(Clone, Debug)]
pub struct NotAsNamed {
    pub named: String,
    pub found: String,
}

impl Describe for NotAsNamed {
    const CODE: Code = Code::new("E0705");

    fn texts(&self) -> [Message; 2] {
        let Self { named, found } = self;
        [
            Message::new(
                format!("名前は「{named}」ですが、中身は {found} です"),
                "名前と中身の合ったファイル",
                "拡張子だけを変えたファイルは読めません。元のソフトで開き、保存し直してください",
            ),
            Message::new(
                format!("the file is named `{named}`, but holds {found}"),
                "a file whose name fits what is in it",
                "a renamed file cannot be read: open it in the program it came from and save it anew",
            ),
        ]
    }
}

/// A format that tomei does not read.
#[derive(Clone, Debug)]
pub struct UnsupportedFile {
    pub found: String,
    /// The readable formats, in Japanese and in English.
    pub readable: [String; 2],
}

impl Describe for UnsupportedFile {
    const CODE: Code = Code::new("E0706");

    fn texts(&self) -> [Message; 2] {
        let Self { found, readable: [ja, en] } = self;
        [
            Message::new(
                format!("{found} は取り込めません"),
                ja.clone(),
                "PDF は文字に変換し、古い形式は新しい形式で保存し直してください",
            ),
            Message::new(
                format!("{found} cannot be imported"),
                en.clone(),
                "convert a PDF to text, and save old forms in a new one",
            ),
        ]
    }
}

/// A file that violates its own format.
#[derive(Clone, Debug)]
pub struct Damaged {
    pub reason: String,
}

impl Describe for Damaged {
    const CODE: Code = Code::new("E0707");

    fn texts(&self) -> [Message; 2] {
        let Self { reason } = self;
        [
            Message::new(
                format!("ファイルが壊れています（{reason}）"),
                "元のソフトで開けるファイル",
                "元のソフトで開き、保存し直してください",
            ),
            Message::new(
                format!("the file is damaged ({reason})"),
                "a file that its own program opens",
                "open it in its program and save it anew",
            ),
        ]
    }
}

/// Bytes in none of the encodings in use for Japanese.
#[derive(Clone, Debug)]
pub struct NotText;

impl Describe for NotText {
    const CODE: Code = Code::new("E0729");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "文字として読めません",
                "UTF-8、Shift_JIS、EUC-JP、UTF-16 の文字のファイル",
                "元のソフトで開き、UTF-8 で保存し直してください",
            ),
            Message::new(
                "this cannot be read as text",
                "text in UTF-8, Shift_JIS, EUC-JP or UTF-16",
                "open it in its program and save it as UTF-8",
            ),
        ]
    }
}
