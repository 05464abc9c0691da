//! Formats positions in an imported file for messages, and quotes from the file.

use crate::diagnostic::lang::Lang;
use crate::model::source::CellPlace;

/// The maximum number of positions in a message.
const SHOWN: usize = 5;
/// The maximum number of characters that a message quotes.
const QUOTED: usize = 40;

/// The beginning of a text.
pub(super) fn short(text: &str) -> String {
    let mut start: String = text.chars().take(QUOTED).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

/// The first positions of a list in Japanese, with the number of further ones.
pub(super) fn places_ja(places: &[CellPlace]) -> String {
    let shown: Vec<_> = places.iter().take(SHOWN).map(place_ja).collect();
    let more = places.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(" ほか {more} か所") } else { String::new() };
    shown.join("、") + &rest
}

/// The first positions of a list in English, with the number of further ones.
pub(super) fn places_en(places: &[CellPlace]) -> String {
    let shown: Vec<_> = places.iter().take(SHOWN).map(place_en).collect();
    let more = places.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    shown.join(", ") + &rest
}

/// The place in the language `lang`.
pub fn place_in(place: &CellPlace, lang: Lang) -> String {
    match lang {
        Lang::Ja => place_ja(place),
        Lang::En => place_en(place),
    }
}

/// A position as a clerk would look for it: シート「目標」の B3, 表2の3行4列, 14行目.
pub fn place_ja(place: &CellPlace) -> String {
    match (place.sheet.as_str(), place.table, place.row, place.column) {
        _ if place.page > 0 => {
            let rest = CellPlace { page: 0, ..place.clone() };
            format!("{}ページの{}", place.page, place_ja(&rest))
        }
        ("", 0, row, 0) => format!("{row}行目"),
        ("", table, row, column) => format!("表{table}の{row}行{column}列"),
        (sheet, _, 0, 0) => format!("シート「{sheet}」"),
        (sheet, _, row, 0) => format!("シート「{sheet}」の{row}行目"),
        (sheet, _, 0, column) => format!("シート「{sheet}」の{}列", letters(column)),
        (sheet, _, row, column) => format!("シート「{sheet}」の{}{row}", letters(column)),
    }
}

/// As [`place_ja`], in English.
pub fn place_en(place: &CellPlace) -> String {
    match (place.sheet.as_str(), place.table, place.row, place.column) {
        _ if place.page > 0 => {
            let rest = CellPlace { page: 0, ..place.clone() };
            format!("page {}, {}", place.page, place_en(&rest))
        }
        ("", 0, row, 0) => format!("line {row}"),
        ("", table, row, column) => format!("table {table}, row {row}, column {column}"),
        (sheet, _, 0, 0) => format!("sheet `{sheet}`"),
        (sheet, _, row, 0) => format!("row {row} of sheet `{sheet}`"),
        (sheet, _, 0, column) => format!("column {} of sheet `{sheet}`", letters(column)),
        (sheet, _, row, column) => format!("{}{row} of sheet `{sheet}`", letters(column)),
    }
}

/// The name of a column as in spreadsheets: A, Z, AA.
fn letters(column: u32) -> String {
    let (mut rest, mut name) = (column, String::new());
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a remainder of 26 is below 26");
        name.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name
}
