//! Remarks on what was not imported from a PDF.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::import::fault::place::short;

/// Text at the edges of pages, and repeated headers of tables, that are not part of the sheet.
#[derive(Clone, Debug)]
pub struct PdfSetAside {
    /// What the pieces are, in Japanese and in English.
    pub what: [&'static str; 2],
    /// The pages on which they stand.
    pub pages: Vec<u32>,
    /// The texts, each one once.
    pub texts: Vec<String>,
}

impl Describe for PdfSetAside {
    const CODE: Code = Code::new("N0784");

    fn texts(&self) -> [Message; 2] {
        let Self { what: [ja, en], pages, texts } = self;
        let quoted: Vec<String> = texts.iter().map(|text| short(text)).collect();
        let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
        let (pages, count) = (pages.join(","), texts.len());
        [
            Message::new(
                format!("{ja} は取り込んでいません（{pages} ページ、{count} 種：「{}」）", quoted.join("」「")),
                "",
                "本文であれば、取り込んだ文書に書き足してください",
            ),
            Message::new(
                format!("{en} were not imported (pages {pages}; {count} texts: `{}`)", quoted.join("`, `")),
                "",
                "if they are part of the text, add them to the documents",
            ),
        ]
    }
}

/// Characters of which the PDF does not say which ones they are.
#[derive(Clone, Debug)]
pub struct PdfUnknownCharacters {
    pub count: usize,
    pub pages: Vec<u32>,
}

impl Describe for PdfUnknownCharacters {
    const CODE: Code = Code::new("W0785");

    fn texts(&self) -> [Message; 2] {
        let Self { count, pages } = self;
        let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
        let pages = pages.join(",");
        [
            Message::new(
                format!(
                    "何の字か PDF に書かれていない文字が {count} 字あります（{pages} ページ）。「\u{fffd}」と書きました"
                ),
                "",
                "PDF を見ながら、「\u{fffd}」を正しい字に直してください",
            ),
            Message::new(
                format!(
                    "the PDF does not say which characters {count} of its characters are (pages {pages}): written as `\u{fffd}`"
                ),
                "",
                "look at the PDF, and replace each `\u{fffd}` by the right character",
            ),
        ]
    }
}

/// Pages of a PDF that are images, beside others with text.
#[derive(Clone, Debug)]
pub struct PdfImagePages {
    pub pages: Vec<u32>,
}

impl Describe for PdfImagePages {
    const CODE: Code = Code::new("W0786");

    fn texts(&self) -> [Message; 2] {
        let pages: Vec<String> = self.pages.iter().map(ToString::to_string).collect();
        let pages = pages.join(",");
        [
            Message::new(
                format!("{pages} ページは画像だけで、文字が入っていないため、取り込んでいません"),
                "",
                "PDF のそのページを見て、要る文を書き足してください",
            ),
            Message::new(
                format!("pages {pages} are images without text, and were not imported"),
                "",
                "look at these pages, and add the text that is needed",
            ),
        ]
    }
}

/// Text with a line drawn through it.
#[derive(Clone, Debug)]
pub struct PdfStruck {
    pub page: u32,
    pub text: String,
}

impl Describe for PdfStruck {
    const CODE: Code = Code::new("W0787");

    fn texts(&self) -> [Message; 2] {
        let Self { page, text } = self;
        let text = short(text);
        [
            Message::new(
                format!("{page} ページの「{text}」は、線で消されているので取り込んでいません"),
                "",
                "生きている文であれば、取り込んだ文書に書き足してください",
            ),
            Message::new(
                format!("`{text}` on page {page} is struck out, and was not imported"),
                "",
                "if it still holds, add it to the documents",
            ),
        ]
    }
}

/// Text of a PDF that is missing, since its font cannot be read.
#[derive(Clone, Debug)]
pub struct PdfFontUnreadable {
    pub pages: Vec<u32>,
}

impl Describe for PdfFontUnreadable {
    const CODE: Code = Code::new("W0790");

    fn texts(&self) -> [Message; 2] {
        let pages: Vec<String> = self.pages.iter().map(ToString::to_string).collect();
        let pages = pages.join(",");
        [
            Message::new(
                format!("{pages} ページに、読み取れない字体の文字があり、取り込めていません"),
                "",
                "PDF のそのページと取り込んだ文書を見比べ、足りない文を書き足してください",
            ),
            Message::new(
                format!("pages {pages} have text in a font that cannot be read: it was not imported"),
                "",
                "compare these pages with the documents, and add what is missing",
            ),
        ]
    }
}
