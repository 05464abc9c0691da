//! Excel workbooks: one sheet per table, without merged cells and formulas, with every text stored as text. There is
//! one workbook per fiscal year, so that the size of each stays limited.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::export::cell::Cell;
use crate::export::csv::print;
use crate::export::part::file;
use crate::export::rows::{self, Row};
use crate::model::archive;
use crate::model::character::is_xml;
use crate::model::dataset::{Column, TABLES, Table};
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::output::OutputFile;
use crate::model::site::Site;

/// The maximum number of rows below the header, a limit of Excel.
const MOST_ROWS: usize = 1_048_575;

/// The workbook with the documents of `year`.
pub(super) fn year(site: &Site, year: FiscalYear) -> OutputFile {
    let documents = site.documents.iter().filter(|document| document.place().is_some_and(|place| place.0 == year));
    let rows: Vec<Row> = documents.clone().flat_map(|document| rows::of_document(site, document).0).collect();
    let day = documents.filter_map(|document| document.meta.updated.or(document.meta.published)).max();
    file(&format!("xlsx/{year}.xlsx"), workbook(&properties(site, day), &rows, belongs_to_documents))
}

/// The workbook with the tables that belong to no year, and with free pages.
pub(super) fn shared(site: &Site) -> OutputFile {
    let pages = site.documents.iter().filter(|document| document.place().is_none());
    let pages = pages.flat_map(|document: &std::sync::Arc<Document>| rows::of_document(site, document).0);
    let rows: Vec<Row> = rows::shared(site).0.into_iter().chain(pages).collect();
    file("xlsx/tables.xlsx", workbook(&properties(site, None), &rows, |table| table.name != "replacements"))
}

/// Whether the table is part of the workbook of a year. The choice is the same for every year.
fn belongs_to_documents(table: &Table) -> bool {
    table.columns.first().is_some_and(|column| column.name == "document_id")
}

fn workbook(properties: &DocProperties, rows: &[Row], wanted: impl Fn(&Table) -> bool) -> Vec<u8> {
    let bytes = fill(properties, rows, wanted).and_then(|mut workbook| workbook.save_to_buffer());
    let mut bytes = bytes.expect("texts are cut and sheets named so that a workbook can hold them");
    archive::name_system(&mut bytes);
    bytes
}

fn fill(properties: &DocProperties, rows: &[Row], wanted: impl Fn(&Table) -> bool) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(properties);
    for table in TABLES.into_iter().filter(|table| wanted(table)) {
        let own: Vec<&Row> = rows.iter().filter(|row| row.table.name == table.name).collect();
        let parts = if own.is_empty() { vec![&own[..]] } else { own.chunks(MOST_ROWS).collect() };
        for (number, part) in (1..).zip(parts) {
            let name = if number == 1 { table.name.to_owned() } else { format!("{}_{number}", table.name) };
            add_sheet(workbook.add_worksheet().set_name(name)?, table, part)?;
        }
    }
    Ok(workbook)
}

/// The date of creation is that of the documents' last update and not the current time, so that the same content gives
/// the same bytes.
fn properties(site: &Site, day: Option<Date>) -> DocProperties {
    let config = &site.tables.config;
    let plain = |text: &String| text.chars().filter(|c| is_xml(*c)).collect::<String>();
    let title = plain(&config.title);
    let properties = DocProperties::new().set_title(&title).set_creation_datetime(&created(day));
    config.publisher.iter().fold(properties, |properties, publisher| properties.set_author(plain(publisher)))
}

/// The dates of Excel begin in 1900.
fn created(day: Option<Date>) -> ExcelDateTime {
    let (year, month, day) = day.map_or((2000, 1, 1), |day| (day.year(), day.month(), day.day()));
    let year = u16::try_from(year).unwrap_or_default().clamp(1900, 9999);
    ExcelDateTime::from_ymd(year, month.unsigned_abs(), day.unsigned_abs()).expect("a day of the calendar")
}

fn add_sheet(sheet: &mut Worksheet, table: &Table, rows: &[&Row]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (place, column) in (0..).zip(table.columns) {
        sheet.write_string_with_format(0, place, column.name, &bold)?;
        sheet.set_column_width(place, 16)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (number, row) in (1..).zip(rows) {
        for (place, (cell, column)) in (0..).zip(row.cells.iter().zip(table.columns)) {
            write_cell(sheet, number, place, cell, column)?;
        }
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, place: u16, cell: &Cell, column: &Column) -> Result<(), XlsxError> {
    match cell {
        Cell::Integer(integer) => sheet.write_number(row, place, *integer as f64)?,
        Cell::Number(number) if fits_a_float(number) => {
            sheet.write_number(row, place, number.parse::<f64>().unwrap_or_default())?
        }
        Cell::Flag(flag) => sheet.write_boolean(row, place, *flag)?,
        cell => sheet.write_string(row, place, shortened(&print(cell, column).0))?,
    };
    Ok(())
}

/// The maximum length of a cell in UTF-16 code units, a limit of Excel.
const MOST_CHARACTERS: usize = 32_767;
const CUT: &str = "…（長いため、続きはCSVにあります）";

fn shortened(text: &str) -> Cow<'_, str> {
    if text.encode_utf16().count() <= MOST_CHARACTERS {
        return Cow::Borrowed(text);
    }
    let room = MOST_CHARACTERS - CUT.encode_utf16().count();
    let mut taken = 0;
    let fitting = text.chars().take_while(|c| {
        taken += c.len_utf16();
        taken <= room
    });
    Cow::Owned(fitting.collect::<String>() + CUT)
}

/// Whether the number is still the same after Excel has read it.
fn fits_a_float(number: &str) -> bool {
    number.bytes().filter(u8::is_ascii_digit).count() <= 15
}
