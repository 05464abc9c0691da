//! Writes the template as an Excel workbook: a sheet for each card, so that a goal is printed on a page of its own, and one with
//! the options of its lists.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet, XlsxError};

use crate::import::template::blank::Blank;
use crate::import::template::card::{CARDS, Card, Column, Entry, Table};
use crate::import::template::guide;
use crate::import::template::workbook_lists;
use crate::import::template::workbook_style::{Styles, on_paper};
use crate::model::archive;
use crate::model::character::is_xml;
use crate::model::form::{AreaKind, FormField};

/// The widths of the columns of a card, in which those of its tables begin.
const WIDTHS: [u16; 6] = [34, 18, 30, 34, 34, 18];

/// The height of a line of text, in points.
const LINE: f64 = 19.0;

/// The bytes of the workbook, which are the same for the same template.
pub fn print(blank: &Blank) -> Vec<u8> {
    let bytes = fill(blank).and_then(|mut workbook| workbook.save_to_buffer());
    let mut bytes = bytes.expect("the sheets of a template are within the limits of a workbook");
    archive::name_system(&mut bytes);
    bytes
}

fn fill(blank: &Blank) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let title: String = blank.title.chars().filter(|c| is_xml(*c)).collect();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&day));
    let styles = Styles::new();
    explain(workbook.add_worksheet(), blank, &styles)?;
    for card in &CARDS {
        for number in 1..=blank.count(card.kind) {
            let mut page = Page { sheet: workbook.add_worksheet(), blank, styles: &styles, row: 0 };
            page.card(card, number)?;
        }
    }
    workbook_lists::options(workbook.add_worksheet(), blank, &styles)?;
    Ok(workbook)
}

fn explain(sheet: &mut Worksheet, blank: &Blank, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("記入のしかた")?.set_column_width(0, 130)?;
    sheet.write_string_with_format(0, 0, blank.mark.print(), &styles.mark)?;
    sheet.write_string_with_format(1, 0, guide::TITLE, &styles.title)?;
    for (row, line) in (2..).zip(guide::WORKBOOK) {
        sheet.write_string_with_format(row, 0, line, &styles.guide)?.set_row_height(row, LINE * 1.5)?;
    }
    on_paper(sheet);
    Ok(())
}

/// The sheet of a card, and the next row of it.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    blank: &'a Blank,
    styles: &'a Styles,
    row: u32,
}

impl Page<'_> {
    fn card(&mut self, card: &Card, number: u32) -> Result<(), XlsxError> {
        self.sheet.set_name(name(card.kind, number))?;
        for (column, width) in (0..).zip(WIDTHS) {
            self.sheet.set_column_width(column, width)?;
        }
        self.alone(&self.blank.mark.print(), |styles| &styles.mark)?;
        self.alone(card.title, |styles| &styles.title)?;
        for entry in self.blank.entries(card) {
            self.entry(entry, number)?;
        }
        for label in self.blank.texts(card.kind) {
            self.value((label, FormField::Text), "", 2)?;
        }
        let mut breaks = Vec::new();
        for (no, (table, columns)) in self.blank.tables(card).enumerate() {
            // The second page begins with the figures, so that no table is divided.
            breaks.extend((no == 1 && card.kind != AreaKind::Sheet).then_some(self.row + 1));
            self.table(table, &columns)?;
        }
        self.sheet.set_page_breaks(&breaks)?;
        // The number and the title of a goal stay in sight.
        self.sheet.set_freeze_panes(if card.kind == AreaKind::Sheet { 2 } else { 4 }, 0)?;
        on_paper(self.sheet);
        Ok(())
    }

    fn alone(&mut self, text: &str, style: impl Fn(&Styles) -> &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, text, style(self.styles))?;
        self.row += 1;
        Ok(())
    }

    fn entry(&mut self, entry: &Entry, number: u32) -> Result<(), XlsxError> {
        let value = self.blank.value(entry.field, number);
        self.value((&entry.heading().replace('\n', ""), entry.field), &value, entry.lines)
    }

    /// A label, and beside it its value, which covers the other columns.
    fn value(&mut self, (label, field): (&str, FormField), value: &str, lines: u8) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, label, &self.styles.label)?;
        self.merged((1, 5), value, field)?;
        self.list(field, [self.row, self.row], (1, 1))?;
        self.sheet.set_row_height(self.row, LINE * f64::from(lines) + 4.0)?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table, columns: &[&Column]) -> Result<(), XlsxError> {
        self.row += 1;
        self.alone(table.title, |styles| &styles.section)?;
        let places = places(columns);
        for (column, (first, last)) in columns.iter().zip(&places) {
            self.cell((*first, *last), &column.heading(), &self.styles.heading.clone())?;
        }
        self.sheet.set_row_height(self.row, LINE * 2.0)?;
        self.row += 1;
        let rows = [self.row, self.row + table.rows - 1];
        for _ in 0..table.rows {
            for (column, place) in columns.iter().zip(&places) {
                self.merged(*place, "", column.field)?;
            }
            let is_merged = places.iter().any(|(first, last)| first < last);
            if is_merged {
                self.sheet.set_row_height(self.row, LINE * 2.0)?;
            }
            self.row += 1;
        }
        for (column, place) in columns.iter().zip(&places) {
            self.list(column.field, rows, *place)?;
        }
        Ok(())
    }

    /// A cell to write into.
    fn merged(&mut self, place: (u16, u16), value: &str, field: FormField) -> Result<(), XlsxError> {
        let style = if is_short(field) { &self.styles.short } else { &self.styles.text };
        self.cell(place, value, &style.clone())?;
        if is_short(field) {
            self.sheet.ignore_error(self.row, place.0, IgnoreError::NumberStoredAsText)?;
        }
        Ok(())
    }

    fn cell(&mut self, (first, last): (u16, u16), text: &str, style: &Format) -> Result<(), XlsxError> {
        let row = self.row;
        if first < last {
            self.sheet.merge_range(row, first, row, last, text, style)?;
        } else if text.is_empty() {
            self.sheet.write_blank(row, first, style)?;
        } else {
            self.sheet.write_string_with_format(row, first, text, style)?;
        }
        Ok(())
    }

    /// Lets one choose in some rows of a column.
    fn list(&mut self, field: FormField, [top, bottom]: [u32; 2], (first, _): (u16, u16)) -> Result<(), XlsxError> {
        if let Some(list) = workbook_lists::list(field, self.blank)? {
            self.sheet.add_data_validation(top, first, bottom, first, &list)?;
        }
        Ok(())
    }
}

fn name(kind: AreaKind, number: u32) -> String {
    match kind {
        AreaKind::Sheet => "部局".to_owned(),
        AreaKind::Annual => format!("目標{number}"),
        AreaKind::Midterm => format!("中期{number}"),
    }
}

/// The first and the last column of the sheet that each column of a table covers.
fn places(columns: &[&Column]) -> Vec<(u16, u16)> {
    let mut first = 0;
    let place = |column: &&Column| {
        let (mut last, mut width) = (first, WIDTHS[usize::from(first)]);
        while width < column.width && usize::from(last) + 1 < WIDTHS.len() {
            last += 1;
            width += WIDTHS[usize::from(last)];
        }
        let place = (first, last);
        first = (last + 1).min(5);
        place
    };
    columns.iter().map(place).collect()
}

/// Whether a field has numbers, dates or codes, which a spreadsheet would change while they are typed.
fn is_short(field: FormField) -> bool {
    matches!(
        field,
        FormField::No
            | FormField::Year
            | FormField::Due
            | FormField::Sdgs
            | FormField::Plan
            | FormField::Policies
            | FormField::BudgetPlanned
            | FormField::BudgetSettled
            | FormField::IndicatorUnit
            | FormField::IndicatorBaseline
            | FormField::IndicatorTarget
            | FormField::IndicatorActual
            | FormField::IndicatorAsOf
    )
}
