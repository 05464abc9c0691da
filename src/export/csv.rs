//! CSV output: RFC 4180, in UTF-8 with a byte order mark, so that Excel and other programs read the same file
//! correctly.

use std::borrow::Cow;
use std::collections::BTreeMap;

use csv::{Terminator, Writer, WriterBuilder};

use crate::export::cell::{Cell, count, text};
use crate::export::clean::{Replaced, clean};
use crate::export::rows::{Row, Rows};
use crate::model::dataset::{Column, Missing, REPLACEMENTS, TABLES, Table};

/// The byte order mark, without which Excel does not recognize UTF-8.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// The printed rows of each table, without headers.
#[derive(Default)]
pub(super) struct Printed {
    tables: BTreeMap<&'static str, Body>,
    replaced: Vec<Place>,
}

struct Body {
    writer: Writer<Vec<u8>>,
    rows: usize,
}

/// A position at which a text was changed by cleaning.
struct Place {
    table: &'static str,
    row: usize,
    column: &'static str,
    replaced: Replaced,
}

impl Printed {
    /// Prints `rows` and appends them.
    pub(super) fn add(&mut self, rows: &Rows) {
        rows.0.iter().for_each(|row| self.add_row(row));
    }

    fn add_row(&mut self, row: &Row) {
        let body = self.tables.entry(row.table.name).or_default();
        body.rows += 1;
        for (cell, column) in row.cells.iter().zip(row.table.columns) {
            let (printed, replaced) = print(cell, column);
            body.writer.write_field(&*printed).expect("writing to memory cannot fail");
            self.replaced.extend(replaced.into_iter().map(|replaced| Place {
                table: row.table.name,
                row: body.rows,
                column: column.name,
                replaced,
            }));
        }
        body.writer.write_record(None::<&[u8]>).expect("writing to memory cannot fail");
    }

    /// Appends the rows of `next`.
    pub(super) fn append(&mut self, next: Self) {
        for place in next.replaced {
            let before = self.tables.get(place.table).map_or(0, |body| body.rows);
            self.replaced.push(Place { row: before + place.row, ..place });
        }
        for (name, body) in next.tables {
            let whole = self.tables.entry(name).or_default();
            whole.rows += body.rows;
            let bytes = body.into_bytes();
            whole.append(&bytes);
        }
    }

    /// The files of all tables with their headers, including the table of replacements.
    pub(super) fn finish(mut self) -> Vec<(&'static Table, Vec<u8>)> {
        let replaced = std::mem::take(&mut self.replaced);
        self.add(&replacements(&replaced));
        debug_assert!(self.replaced.is_empty(), "a record of what was replaced needs no replacing");
        TABLES.iter().map(|table| (*table, file(table, self.tables.remove(table.name)))).collect()
    }
}

impl Default for Body {
    fn default() -> Self {
        Self { writer: writer(), rows: 0 }
    }
}

impl Body {
    fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("writing to memory cannot fail")
    }

    fn append(&mut self, bytes: &[u8]) {
        let mut whole =
            std::mem::replace(&mut self.writer, writer()).into_inner().expect("writing to memory cannot fail");
        whole.extend_from_slice(bytes);
        self.writer = builder().from_writer(whole);
    }
}

fn writer() -> Writer<Vec<u8>> {
    builder().from_writer(Vec::new())
}

fn builder() -> WriterBuilder {
    let mut builder = WriterBuilder::new();
    builder.terminator(Terminator::CRLF);
    builder
}

fn file(table: &Table, body: Option<Body>) -> Vec<u8> {
    let mut header = builder().from_writer(MARK.to_vec());
    header.write_record(table.columns.iter().map(|column| column.name)).expect("writing to memory cannot fail");
    let mut bytes = header.into_inner().expect("writing to memory cannot fail");
    bytes.extend(body.map(Body::into_bytes).unwrap_or_default());
    bytes
}

/// The text of a cell, and the replacements made in it.
pub(super) fn print<'c>(cell: &'c Cell, column: &Column) -> (Cow<'c, str>, Vec<Replaced>) {
    let printed = match cell {
        Cell::Text(text) => {
            let cleaned = clean(text, column.missing.iter().map(|missing| missing.label()));
            return (cleaned.text, cleaned.replaced);
        }
        Cell::Word(word) => Cow::Borrowed(*word),
        Cell::Integer(integer) => Cow::Owned(integer.to_string()),
        Cell::Number(number) => Cow::Borrowed(number.as_str()),
        Cell::Date(date) => Cow::Owned(date.to_string()),
        Cell::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Cell::Missing(missing) => Cow::Borrowed(missing.label()),
    };
    (printed, Vec::new())
}

fn replacements(places: &[Place]) -> Rows<'_> {
    let row = |place: &Place| {
        let Replaced { character, original, replacement } = &place.replaced;
        let code_points: Vec<String> = original.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        // A leading or trailing space in the cell would itself be removed by cleaning.
        let replacement = match replacement.as_str() {
            "" => Cell::Missing(Missing::NotApplicable),
            " " => Cell::Text(Cow::Borrowed("(space)")),
            replacement => Cell::Text(Cow::Owned(replacement.to_owned())),
        };
        let cells = vec![
            text(place.table),
            count(place.row),
            text(place.column),
            count(*character),
            Cell::Text(Cow::Owned(code_points.join(" "))),
            replacement,
        ];
        Row { table: &REPLACEMENTS, cells }
    };
    Rows(places.iter().map(row).collect())
}
