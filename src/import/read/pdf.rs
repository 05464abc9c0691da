//! Reads PDF files: the lines and tables that [`tomei_pdf`] finds on their pages.

use std::collections::BTreeSet;

use tomei_pdf::{Document, Error, Limit, Limits, Reason};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{Damaged, PasswordProtected};
use crate::import::fault::pdf::{
    Failed, PdfFontsUnreadable, PdfForm, PdfOfImages, PdfTooLarge, PdfUnreadable, PdfWithoutText,
};
use crate::import::fault::pdf_notice::{
    PdfFontUnreadable, PdfImagePages, PdfSetAside, PdfStruck, PdfUnknownCharacters,
};
use crate::import::grid::{Block, Cell, Columns, Grid, GridRow, Line};
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::model::source::CellPlace;

pub(super) static FORMAT: Format = Format {
    id: "pdf",
    ja: "PDF",
    en: "PDF",
    endings: &["pdf"],
    sign: Sign::Start(b"%PDF"),
    reader: Reader::Pdf(read),
};

/// Signs that printers draw before the items of a list, and nobody types: of Word's Symbol and Wingdings fonts, too.
const LIST_MARKERS: [char; 8] = ['•', '◦', '▪', '\u{f06c}', '\u{f06e}', '\u{f0a7}', '\u{f0b7}', '\u{f0d8}'];

/// The text of a PDF, or why there is none.
pub type PdfResult = Result<Document, Fault>;

/// How a PDF is read: in this process or in another one.
pub type ReadPdf<'a> = &'a dyn Fn(&[u8]) -> PdfResult;

/// Reads a PDF in this process.
///
/// # Errors
///
/// The fault of the file.
pub fn read_here(bytes: &[u8]) -> PdfResult {
    tomei_pdf::read(bytes, &Limits::default()).map_err(fault)
}

/// What another process has read, of which `result` is the output.
///
/// # Errors
///
/// The fault of the file.
pub fn decode(result: &[u8]) -> PdfResult {
    let read: Result<Document, Error> = postcard::from_bytes(result).map_err(|_| failed(Failed::Crashed))?;
    read.map_err(fault)
}

/// The fault of a file that a process could not read.
pub fn failed(failed: Failed) -> Fault {
    PdfUnreadable { failed }.into()
}

fn read(document: &Document, budget: &Budget) -> Result<Found, Fault> {
    let mut walk = Walk { budget, tables: 0, lines: 0, blocks: Vec::new() };
    document.blocks.iter().try_for_each(|block| walk.block(block))?;
    let notes = notes(document);
    Ok(Found { blocks: walk.blocks, set_apart: set_apart(document), notes })
}

fn fault(error: Error) -> Fault {
    match error {
        Error::Encrypted => PasswordProtected.into(),
        Error::Damaged => Damaged { reason: "PDF".to_owned() }.into(),
        Error::Form => PdfForm.into(),
        Error::OnlyImages { pages } => PdfOfImages { pages }.into(),
        Error::OnlyUnreadableFonts => PdfFontsUnreadable.into(),
        Error::Empty => PdfWithoutText.into(),
        Error::TooLarge(limit) => PdfTooLarge { what: what(limit) }.into(),
    }
}

fn what(limit: Limit) -> [String; 2] {
    let Limits { pages, characters, rules, squares } = Limits::default();
    let [ja, en] = match limit {
        Limit::Pages => [format!("{pages} ページを超える"), format!("more than {pages} pages")],
        Limit::Characters => [format!("{characters} 字を超える"), format!("more than {characters} characters")],
        Limit::Rules => [format!("{rules} 本を超える罫線"), format!("more than {rules} ruled lines")],
        Limit::Squares => [format!("{squares} 個を超えるマスの表"), format!("a table of more than {squares} cells")],
    };
    [ja, en]
}

/// Converts blocks.
struct Walk<'a> {
    budget: &'a Budget,
    tables: u32,
    lines: u32,
    blocks: Vec<Block>,
}

impl Walk<'_> {
    fn block(&mut self, block: &tomei_pdf::Block) -> Result<(), Fault> {
        match block {
            tomei_pdf::Block::Line(line) => {
                self.lines += 1;
                let place = CellPlace { row: self.lines, ..CellPlace::default() };
                let line = self.line(line, &place)?;
                self.blocks.extend(line.map(Block::Line));
            }
            // Columns are found by the rules and gaps of a page, which need not be the same on the next one.
            tomei_pdf::Block::Table(table) => {
                self.tables += 1;
                let rows =
                    (1..).zip(&table.rows).map(|(number, row)| self.row(number, row)).collect::<Result<_, _>>()?;
                self.blocks.push(Block::Grid(Grid { name: None, columns: Columns::Loose, rows }));
            }
        }
        Ok(())
    }

    fn row(&mut self, number: u32, row: &tomei_pdf::Row) -> Result<GridRow, Fault> {
        self.budget.cells(row.cells.len() as u64)?;
        let mut cells = Vec::new();
        for cell in &row.cells {
            let place = CellPlace { table: self.tables, row: number, column: cell.column + 1, ..CellPlace::default() };
            let lines = cell.lines.iter().map(|line| self.line(line, &place)).collect::<Result<Vec<_>, _>>()?;
            let read = Cell::of_lines(lines.into_iter().flatten().collect(), &place);
            cells.extend(read.map(|read| read.spanning(cell.columns, cell.rows)));
        }
        Ok(GridRow { cells })
    }

    fn line(&mut self, line: &tomei_pdf::Line, place: &CellPlace) -> Result<Option<Line>, Fault> {
        self.budget.lines(&line.text, "")?;
        let (text, level) = match line.text.strip_prefix(LIST_MARKERS) {
            Some(text) => (text, Some(0)),
            None => (line.text.as_str(), None),
        };
        Ok(Line::new(text, level, &CellPlace { page: line.page, ..place.clone() }))
    }
}

/// The pieces that are in no block, for the report.
fn set_apart(document: &Document) -> Vec<SetApart> {
    let apart = |aside: &tomei_pdf::SetAside| {
        let why = match aside.reason {
            Reason::Struck => Why::Struck,
            Reason::PageNumber | Reason::Repeated | Reason::RepeatedHeader => Why::Header,
        };
        SetApart { why, text: aside.text.clone(), place: CellPlace { page: aside.page, ..CellPlace::default() } }
    };
    document.set_aside.iter().map(apart).collect()
}

fn notes(document: &Document) -> Vec<Fault> {
    let mut notes: Vec<Fault> = Vec::new();
    if !document.unreadable_fonts.is_empty() {
        notes.push(PdfFontUnreadable { pages: document.unreadable_fonts.clone() }.into());
    }
    if !document.images_only.is_empty() {
        notes.push(PdfImagePages { pages: document.images_only.clone() }.into());
    }
    for (reason, what) in [
        (Reason::PageNumber, ["ページ番号", "page numbers"]),
        (Reason::Repeated, ["ページの端に繰り返される文字", "lines repeated at the edges of pages"]),
        (Reason::RepeatedHeader, ["次のページに繰り返された表の見出し", "headers of tables repeated on the next page"]),
    ] {
        notes.extend(set_aside(document, reason, what));
    }
    let struck = document.set_aside.iter().filter(|aside| aside.reason == Reason::Struck);
    notes.extend(struck.map(|aside| PdfStruck { page: aside.page, text: aside.text.clone() }.into()));
    notes.extend(unknown(document));
    notes
}

fn set_aside(document: &Document, reason: Reason, what: [&'static str; 2]) -> Option<Fault> {
    let pieces: Vec<_> = document.set_aside.iter().filter(|aside| aside.reason == reason).collect();
    let pages: BTreeSet<u32> = pieces.iter().map(|aside| aside.page).collect();
    let texts: BTreeSet<&str> = pieces.iter().map(|aside| aside.text.as_str()).collect();
    let texts = texts.into_iter().map(str::to_owned).collect();
    (!pages.is_empty()).then(|| PdfSetAside { what, pages: pages.into_iter().collect(), texts }.into())
}

fn unknown(document: &Document) -> Option<Fault> {
    let of_cells = |table: &tomei_pdf::Table| {
        table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.lines.clone()).collect()
    };
    let lines = document.blocks.iter().flat_map(|block| match block {
        tomei_pdf::Block::Line(line) => vec![line.clone()],
        tomei_pdf::Block::Table(table) => of_cells(table),
    });
    let (mut count, mut pages) = (0, BTreeSet::new());
    for line in lines {
        let unknown = line.text.matches(char::REPLACEMENT_CHARACTER).count();
        count += unknown;
        pages.extend((unknown > 0).then_some(line.page));
    }
    (count > 0).then(|| PdfUnknownCharacters { count, pages: pages.into_iter().collect() }.into())
}
