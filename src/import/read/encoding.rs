//! Decodes text in the encodings that offices use: UTF-8, UTF-16, Shift_JIS, EUC-JP.

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::NotText;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8};

/// Returns the text, and the name of its encoding if that is not UTF-8.
///
/// # Errors
///
/// [`NotText`] if any character cannot be decoded.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<String>), Fault> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => guess(bytes)?,
    };
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    if broken || text.contains('\0') {
        return Err(NotText.into());
    }
    let name = (encoding != UTF_8).then(|| encoding.name().to_owned());
    Ok((text.into_owned(), name))
}

/// Considers only Japanese encodings, since any bytes are valid text in some western encoding.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, Fault> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"jp"), Utf8Detection::Deny);
    if [SHIFT_JIS, EUC_JP, ISO_2022_JP].contains(&guess) { Ok(guess) } else { Err(NotText.into()) }
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn check(bytes: &[u8], expected: Option<(&str, Option<&str>)>) {
        let read = decode(bytes).ok();
        let read = read.as_ref().map(|(text, encoding)| (text.as_str(), encoding.as_deref()));
        assert_eq!(read, expected);
    }

    #[test]
    fn reads_what_offices_write() {
        let text = "番号,目標\n1,特殊詐欺被害の防止に取り組みます\n";
        let (shift_jis, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        let (euc, _, _) = encoding_rs::EUC_JP.encode(text);
        check(text.as_bytes(), Some((text, None)));
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), Some((text, None)));
        check(&shift_jis, Some((text, Some("Shift_JIS"))));
        check(&euc, Some((text, Some("EUC-JP"))));
    }

    #[test]
    fn refuses_what_is_no_text() {
        check(b"a\0b", None);
        check(&[0x81, 0xFF, 0xFF, 0x00], None);
        check(b"caf\xE9 na\xEFve", None);
    }
}
