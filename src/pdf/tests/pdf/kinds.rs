//! One small file of each kind: what is read, and what is refused.

use crate::printer::{PrintedPage, file};
use tomei_pdf::{Block, Document, Error, Limit, Limits, Reason, read};

fn read_pages(pages: &[PrintedPage]) -> Document {
    read(&file(pages, ""), &Limits::default()).unwrap()
}

fn lines(document: &Document) -> Vec<&str> {
    document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Line(line) = block { Some(line.text.as_str()) } else { None })
        .collect()
}

fn cells(document: &Document) -> Vec<Vec<(u32, String)>> {
    let rows = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(&table.rows) } else { None });
    rows.flatten().map(|row| row.cells.iter().map(|cell| (cell.column, cell.text())).collect()).collect()
}

fn row(cells: &[(u32, &str)]) -> Vec<(u32, String)> {
    cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
}

#[test]
fn a_full_line_goes_on_and_a_short_one_does_not() {
    let mut page = PrintedPage::default();
    page.text(50.0, 60.0, 10.0, &"あ".repeat(49));
    page.text(50.0, 75.0, 10.0, "いう");
    page.text(50.0, 90.0, 10.0, "えお");
    assert_eq!(lines(&read_pages(&[page])), [&format!("{}いう", "あ".repeat(49)), "えお"]);
}

#[test]
fn an_item_begins_a_line_of_its_own_though_the_line_before_is_full() {
    let mut page = PrintedPage::default();
    page.text(50.0, 60.0, 10.0, &format!("○{}", "あ".repeat(48)));
    page.text(50.0, 75.0, 10.0, "○いう");
    assert_eq!(lines(&read_pages(&[page])).len(), 2);
}

#[test]
fn merged_cells_keep_their_columns() {
    let mut page = PrintedPage::default();
    page.frame((50.0, 50.0, 350.0, 110.0));
    page.line((150.0, 50.0), (150.0, 110.0));
    page.line((250.0, 80.0), (250.0, 110.0));
    page.line((150.0, 80.0), (350.0, 80.0));
    page.text(55.0, 65.0, 10.0, "番号");
    page.text(155.0, 65.0, 10.0, "目標");
    page.text(155.0, 95.0, 10.0, "取組");
    page.text(255.0, 95.0, 10.0, "実績");
    assert_eq!(cells(&read_pages(&[page])), [row(&[(0, "番号"), (1, "目標")]), row(&[(1, "取組"), (2, "実績")])]);
}

#[test]
fn a_table_without_lines_keeps_its_blanks() {
    let mut page = PrintedPage::default();
    for (index, texts) in
        [["指標", "目標値", "実績値"], ["相談", "１２", "１３"], ["研修", "", "５"]].iter().enumerate()
    {
        for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            page.text(50.0 + 120.0 * column as f64, 60.0 + 15.0 * index as f64, 10.0, text);
        }
    }
    let expected = [
        row(&[(0, "指標"), (1, "目標値"), (2, "実績値")]),
        row(&[(0, "相談"), (1, "１２"), (2, "１３")]),
        row(&[(0, "研修"), (2, "５")]),
    ];
    assert_eq!(cells(&read_pages(&[page])), expected);
}

#[test]
fn what_is_drawn_twice_is_read_once() {
    let mut page = PrintedPage::default();
    page.text(50.0, 60.0, 10.0, "太字の字");
    page.text(50.3, 60.0, 10.0, "太字の字");
    page.text(50.0, 90.0, 10.0, "ああ");
    assert_eq!(lines(&read_pages(&[page])), ["太字の字", "ああ"]);
}

#[test]
fn struck_text_is_set_aside() {
    let mut page = PrintedPage::default();
    page.text(50.0, 60.0, 10.0, "三回五回");
    page.line((50.0, 56.0), (70.0, 56.0));
    page.text(50.0, 90.0, 10.0, "下線");
    page.line((50.0, 92.0), (70.0, 92.0));
    let document = read_pages(&[page]);
    assert_eq!(lines(&document), ["五回", "下線"]);
    assert_eq!(document.set_aside[0].text, "三回");
    assert_eq!(document.set_aside[0].reason, Reason::Struck);
}

#[test]
fn vertical_text_is_read_from_the_right() {
    let mut page = PrintedPage::default();
    for (column, text) in ["縦書きの文", "次の行の文"].iter().enumerate() {
        for (index, letter) in text.chars().enumerate() {
            page.text(300.0 - 20.0 * column as f64, 60.0 + 10.0 * index as f64, 10.0, &letter.to_string());
        }
    }
    assert_eq!(lines(&read_pages(&[page])).concat(), "縦書きの文次の行の文");
}

#[test]
fn page_numbers_and_repeated_lines_are_set_aside() {
    let pages: Vec<PrintedPage> = (1..=3)
        .map(|number| {
            let mut page = PrintedPage::default();
            page.text(50.0, 30.0, 10.0, "令和６年度　福祉部");
            page.text(50.0, 300.0, 10.0, &format!("本文{number}"));
            page.text(290.0, 820.0, 10.0, &format!("{number}"));
            page
        })
        .collect();
    let document = read_pages(&pages);
    assert_eq!(lines(&document), ["本文1", "本文2", "本文3"]);
    let reasons: Vec<Reason> = document.set_aside.iter().map(|aside| aside.reason).collect();
    assert_eq!(reasons.iter().filter(|reason| **reason == Reason::PageNumber).count(), 3);
    assert_eq!(reasons.iter().filter(|reason| **reason == Reason::Repeated).count(), 3);
}

/// A table whose header is repeated on the second page, and whose row is cut by the page.
#[test]
fn a_table_goes_on_on_the_next_page() {
    let mut pages = [PrintedPage::default(), PrintedPage::default()];
    for page in &mut pages {
        page.frame((50.0, 50.0, 350.0, 80.0));
        page.text(55.0, 65.0, 10.0, "番号");
        page.text(155.0, 65.0, 10.0, "取組");
    }
    let [first, second] = &mut pages;
    first.frame((50.0, 80.0, 350.0, 800.0));
    first.line((150.0, 50.0), (150.0, 800.0));
    first.text(55.0, 95.0, 10.0, "１");
    (0..47).for_each(|line| first.text(155.0, 95.0 + 15.0 * f64::from(line), 10.0, &"あ".repeat(19)));
    second.frame((50.0, 80.0, 350.0, 110.0));
    second.line((150.0, 50.0), (150.0, 110.0));
    second.text(155.0, 95.0, 10.0, "い");
    let document = read_pages(&pages);
    let expected = [row(&[(0, "番号"), (1, "取組")]), row(&[(0, "１"), (1, &format!("{}い", "あ".repeat(19 * 47)))])];
    assert_eq!(cells(&document), expected);
    assert_eq!(document.set_aside.iter().filter(|aside| aside.reason == Reason::RepeatedHeader).count(), 2);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let read = |bytes: &[u8]| read(bytes, &Limits::default()).map(|_| ());
    let mut scan = PrintedPage::default();
    scan.image();
    assert_eq!(read(&file(&[scan], "")), Err(Error::OnlyImages { pages: 1 }));
    assert_eq!(read(&file(&[PrintedPage::default()], "")), Err(Error::Empty));
    let form = file(&[PrintedPage::default()], "/NeedsRendering true/AcroForm<</XFA[]>>");
    assert_eq!(read(&form), Err(Error::Form));
    assert_eq!(read(b"%PDF-1.7\nnothing"), Err(Error::Damaged));
}

#[test]
fn limits_hold() {
    let mut page = PrintedPage::default();
    page.text(50.0, 60.0, 10.0, "四つの字");
    page.frame((50.0, 50.0, 350.0, 110.0));
    let bytes = file(&[page], "");
    let read = |limits: Limits| read(&bytes, &limits).map(|_| ());
    let limits = Limits::default();
    assert_eq!(read(Limits { pages: 0, ..limits }), Err(Error::TooLarge(Limit::Pages)));
    assert_eq!(read(Limits { characters: 3, ..limits }), Err(Error::TooLarge(Limit::Characters)));
    assert_eq!(read(Limits { rules: 3, ..limits }), Err(Error::TooLarge(Limit::Rules)));
    assert_eq!(read(Limits { squares: 0, ..limits }), Err(Error::TooLarge(Limit::Squares)));
    assert_eq!(read(limits), Ok(()));
}
