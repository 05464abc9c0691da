//! Measures the texts that the cells of a workbook share, without decoding them ([MS-XLS] 2.4.265 and 2.5.293).

use crate::diagnostic::fault::Fault;
use crate::import::read::budget::Budget;
use crate::import::read::xls::record::{Record, cut, long, short};

/// The most bytes that a character of two bytes has in UTF-8.
const BYTES_OF_CHARACTER: u64 = 3;

/// The number of bytes, at most, that each shared text will have.
pub(super) fn lengths(record: &Record, budget: &Budget) -> Result<Vec<u64>, Fault> {
    let (first, rest) = record.parts.split_first().ok_or_else(cut)?;
    // Two numbers of texts, which nobody believes.
    let mut strings = Strings { data: first.get(8..).ok_or_else(cut)?, rest };
    let mut lengths = Vec::new();
    while !strings.data.is_empty() || strings.goes_on() {
        budget.steps(1)?;
        lengths.push(strings.next()?);
    }
    Ok(lengths)
}

struct Strings<'a> {
    data: &'a [u8],
    rest: &'a [&'a [u8]],
}

impl<'a> Strings<'a> {
    fn goes_on(&mut self) -> bool {
        let Some((next, rest)) = self.rest.split_first() else { return false };
        (self.data, self.rest) = (next, rest);
        true
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        let (taken, rest) = self.data.split_at_checked(count).ok_or_else(cut)?;
        self.data = rest;
        Ok(taken)
    }

    fn next(&mut self) -> Result<u64, Fault> {
        if self.data.is_empty() {
            return Ok(0);
        }
        let head = self.take(3)?;
        let (count, flags) = (short(head, 0)?, head[2]);
        let runs = if flags & 8 == 0 { 0 } else { usize::from(short(self.take(2)?, 0)?) * 4 };
        let extension = if flags & 4 == 0 { 0 } else { long(self.take(4)?, 0)? };
        self.characters(count.into(), width(flags))?;
        self.skip(runs)?;
        self.skip(extension.try_into().map_err(|_| cut())?)?;
        Ok(u64::from(count) * BYTES_OF_CHARACTER)
    }

    /// Passes the characters of a text. Where they are continued, their width can change.
    fn characters(&mut self, mut count: usize, mut width: usize) -> Result<(), Fault> {
        loop {
            let here = count.min(self.data.len() / width);
            self.take(here * width)?;
            count -= here;
            if count == 0 {
                return Ok(());
            }
            if !self.goes_on() {
                return Err(cut());
            }
            width = self::width(self.take(1)?[0]);
        }
    }

    fn skip(&mut self, mut count: usize) -> Result<(), Fault> {
        while count > 0 {
            if self.data.is_empty() && !self.goes_on() {
                return Err(cut());
            }
            let here = count.min(self.data.len());
            self.take(here)?;
            count -= here;
        }
        Ok(())
    }
}

/// The number of bytes of a character.
fn width(flags: u8) -> usize {
    if flags & 1 == 0 { 1 } else { 2 }
}
