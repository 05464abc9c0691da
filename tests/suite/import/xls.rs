//! Workbooks of Excel 97 to 2003: their values are read, and none asks for more than there is.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use tomei::import::grid::Block;
use tomei::import::read::reading::Reading;
use tomei::model::form::Hidden;

const FORMULA: u16 = 0x0006;
const NAME: u16 = 0x0018;
const CONTINUE: u16 = 0x003C;
const NUMBERS: u16 = 0x00BD;
const STRINGS: u16 = 0x00FC;
const SHARED: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const FORMULA_TEXT: u16 = 0x0207;

fn read(bytes: &[u8]) -> Result<Reading, String> {
    let read = tomei::import::read::read("a.xls", bytes, Hidden::Refuse);
    read.map_err(|fault| fault.fault.code().to_string())
}

/// The code of the fault of a file; empty where it is read.
fn code(bytes: &[u8]) -> String {
    read(bytes).err().unwrap_or_default()
}

/// The cells of all sheets with their rows and columns.
fn cells(reading: &Reading) -> Vec<(u32, u32, String)> {
    let grids = reading.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
    let cells = grids.flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
    let lines = cells.flat_map(|cell| &cell.lines);
    lines.map(|line| (line.place.row, line.place.column, line.text.clone())).collect()
}

/// A record of an Excel workbook of the versions 97 to 2003.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// The record of a cell: a row, a column, no format, and its value.
fn cell(kind: u16, row: u16, column: u16, value: &[u8]) -> Vec<u8> {
    let place = [row, column, 0].map(u16::to_le_bytes).concat();
    record(kind, &[&place, value].concat())
}

/// A text of an .xls workbook: the number of its characters, a sign that each has two bytes, and the characters.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u16::try_from(units.len()).unwrap();
    [&count.to_le_bytes()[..], &[1], &units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat()
}

/// An Excel workbook of the versions 97 to 2003: the records before the sheets, and those of each sheet.
fn xls(globals: &[u8], sheets: &[&[u8]]) -> Vec<u8> {
    compound(&stream(globals, sheets))
}

fn stream(globals: &[u8], sheets: &[&[u8]]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &[0x0600, kind].map(u16::to_le_bytes).concat());
    let bound = |no: usize, start: usize| {
        let start = u32::try_from(start).unwrap().to_le_bytes();
        record(0x0085, &[&start[..], &[0, 0, 1, 0, b'A' + u8::try_from(no % 26).unwrap()]].concat())
    };
    let head = begin(5).len() + globals.len() + sheets.len() * bound(0, 0).len() + record(0x000A, &[]).len();
    let bodies: Vec<Vec<u8>> =
        sheets.iter().map(|records| [&begin(0x10)[..], records, &record(0x000A, &[])].concat()).collect();
    let starts = bodies.iter().scan(head, |next, body| {
        let start = *next;
        *next += body.len();
        Some(start)
    });
    let bounds: Vec<u8> = starts.enumerate().flat_map(|(no, start)| bound(no, start)).collect();
    [&begin(5)[..], globals, &bounds, &record(0x000A, &[]), &bodies.concat()].concat()
}

/// A compound file with a stream "Workbook".
fn compound(stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The shared texts of a workbook.
fn strings(texts: &[Vec<u8>]) -> Vec<u8> {
    record(STRINGS, &[vec![0; 8], texts.concat()].concat())
}

/// A sheet with every kind of cell.
fn values() -> Vec<u8> {
    let numbers = [0b10_u32, 0b1_1110].map(|number| [&[0; 2][..], &number.to_le_bytes()].concat()).concat();
    let of_formula = [&[0, 0, 0, 0, 0, 0, 0xFF, 0xFF][..], &[0; 6], &[3, 0, 0x1E, 1, 0]].concat();
    [
        cell(SHARED, 0, 0, &1_u32.to_le_bytes()),
        cell(LABEL, 0, 1, &wide("重点目標")),
        cell(NUMBER, 1, 0, &1_f64.to_le_bytes()),
        cell(FORMULA, 1, 1, &of_formula),
        record(FORMULA_TEXT, &wide("計算した文")),
        record(NUMBERS, &[&[2, 0, 0, 0][..], &numbers, &[1, 0]].concat()),
    ]
    .concat()
}

#[test]
fn every_kind_of_cell() {
    let shared = strings(&[wide("別の文"), wide("番号")]);
    let found = cells(&read(&xls(&shared, &[&values()])).unwrap());
    let expected = [(1, 1, "番号"), (1, 2, "重点目標"), (2, 1, "1"), (2, 2, "計算した文"), (3, 1, "0"), (3, 2, "7")];
    assert_eq!(found, expected.map(|(row, column, text)| (row, column, text.to_owned())));
}

/// A font, which strikes through or not, and the format of a cell with the font `no`.
fn font(is_struck: bool) -> Vec<u8> {
    record(0x0031, &[&[220, 0, if is_struck { 8 } else { 0 }, 0][..], &[0; 12]].concat())
}

fn format(no: u8) -> Vec<u8> {
    record(0x00E0, &[&[no, 0][..], &[0; 18]].concat())
}

/// A cell with the format `format` and the shared text `no`.
fn formatted(row: u16, format: u16, no: u32) -> Vec<u8> {
    let place = [row, 0, format].map(u16::to_le_bytes).concat();
    record(SHARED, &[&place[..], &no.to_le_bytes()].concat())
}

#[test]
fn what_is_struck_or_merged_is_known() {
    // The fonts have the numbers 0 to 3 and 5: no font has the number 4.
    let fonts = [font(false), font(false), font(false), font(false), font(true)].concat();
    let runs = |text: &str, fonts: &[u16]| {
        let plain = wide(text);
        let count = u16::try_from(fonts.len()).unwrap().to_le_bytes();
        let runs: Vec<u8> =
            (1..).zip(fonts).flat_map(|(at, font): (u16, &u16)| [at, *font].map(u16::to_le_bytes).concat()).collect();
        [&plain[..2], &[9], &count, &plain[3..], &runs].concat()
    };
    let shared = strings(&[wide("生きる"), wide("消えた"), runs("半ば消えた", &[5, 0])]);
    let merged = record(0x00E5, &[1_u16, 0, 1, 0, 2].map(u16::to_le_bytes).concat());
    let sheet = [formatted(0, 0, 0), formatted(2, 1, 1), formatted(3, 0, 2), merged].concat();
    let found = read(&xls(&[fonts, format(0), format(5), shared].concat(), &[&sheet])).unwrap();
    let texts: Vec<String> = cells(&found).into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts, ["生きる", "半ば消えた"]);
    assert_eq!(found.set_apart.iter().map(|apart| apart.text.as_str()).collect::<Vec<_>>(), ["消えた"]);
    let Block::Grid(grid) = &found.blocks[0] else { panic!("a sheet is a table") };
    assert_eq!((grid.rows[0].cells[0].width, grid.rows[0].cells[0].height), (3, 2));
    let codes: Vec<String> = found.notes.iter().map(|note| note.fault.code().to_string()).collect();
    assert_eq!(codes, ["W0716", "W0714", "W0799", "W0739"]);
}

#[test]
fn what_is_hidden_is_refused_or_left_out() {
    let row = record(0x0208, &[&[1, 0][..], &[0; 10], &[0x20, 0, 0, 0]].concat());
    let columns = record(0x007D, &[2_u16, 3, 0, 0, 1, 0].map(u16::to_le_bytes).concat());
    for hidden in [&row, &columns] {
        let sheet = [&values()[..], hidden, &cell(NUMBER, 0, 3, &7_f64.to_le_bytes())].concat();
        let bytes = xls(&strings(&[wide("別の文"), wide("番号")]), &[&sheet]);
        assert_eq!(code(&bytes), "E0709");
        let found = tomei::import::read::read("a.xls", &bytes, Hidden::Skip).unwrap();
        assert!(!found.set_apart.is_empty() && cells(&found).len() < 7, "{:?}", cells(&found));
    }
    // Columns that end before they begin.
    let reversed = record(0x007D, &[3_u16, 1, 0, 0, 1, 0].map(u16::to_le_bytes).concat());
    let sheet = [&values()[..], &reversed].concat();
    assert_eq!(code(&xls(&strings(&[wide("別の文"), wide("番号")]), &[&sheet])), "E0707");
    let mut bytes = stream(&[], &[&values()]);
    let state = bytes.windows(2).position(|bytes| bytes == [0x85, 0]).unwrap() + 8;
    bytes[state] = 2;
    assert_eq!(code(&compound(&bytes)), "E0709", "a sheet");
}

#[test]
fn a_text_that_is_continued() {
    let text = wide(&"長い文".repeat(3000));
    let (first, rest) = text.split_at(2 * 4000 + 3);
    let shared = [strings(&[first.to_vec()]), record(CONTINUE, &[&[1], rest].concat())].concat();
    let found = cells(&read(&xls(&shared, &[&cell(SHARED, 0, 0, &[0; 4])])).unwrap());
    assert_eq!(found, [(1, 1, "長い文".repeat(3000))]);
}

#[test]
fn sizes_that_are_announced_are_not_believed() {
    let all = [0, u32::MAX].map(u32::to_le_bytes).concat();
    let announced = record(DIMENSIONS, &[&all[..], &[0, 0, 255, 0, 0, 0]].concat());
    assert_eq!(code(&xls(&[], &[&announced])), "");
}

#[test]
fn cells_at_the_ends_of_a_sheet() {
    let at = |row, column| cell(NUMBER, row, column, &1_f64.to_le_bytes());
    let far = |columns| [at(0, 0), at(u16::MAX, columns)].concat();
    assert_eq!(code(&xls(&[], &[&far(40)])), "");
    assert_eq!(code(&xls(&[], &[&far(255)])), "E0702");
    assert_eq!(code(&xls(&[], &[&far(40), &far(40)])), "E0702", "all sheets are held at once");
}

#[test]
fn one_text_in_thousands_of_cells() {
    let shared = strings(&[wide(&"あ".repeat(30_000))]);
    let in_cells = |count: u16| (0..count).flat_map(|row| cell(SHARED, row, 0, &[0; 4])).collect::<Vec<_>>();
    assert_eq!(code(&xls(&shared, &[&in_cells(90)])), "");
    assert_eq!(code(&xls(&shared, &[&in_cells(100)])), "E0731");
}

#[test]
fn one_sheet_under_many_names() {
    let sheet = (0..1000).flat_map(|row| cell(NUMBER, row, 0, &1_f64.to_le_bytes())).collect::<Vec<_>>();
    let bound = |start: u32| record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat());
    let stream = |count: usize| {
        let start = u32::try_from(count * bound(0).len() + 4).unwrap();
        [bound(start).repeat(count), record(0x000A, &[]), sheet.clone()].concat()
    };
    assert_eq!(code(&compound(&stream(99))), "");
    assert_eq!(code(&compound(&stream(300))), "E0732", "a sheet counts once for each of its names");
    assert_eq!(code(&compound(&[bound(9999), record(0x000A, &[])].concat())), "E0707");
}

#[test]
fn formulas_that_name_long_names() {
    let name = [&[0, 0, 0, 255, 0, 0][..], &[0; 8], &[1], &[0x42, 0x30].repeat(255)].concat();
    let named = [0x23, 1, 0, 0, 0].repeat(1600);
    let length = u16::try_from(named.len()).unwrap().to_le_bytes();
    let formula = [&[0; 14][..], &length, &named].concat();
    let sheet = (0..1000).flat_map(|row| cell(FORMULA, row, 0, &formula)).collect::<Vec<_>>();
    let found = read(&xls(&record(NAME, &name), &[&sheet])).unwrap();
    assert_eq!(cells(&found).len(), 1000);
}

#[test]
fn texts_and_continuations_without_end() {
    let one = |length: usize| record(CONTINUE, &vec![0; length]);
    let empty = [strings(&[]), one(60_000).repeat(160)].concat();
    assert_eq!(code(&xls(&empty, &[&values()])), "E0733");
    let continued = [strings(&[wide("番号")]), one(0).repeat(10_000)].concat();
    assert_eq!(code(&xls(&continued, &[&values()])), "E0733");
}

#[test]
fn a_container_that_leads_in_a_circle() {
    let whole = xls(&[], &[&values().repeat(40)]);
    let chain: Vec<u8> = [3_u32, 4, 5].map(u32::to_le_bytes).concat();
    let at = whole.windows(chain.len()).position(|bytes| bytes == chain).expect("the sectors follow each other");
    let mut circle = whole;
    circle[at + 4..at + 8].copy_from_slice(&3_u32.to_le_bytes());
    assert_eq!(code(&circle), "E0707");
}

proptest! {
    #[test]
    fn damage_is_a_fault_and_no_panic(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        is_inside in any::<bool>(),
    ) {
        let shared = strings(&[wide("別の文"), wide("番号")]);
        let edit = |mut bytes: Vec<u8>| {
            edits.iter().for_each(|(at, byte)| { let at = at.index(bytes.len()); bytes[at] = *byte; });
            bytes
        };
        let stream = stream(&shared, &[&values(), &values()]);
        let bytes = if is_inside { compound(&edit(stream)) } else { edit(compound(&stream)) };
        drop(read(&bytes));
    }
}
