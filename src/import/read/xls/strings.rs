//! Measures the texts that the cells of a workbook share, without decoding them ([MS-XLS] 2.4.265 and 2.5.293).

use crate::diagnostic::fault::Fault;
use crate::import::read::budget::Budget;
use crate::import::read::xls::record::{Record, cut, long, short};

/// The most bytes that a character of two bytes has in UTF-8.
const BYTES_OF_CHARACTER: u64 = 3;

/// A shared text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    /// The number of bytes, at most, that it will have.
    pub length: u64,
    pub runs: Runs,
}

/// The fonts of the parts of a text that have one of their own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Runs {
    pub has_struck: bool,
    pub has_live: bool,
}

/// Each shared text; `is_struck` tells of the number of a font whether it strikes through.
pub(super) fn shared(record: &Record, budget: &Budget, is_struck: &dyn Fn(u16) -> bool) -> Result<Vec<Shared>, Fault> {
    let (first, rest) = record.parts.split_first().ok_or_else(cut)?;
    // Two numbers of texts, which nobody believes.
    let mut strings = Strings { data: first.get(8..).ok_or_else(cut)?, rest };
    let mut found = Vec::new();
    while !strings.data.is_empty() || strings.goes_on() {
        budget.steps(1)?;
        found.push(strings.next(is_struck)?);
    }
    Ok(found)
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

    fn next(&mut self, is_struck: &dyn Fn(u16) -> bool) -> Result<Shared, Fault> {
        if self.data.is_empty() {
            return Ok(Shared::default());
        }
        let head = self.take(3)?;
        let (count, flags) = (short(head, 0)?, head[2]);
        let count_of_runs = if flags & 8 == 0 { 0 } else { short(self.take(2)?, 0)? };
        let extension = if flags & 4 == 0 { 0 } else { long(self.take(4)?, 0)? };
        self.characters(count.into(), width(flags))?;
        let mut runs = Runs::default();
        for _ in 0..count_of_runs {
            // Where it begins, and its font.
            let run = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
            let is_struck = is_struck(u16::from_le_bytes([run[2], run[3]]));
            (runs.has_struck, runs.has_live) = (runs.has_struck || is_struck, runs.has_live || !is_struck);
        }
        self.skip(extension.try_into().map_err(|_| cut())?)?;
        Ok(Shared { length: u64::from(count) * BYTES_OF_CHARACTER, runs })
    }

    fn byte(&mut self) -> Result<u8, Fault> {
        if self.data.is_empty() && !self.goes_on() {
            return Err(cut());
        }
        Ok(self.take(1)?[0])
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
