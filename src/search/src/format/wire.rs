//! Encodes numbers and strings as bytes: numbers as LEB128, strings with a length before them. Lengths that are read
//! are checked before they are used.

use crate::error::PackError;

/// Appends `value` as unsigned LEB128: seven bits per byte, the lowest first.
pub fn put_number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a length and the bytes.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Appends a length and the text.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_bytes(out, text.as_bytes());
}

/// Reads what the functions above wrote. Every method returns [`PackError::Damaged`] if the bytes end early.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Cursor<'a> {
        Cursor { rest: bytes }
    }

    /// Whether all bytes have been read.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The bytes that have not been read.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next `length` bytes.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], PackError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(PackError::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next byte.
    pub fn byte(&mut self) -> Result<u8, PackError> {
        Ok(self.take(1)?[0])
    }

    /// A number as [`put_number`] wrote it.
    pub fn number(&mut self) -> Result<u64, PackError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(PackError::Damaged)
    }

    /// A number of at most 32 bits.
    pub fn small(&mut self) -> Result<u32, PackError> {
        u32::try_from(self.number()?).map_err(|_| PackError::Damaged)
    }

    /// A count of items that take at least one byte each. It is refused if it exceeds the remaining bytes.
    pub fn count(&mut self) -> Result<usize, PackError> {
        let count = self.small()? as usize;
        if count > self.rest.len() { Err(PackError::Damaged) } else { Ok(count) }
    }

    /// Bytes as [`put_bytes`] wrote them.
    pub fn bytes(&mut self) -> Result<&'a [u8], PackError> {
        let length = self.count()?;
        self.take(length)
    }

    /// A text as [`put_text`] wrote it.
    pub fn text(&mut self) -> Result<&'a str, PackError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| PackError::Damaged)
    }
}

/// Appends sorted strings, each as the length of the prefix that it shares with the previous one, and the rest (front
/// coding).
pub fn put_sorted<'a>(out: &mut Vec<u8>, sorted: impl ExactSizeIterator<Item = &'a str>) {
    put_number(out, sorted.len() as u64);
    let mut before = "";
    for text in sorted {
        put_shared(out, before, text);
        before = text;
    }
}

/// Reads what [`put_sorted`] wrote.
pub fn read_sorted(cursor: &mut Cursor) -> Result<Vec<String>, PackError> {
    let mut all: Vec<String> = Vec::new();
    for _ in 0..cursor.count()? {
        let text = read_shared(cursor, all.last().map_or("", String::as_str))?;
        all.push(text);
    }
    Ok(all)
}

/// Appends a string as the length in bytes of the prefix it shares with `before`, and the rest.
pub fn put_shared(out: &mut Vec<u8>, before: &str, text: &str) {
    let shared = before.char_indices().zip(text.char_indices()).find(|(left, right)| left != right);
    let shorter = before.len().min(text.len());
    let shared = shared.map_or(shorter, |(left, _)| left.0);
    put_number(out, shared as u64);
    put_text(out, &text[shared..]);
}

/// Reads what [`put_shared`] wrote.
pub fn read_shared(cursor: &mut Cursor, before: &str) -> Result<String, PackError> {
    let shared = cursor.small()? as usize;
    let head = before.get(..shared).ok_or(PackError::Damaged)?;
    Ok([head, cursor.text()?].concat())
}

#[cfg(test)]
mod tests {
    use super::{Cursor, put_number, put_sorted, put_text, read_sorted};

    #[test]
    fn numbers_and_texts_come_back() {
        let mut out = Vec::new();
        for value in [0, 127, 128, 300, u64::MAX] {
            put_number(&mut out, value);
        }
        put_text(&mut out, "協働");
        let mut cursor = Cursor::new(&out);
        for value in [0, 127, 128, 300, u64::MAX] {
            assert_eq!(cursor.number(), Ok(value));
        }
        assert_eq!(cursor.text(), Ok("協働"));
        assert!(cursor.is_empty());
    }

    #[test]
    fn sorted_strings_come_back() {
        let all = ["", "a", "協", "協働", "協議", "都"];
        let mut out = Vec::new();
        put_sorted(&mut out, all.into_iter());
        assert_eq!(read_sorted(&mut Cursor::new(&out)), Ok(all.map(String::from).to_vec()));
    }

    #[test]
    fn every_truncation_is_an_error() {
        let mut out = Vec::new();
        put_sorted(&mut out, ["協働", "協議"].into_iter());
        for length in 0..out.len() {
            assert!(read_sorted(&mut Cursor::new(&out[..length])).is_err(), "{length} bytes");
        }
    }
}
