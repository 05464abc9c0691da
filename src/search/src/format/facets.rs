//! The facets of a site and their values, as the start file lists them.

use crate::error::PackError;
use crate::format::wire::{Cursor, put_number, put_text};

/// The facet whose values are years: hits are ordered by it on request, newest or oldest first.
pub const YEAR: &str = "year";

/// A facet and its values. The start file lists the facets in the order in which they are shown. The pages of the
/// values are in a file per facet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetTable {
    pub name: String,
    /// The values, sorted.
    pub values: Vec<FacetEntry>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetEntry {
    pub value: String,
    pub label: String,
    /// The number of pages that have it.
    pub count: u32,
}

/// The string under which a facet value is indexed. Neither part may contain the separator.
pub fn facet_key(facet: &str, value: &str) -> String {
    [facet, "\u{0}", value].concat()
}

impl FacetTable {
    /// Appends the table.
    pub fn encode(&self, out: &mut Vec<u8>) {
        put_text(out, &self.name);
        put_number(out, self.values.len() as u64);
        for value in &self.values {
            put_text(out, &value.value);
            put_text(out, &value.label);
            put_number(out, u64::from(value.count));
        }
    }

    /// Reads what [`FacetTable::encode`] wrote.
    ///
    /// # Errors
    ///
    /// [`PackError::Damaged`] if the bytes end early.
    pub fn decode(cursor: &mut Cursor) -> Result<FacetTable, PackError> {
        let name = cursor.text()?.to_owned();
        let values = (0..cursor.count()?).map(|_| read_entry(cursor)).collect::<Result<_, _>>()?;
        Ok(FacetTable { name, values })
    }
}

fn read_entry(cursor: &mut Cursor) -> Result<FacetEntry, PackError> {
    let (value, label) = (cursor.text()?.to_owned(), cursor.text()?.to_owned());
    Ok(FacetEntry { value, label, count: cursor.small()? })
}

#[cfg(test)]
mod tests {
    use super::{FacetEntry, FacetTable};
    use crate::format::wire::Cursor;

    #[test]
    fn a_table_comes_back() {
        let entry = |value: &str| FacetEntry { value: value.to_owned(), label: format!("{value}年度"), count: 3 };
        let table = FacetTable { name: String::from("year"), values: vec![entry("2019"), entry("2020")] };
        let mut bytes = Vec::new();
        table.encode(&mut bytes);
        assert_eq!(FacetTable::decode(&mut Cursor::new(&bytes)), Ok(table));
        for length in 0..bytes.len() {
            assert!(FacetTable::decode(&mut Cursor::new(&bytes[..length])).is_err(), "{length} bytes");
        }
    }
}
