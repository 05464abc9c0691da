//! The sheet with the options of the lists, and the lists themselves.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet, XlsxError};

use crate::import::template::blank::Blank;
use crate::import::template::choices::LISTED;
use crate::import::template::guide;
use crate::import::template::workbook_style::{Styles, on_paper};
use crate::model::form::FormField;

const OPTIONS: &str = "選択肢";
/// The row of the first option, counted from zero.
const FIRST_OPTION: u32 = 3;

/// Writes the options into a sheet of their own, those of each field into a column.
pub(super) fn options(sheet: &mut Worksheet, blank: &Blank, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(OPTIONS)?;
    sheet.write_string_with_format(0, 0, blank.mark.print(), &styles.mark)?;
    sheet.write_string_with_format(1, 0, guide::CHOICES, &styles.section)?;
    for (column, (field, heading)) in (0..).zip(LISTED.into_iter().zip(guide::LISTS)) {
        sheet.set_column_width(column, if matches!(field, FormField::Plan | FormField::Policies) { 70 } else { 30 })?;
        sheet.write_string_with_format(2, column, heading, &styles.heading)?;
        for (row, option) in (FIRST_OPTION..).zip(blank.choices.of(field)) {
            sheet.write_string_with_format(row, column, option, &styles.option)?;
        }
    }
    sheet.set_freeze_panes(FIRST_OPTION, 0)?;
    on_paper(sheet);
    Ok(())
}

/// The list of a field from which one chooses. Other texts are possible, after a question.
pub(super) fn list(field: FormField, blank: &Blank) -> Result<Option<DataValidation>, XlsxError> {
    let count = u32::try_from(blank.choices.of(field).len()).expect("a table has fewer than 2^32 rows");
    let Some(column) = LISTED.iter().position(|listed| *listed == field).filter(|_| count > 0) else {
        return Ok(None);
    };
    let column = ["A", "B", "C", "D"][column];
    let (from, to) = (FIRST_OPTION + 1, FIRST_OPTION + count);
    let range = Formula::new(format!("='{OPTIONS}'!${column}${from}:${column}${to}"));
    let list = DataValidation::new().allow_list_formula(range).set_error_style(DataValidationErrorStyle::Warning);
    list.set_error_title("一覧にありません")?.set_error_message("一覧にない言葉です。このまま入れますか。").map(Some)
}
