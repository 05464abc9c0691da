//! Writes into the cells of a template what a clerk would, in a workbook and in a Word document.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use tomei::import::grid::Block;
use tomei::import::template::card::{CARDS, Card};
use tomei::import::words::same;
use tomei::model::form::{AreaKind, Hidden};
use zip::write::SimpleFileOptions;

/// A text for a cell: the card, which of its kind it is, the label beside or above the cell, and the row of the table.
#[derive(Clone, Debug)]
pub struct Put {
    pub kind: AreaKind,
    pub number: usize,
    pub label: &'static str,
    pub row: usize,
    pub text: String,
}

/// A text beside a label.
pub fn put(kind: AreaKind, number: usize, label: &'static str, text: &str) -> Put {
    put_at(kind, number, (label, 0), text)
}

/// A text in a row of a table.
pub fn put_at(kind: AreaKind, number: usize, (label, row): (&'static str, usize), text: &str) -> Put {
    Put { kind, number, label, row, text: text.to_owned() }
}

fn card(kind: AreaKind) -> &'static Card {
    CARDS.iter().find(|card| card.kind == kind).unwrap()
}

/// What stands beside an entry or above a column, and whether it is a column.
fn heading(kind: AreaKind, label: &str) -> (String, bool) {
    let entry = card(kind).entries.iter().find(|entry| entry.label == label).map(|entry| (entry.heading(), false));
    let columns = card(kind).tables.iter().flat_map(|table| table.columns);
    let column = || columns.into_iter().find(|column| column.label == label).map(|of| (of.heading(), true));
    entry.or_else(column).unwrap_or_else(|| panic!("there is no {label}"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The archive with some of its parts changed.
fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let (name, mut text) = (part.name().unwrap().into_owned(), String::new());
        part.read_to_string(&mut text).unwrap();
        written.start_file(&*name, SimpleFileOptions::default()).unwrap();
        written.write_all(change(&name, text).as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}

/// A workbook with texts in its cells.
pub fn workbook(blank: &[u8], puts: &[Put]) -> Vec<u8> {
    let reading = tomei::import::read::read("template.xlsx", blank, Hidden::Refuse).unwrap();
    let mut sheets: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for put in puts {
        let name = match put.kind {
            AreaKind::Sheet => "部局".to_owned(),
            AreaKind::Annual => format!("目標{}", put.number),
            AreaKind::Midterm => format!("中期{}", put.number),
        };
        let grids =
            || reading.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
        let at = grids().position(|grid| grid.name.as_deref() == Some(&name)).unwrap();
        let (heading, is_column) = heading(put.kind, put.label);
        let mut cells = grids().nth(at).unwrap().rows.iter().flat_map(|row| &row.cells);
        let label = cells.find(|cell| same(&cell.text(), &heading)).unwrap();
        let row = label.row() as usize + if is_column { put.row + 1 } else { 0 };
        let column = char::from(b'A' + u8::try_from(label.column - 1).unwrap() + u8::from(!is_column));
        sheets
            .entry(format!("xl/worksheets/sheet{}.xml", at + 1))
            .or_default()
            .push((format!("{column}{row}"), put.text.clone()));
    }
    changed(blank, |part, text| {
        sheets.get(part).into_iter().flatten().fold(text, |text, (cell, value)| with_cell(&text, cell, value))
    })
}

fn with_cell(sheet: &str, cell: &str, value: &str) -> String {
    let begin = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("there is no cell {cell}"));
    let open = begin + sheet[begin..].find('>').unwrap();
    let end = if sheet[..open].ends_with('/') { open + 1 } else { begin + sheet[begin..].find("</c>").unwrap() + 4 };
    let style = sheet[begin..open].split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let value = escaped(value);
    let filled =
        format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{value}</t></is></c>");
    format!("{}{filled}{}", &sheet[..begin], &sheet[end..])
}

/// A Word document with texts in its cells; rows that lack are added, as the Tab key does.
pub fn document(blank: &[u8], puts: &[Put]) -> Vec<u8> {
    changed(blank, |part, text| if part == "word/document.xml" { written(&text, puts) } else { text })
}

fn written(document: &str, puts: &[Put]) -> String {
    // Tables, rows and cells alternate with what is between them.
    let mut tables: Vec<String> = document.split("<w:tbl>").map(str::to_owned).collect();
    let (mut counts, mut of_table) = (BTreeMap::new(), vec![None]);
    for table in &tables[1..] {
        let first = plain(cells(rows(table)[0])[0]);
        let begun = CARDS.iter().find(|card| same(&card.entries[0].heading(), &first));
        let last: Option<(AreaKind, usize)> = *of_table.last().unwrap();
        of_table.push(begun.map_or(last, |card| {
            let count: &mut usize = counts.entry(card.kind).or_default();
            *count += 1;
            Some((card.kind, *count))
        }));
    }
    for put in puts {
        let (heading, is_column) = heading(put.kind, put.label);
        let of_card = |at: &usize| of_table[*at] == Some((put.kind, put.number));
        let found = (1..tables.len()).filter(of_card).find_map(|at| {
            let rows = rows(&tables[at]);
            let row = rows.iter().position(|row| cells(row).iter().any(|cell| same(&plain(cell), &heading)))?;
            let column = cells(rows[row]).iter().position(|cell| same(&plain(cell), &heading))?;
            Some((at, row, column))
        });
        let (at, row, column) = found.unwrap_or_else(|| panic!("there is no {}", put.label));
        let place = if is_column { (row + 1 + put.row, column) } else { (row, column + 1) };
        tables[at] = with_text(&tables[at], place, &put.text);
    }
    tables.join("<w:tbl>")
}

fn rows(table: &str) -> Vec<&str> {
    table.split("<w:tr>").skip(1).map(|row| row.split("</w:tr>").next().unwrap()).collect()
}

fn cells(row: &str) -> Vec<&str> {
    row.split("<w:tc>").skip(1).map(|cell| cell.split("</w:tc>").next().unwrap()).collect()
}

fn plain(xml: &str) -> String {
    let texts = xml.split("<w:t xml:space=\"preserve\">").skip(1);
    texts.map(|text| text.split("</w:t>").next().unwrap()).collect()
}

fn with_text(table: &str, (row, column): (usize, usize), text: &str) -> String {
    let mut parts: Vec<String> = table.split("<w:tr>").map(str::to_owned).collect();
    while parts.len() <= row + 1 {
        let last = parts.last().unwrap().clone();
        let (own, rest) = last.split_once("</w:tr>").unwrap();
        let at = parts.len() - 1;
        parts[at] = format!("{own}</w:tr>");
        parts.push(format!("{}</w:tr>{rest}", emptied(own)));
    }
    let mut cells: Vec<String> = parts[row + 1].split("<w:tc>").map(str::to_owned).collect();
    let cell = &cells[column + 1];
    let (properties, rest) = cell.split_once("</w:tcPr>").unwrap();
    let (_, after) = rest.split_once("</w:tc>").unwrap();
    let runs: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    let runs = runs.join("<w:br/>");
    cells[column + 1] = format!("{properties}</w:tcPr><w:p><w:r>{runs}</w:r></w:p></w:tc>{after}");
    parts[row + 1] = cells.join("<w:tc>");
    parts.join("<w:tr>")
}

/// A row without the texts of its cells.
fn emptied(row: &str) -> String {
    let (head, cells) = row.split_once("<w:tc>").unwrap();
    let cells = cells.split("<w:tc>").map(|cell| cell.split("</w:tcPr>").next().unwrap());
    let cells = cells.map(|properties| format!("<w:tc>{properties}</w:tcPr><w:p/></w:tc>"));
    format!("{head}{}", cells.collect::<String>())
}
