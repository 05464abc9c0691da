//! Tables that are printed at random, over several pages, are read as they were.

use proptest::prelude::*;
use tomei_pdf::{Block, Document, Limits, Reason, read};

use crate::printer::{PrintedPage, file};

const SIZE: f64 = 10.0;
const PITCH: f64 = 15.0;
const PADDING: f64 = 4.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 770.0;

/// The paragraphs of the cells of rows; the first cell of a row is its number.
type Rows = Vec<Vec<Vec<String>>>;

/// A table as it is printed.
#[derive(Clone, Debug)]
struct Printed {
    /// The widths of the columns, in characters.
    widths: Vec<usize>,
    rows: Rows,
}

/// Lines of a cell: a paragraph is broken where the column is full.
fn wrapped(paragraphs: &[String], width: usize) -> Vec<String> {
    let lines = |paragraph: &String| {
        let letters: Vec<char> = paragraph.chars().collect();
        letters.chunks(width).map(|line| line.iter().collect()).collect::<Vec<String>>()
    };
    paragraphs.iter().flat_map(lines).collect()
}

/// Prints the rows below each other. A row that does not fit goes on on the next page, and both halves are closed by lines.
fn print(table: &Printed) -> Vec<PrintedPage> {
    let mut pages = vec![PrintedPage::default()];
    let mut y = TOP;
    for row in &table.rows {
        let mut cells: Vec<Vec<String>> =
            row.iter().zip(&table.widths).map(|(cell, width)| wrapped(cell, *width)).collect();
        while cells.iter().any(|lines| !lines.is_empty()) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page has few lines")]
            let fitting = ((BOTTOM - y) / PITCH).max(0.0) as usize;
            if fitting == 0 {
                pages.push(PrintedPage::default());
                y = TOP;
                continue;
            }
            let count = cells.iter().map(Vec::len).max().unwrap_or_default().min(fitting);
            let now: Vec<Vec<String>> =
                cells.iter_mut().map(|lines| lines.drain(..lines.len().min(count)).collect()).collect();
            print_row(pages.last_mut().unwrap(), &table.widths, &now, (y, count));
            y += height(count);
        }
    }
    pages
}

fn height(lines: usize) -> f64 {
    lines as f64 * PITCH + 4.0
}

fn print_row(page: &mut PrintedPage, widths: &[usize], cells: &[Vec<String>], (y, count): (f64, usize)) {
    let mut x = 50.0;
    for (lines, width) in cells.iter().zip(widths) {
        let right = x + *width as f64 * SIZE + 2.0 * PADDING;
        page.frame((x, y, right, y + height(count)));
        lines
            .iter()
            .enumerate()
            .for_each(|(index, line)| page.text(x + PADDING, y + 12.0 + PITCH * index as f64, SIZE, line));
        x = right;
    }
}

/// An item in a column of `width` letters. Its last line is short, so that its end can be seen.
fn paragraph(width: usize) -> impl Strategy<Value = String> {
    let letters = prop::collection::vec(
        prop::char::ranges(vec!['あ'..='け', '亜'..='亜', '目'..='目', '標'..='標'].into()),
        1..60,
    );
    letters
        .prop_map(move |mut letters| {
            let rest = letters.len() % width;
            if rest == 0 || rest + 1 >= width {
                letters.truncate(letters.len().saturating_sub(width / 2 + 1).max(1));
            }
            std::iter::once('○').chain(letters.into_iter().skip(1)).collect()
        })
        .prop_filter("the last line is short", move |text: &String| {
            let rest = text.chars().count() % width;
            rest != 0 && rest + 1 < width
        })
}

fn tables() -> impl Strategy<Value = Printed> {
    prop::collection::vec(6_usize..14, 1..4).prop_flat_map(|columns| {
        let mut widths = vec![3];
        widths.extend(columns);
        let cells: Vec<_> = widths[1..].iter().map(|width| prop::collection::vec(paragraph(*width), 1..6)).collect();
        let rows = prop::collection::vec(cells, 1..12);
        rows.prop_map(move |rows| {
            let numbered =
                |(number, cells): (usize, Vec<Vec<String>>)| [vec![vec![format!("{number}")]], cells].concat();
            Printed { widths: widths.clone(), rows: (1..).zip(rows).map(numbered).collect() }
        })
    })
}

fn letters(document: &Document) -> Vec<char> {
    let lines = document.blocks.iter().flat_map(|block| match block {
        Block::Line(line) => vec![line.text.clone()],
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text()).collect(),
    });
    let all = lines.chain(document.set_aside.iter().map(|aside| aside.text.clone()));
    let mut letters: Vec<char> =
        all.flat_map(|text| text.chars().collect::<Vec<_>>()).filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

/// The paragraphs of the cells. A row without a number is the rest of the one above, which was cut between paragraphs: this
/// cannot be told from a row whose number is blank.
fn rows(document: &Document) -> Rows {
    let tables =
        document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let mut rows: Rows = Vec::new();
    for row in tables.flat_map(|table| &table.rows) {
        if row.cells[0].column == 0 {
            rows.push(Vec::new());
        }
        for cell in &row.cells {
            let last = rows.last_mut().unwrap();
            let column = cell.column as usize;
            last.resize_with(last.len().max(column + 1), Vec::new);
            last[column].extend(cell.lines.iter().map(|line| line.text.clone()));
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_ruled_table_is_read_as_it_was_printed(table in tables()) {
        let document = read(&file(&print(&table), ""), &Limits::default()).unwrap();
        let mut expected: Vec<char> = table.rows.iter().flatten().flatten().flat_map(|text| text.chars()).collect();
        expected.sort_unstable();
        prop_assert_eq!(letters(&document), expected);
        prop_assert!(document.set_aside.iter().all(|aside| aside.reason != Reason::Struck));
        let rows = rows(&document);
        prop_assert_eq!(rows, table.rows);
    }
}
