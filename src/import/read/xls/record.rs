//! Divides a workbook's stream into records. Each has a kind, a length and data; long ones are continued.
//!
//! The format is described in [MS-XLS], *Excel Binary File Format*, 2.1.4.

use crate::diagnostic::fault::Fault;
use crate::import::fault::bound::TooManySteps;
use crate::import::fault::file::Damaged;
use crate::import::read::budget::{Budget, STEP_LIMIT};

/// The kinds of records that are read, or only looked at. All others are left out.
pub(super) mod kind {
    pub(in super::super) const FORMULA: u16 = 0x0006;
    pub(in super::super) const END: u16 = 0x000A;
    pub(in super::super) const DATE_MODE: u16 = 0x0022;
    pub(in super::super) const PASSWORD: u16 = 0x002F;
    pub(in super::super) const FONT: u16 = 0x0031;
    pub(in super::super) const CONTINUE: u16 = 0x003C;
    pub(in super::super) const CODE_PAGE: u16 = 0x0042;
    pub(in super::super) const COLUMNS: u16 = 0x007D;
    pub(in super::super) const SHEET: u16 = 0x0085;
    pub(in super::super) const NUMBERS: u16 = 0x00BD;
    pub(in super::super) const RICH_LABEL: u16 = 0x00D6;
    pub(in super::super) const CELL_FORMAT: u16 = 0x00E0;
    pub(in super::super) const MERGED: u16 = 0x00E5;
    pub(in super::super) const SHARED_STRINGS: u16 = 0x00FC;
    pub(in super::super) const SHARED_LABEL: u16 = 0x00FD;
    pub(in super::super) const NUMBER: u16 = 0x0203;
    pub(in super::super) const LABEL: u16 = 0x0204;
    pub(in super::super) const BOOLEAN: u16 = 0x0205;
    pub(in super::super) const FORMULA_TEXT: u16 = 0x0207;
    pub(in super::super) const ROW: u16 = 0x0208;
    pub(in super::super) const SHORT_NUMBER: u16 = 0x027E;
    pub(in super::super) const NUMBER_FORMAT: u16 = 0x041E;
    pub(in super::super) const BEGIN: u16 = 0x0809;
}

/// The most parts of a record. Excel continues it after 8,224 bytes, and calamine takes the time of their square.
const PART_LIMIT: usize = 8192;

/// A record.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub kind: u16,
    /// The data, and that of the records by which it is continued.
    pub parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// The data up to where it is continued.
    pub(super) fn data(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    /// The number of two bytes at an offset.
    pub(super) fn short(&self, at: usize) -> Result<u16, Fault> {
        short(self.data(), at)
    }

    /// Adds the record to a stream.
    pub(super) fn write(&self, stream: &mut Vec<u8>) {
        for (no, part) in self.parts.iter().enumerate() {
            write(if no == 0 { self.kind } else { kind::CONTINUE }, part, stream);
        }
    }
}

/// Adds a record that is not continued to a stream.
pub(super) fn write(kind: u16, data: &[u8], stream: &mut Vec<u8>) {
    let length = u16::try_from(data.len()).expect("the length of a record has two bytes");
    stream.extend(kind.to_le_bytes());
    stream.extend(length.to_le_bytes());
    stream.extend(data);
}

/// Calls `visit` for every record until it returns [`Walk::End`]. All that is passed is counted.
pub(super) fn walk<'a>(
    mut stream: &'a [u8],
    budget: &Budget,
    visit: &mut dyn FnMut(Record<'a>) -> Result<Walk, Fault>,
) -> Result<(), Fault> {
    while !stream.is_empty() {
        budget.steps(1)?;
        let mut parts = Vec::new();
        let kind = next(&mut stream, &mut parts)?;
        while stream.len() > 4 && short(stream, 0)? == kind::CONTINUE {
            budget.steps(1)?;
            next(&mut stream, &mut parts)?;
            if parts.len() > PART_LIMIT {
                return Err(TooManySteps { limit: STEP_LIMIT }.into());
            }
        }
        if visit(Record { kind, parts })? == Walk::End {
            return Ok(());
        }
    }
    Ok(())
}

/// Whether the walk goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Walk {
    On,
    End,
}

fn next<'a>(stream: &mut &'a [u8], parts: &mut Vec<&'a [u8]>) -> Result<u16, Fault> {
    let (kind, length) = (short(stream, 0)?, short(stream, 2)?);
    let (data, rest) = stream[4..].split_at_checked(length.into()).ok_or_else(cut)?;
    parts.push(data);
    *stream = rest;
    Ok(kind)
}

/// The number of two bytes at an offset.
pub(super) fn short(data: &[u8], at: usize) -> Result<u16, Fault> {
    let bytes = data.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map(|bytes| u16::from_le_bytes(*bytes)).ok_or_else(cut)
}

/// The number of four bytes at an offset.
pub(super) fn long(data: &[u8], at: usize) -> Result<u32, Fault> {
    let bytes = data.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map(|bytes| u32::from_le_bytes(*bytes)).ok_or_else(cut)
}

/// The fault of a record that ends too early.
pub(super) fn cut() -> Fault {
    damaged(&"record")
}

/// The fault of a file that cannot be read as what it should be.
pub(super) fn damaged(error: &dyn std::fmt::Display) -> Fault {
    Damaged { reason: error.to_string() }.into()
}
