//! Faults of PDF files that cannot be read.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A PDF of images: a scan.
#[derive(Clone, Debug)]
pub struct PdfOfImages {
    pub pages: usize,
}

impl Describe for PdfOfImages {
    const CODE: Code = Code::new("E0780");

    fn texts(&self) -> [Message; 2] {
        let Self { pages } = self;
        [
            Message::new(
                format!("この PDF は画像だけで（{pages} ページ）、文字が入っていません"),
                "Word や Excel から「PDF として保存」した、文字の入った PDF",
                "もとの Word か Excel のファイルを取り込んでください。紙しかないときは、文字認識（OCR）をかけ、読み取った文字を確かめてから取り込んでください",
            ),
            Message::new(
                format!("this PDF has images alone ({pages} pages), and no text"),
                "a PDF with text, as Word and Excel save it",
                "import the Word or Excel file it was made from; if there is only paper, recognize its text (OCR), check it, and import that",
            ),
        ]
    }
}

/// A PDF without text and without images.
#[derive(Clone, Debug)]
pub struct PdfWithoutText;

impl Describe for PdfWithoutText {
    const CODE: Code = Code::new("E0781");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "この PDF には文字がありません",
                "文字の入った PDF",
                "PDF を開いて、文字を選べるか確かめてください。文字が図形になっているときは、もとの Word か Excel のファイルを取り込んでください",
            ),
            Message::new(
                "this PDF has no text",
                "a PDF with text",
                "open it and see whether text can be selected; if its letters are drawings, import the Word or Excel file it was made from",
            ),
        ]
    }
}

/// A form of XFA, whose pages only say that another program is needed.
#[derive(Clone, Debug)]
pub struct PdfForm;

impl Describe for PdfForm {
    const CODE: Code = Code::new("E0782");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "入力用の特別な PDF（XFA フォーム）で、文字がページに書かれていません",
                "ふつうの PDF",
                "Adobe Acrobat Reader で開き、「印刷」から「Microsoft Print to PDF」などで PDF に保存し直してください",
            ),
            Message::new(
                "this is a special PDF to be filled in (an XFA form): its text is not on its pages",
                "an ordinary PDF",
                "open it in Adobe Acrobat Reader, and print it to a new PDF",
            ),
        ]
    }
}

/// A PDF that holds more than any goal sheet.
#[derive(Clone, Debug)]
pub struct PdfTooLarge {
    /// What there is too much of, in Japanese and in English.
    pub what: [String; 2],
}

impl Describe for PdfTooLarge {
    const CODE: Code = Code::new("E0783");

    fn texts(&self) -> [Message; 2] {
        let Self { what: [ja, en] } = self;
        [
            Message::new(
                format!("PDF が大きすぎます（{ja}）"),
                "目標シートの PDF（数百ページまで）",
                "要るページだけを新しい PDF に印刷して取り込んでください。壊れたファイルか、有害なファイルかもしれません",
            ),
            Message::new(
                format!("the PDF is too large ({en})"),
                "the PDF of a goal sheet (some hundred pages at most)",
                "print the pages you need to a new PDF; the file may be damaged or harmful",
            ),
        ]
    }
}

/// Why a process that should read a PDF has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// It could not be started.
    NotStarted,
    /// It was not done in time.
    TooLong,
    /// It ended without a result: it crashed, or needed more memory than it may have.
    Crashed,
}

/// A PDF at which the process that reads it failed.
#[derive(Clone, Debug)]
pub struct PdfUnreadable {
    pub failed: Failed,
}

impl Describe for PdfUnreadable {
    const CODE: Code = Code::new("E0788");

    fn texts(&self) -> [Message; 2] {
        let [ja, en] = match self.failed {
            Failed::NotStarted => ["読み取る処理を始められませんでした", "the reading could not be started"],
            Failed::TooLong => ["読み取りが 30 秒で終わりませんでした", "reading it took more than 30 seconds"],
            Failed::Crashed => [
                "読み取りの途中で止まりました（壊れているか、1 GB を超えるメモリが要ります）",
                "reading it broke off (it is damaged, or needs more than 1 GB of memory)",
            ],
        };
        [
            Message::new(
                format!("PDF を読み取れません：{ja}"),
                "ふつうの目標シートの PDF",
                "要るページだけを新しい PDF に印刷して取り込むか、もとの Word か Excel のファイルを取り込んでください",
            ),
            Message::new(
                format!("the PDF cannot be read: {en}"),
                "the PDF of an ordinary goal sheet",
                "print the pages you need to a new PDF and import that, or import the Word or Excel file it was made from",
            ),
        ]
    }
}

/// A PDF whose text is only in fonts that cannot be read.
#[derive(Clone, Debug)]
pub struct PdfFontsUnreadable;

impl Describe for PdfFontsUnreadable {
    const CODE: Code = Code::new("E0789");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "この PDF の文字は、読み取れない字体で書かれています",
                "文字を選んで写せる PDF",
                "もとの Word か Excel のファイルを取り込むか、「PDF として保存」で保存し直してください",
            ),
            Message::new(
                "the text of this PDF is in fonts that cannot be read",
                "a PDF whose text can be selected and copied",
                "import the Word or Excel file it was made from, or save it as PDF again",
            ),
        ]
    }
}
