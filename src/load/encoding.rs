//! Decodes files as UTF-8, and names the encoding of files that are not.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use memchr::memchr_iter;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::encoding_fault::NotUtf8;
use crate::load::Text;
use crate::load::fault::ByteOrderMark;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Decodes `bytes` as UTF-8. Text in another encoding is refused, not converted: what is read must be what the clerk's
/// editor saved.
pub(super) fn decode(file: &str, mut bytes: Vec<u8>) -> Result<Text, Diagnostic> {
    let mut notes = Vec::new();
    if bytes.starts_with(BOM) {
        bytes.drain(..BOM.len());
        notes.push(Diagnostic::of_file(file, ByteOrderMark));
    }
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(Text { text: with_line_ends(text), notes }),
        Ok(text) => Err(not_utf8(file, text.as_bytes())),
        Err(error) => Err(not_utf8(file, error.as_bytes())),
    }
}

/// A carriage return alone ends a line, too. One byte becomes another, and every place stays what it was.
fn with_line_ends(text: String) -> String {
    let is_alone = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    if !memchr_iter(b'\r', text.as_bytes()).any(is_alone) {
        return text;
    }
    text.replace("\r\n", "\0").replace('\r', "\n").replace('\0', "\r\n")
}

fn not_utf8(file: &str, bytes: &[u8]) -> Diagnostic {
    Diagnostic::of_file(file, NotUtf8 { encoding: name(bytes) })
}

fn name(bytes: &[u8]) -> Option<String> {
    utf16(bytes).or_else(|| legacy(bytes)).map(str::to_owned)
}

/// Recognizes UTF-16 by its byte order mark, or by the zero bytes of its ASCII characters.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    match bytes {
        [0xFF, 0xFE, ..] => Some("UTF-16LE"),
        [0xFE, 0xFF, ..] => Some("UTF-16BE"),
        _ if zeros(1) * 20 > bytes.len() && zeros(0) == 0 => Some("UTF-16LE"),
        _ if zeros(0) * 20 > bytes.len() && zeros(1) == 0 => Some("UTF-16BE"),
        _ => None,
    }
}

fn legacy(bytes: &[u8]) -> Option<&'static str> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"jp"), Utf8Detection::Deny);
    let fits = encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    (fits && !bytes.contains(&0)).then(|| encoding.name())
}
