//! QR codes of addresses, for paper.

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

/// A QR code as SVG path data; one unit is one module.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Qr {
    pub path: String,
    /// The length of a side, with the quiet zone around it.
    pub size: i32,
}

/// The empty modules on each side that readers need (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The QR code of an address; `None` if it is too long for one.
pub(super) fn qr(address: &str) -> Option<Qr> {
    let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
    let rows = (0..code.size()).map(|y| row(&code, y));
    Some(Qr { path: rows.collect(), size: code.size() + 2 * QUIET })
}

/// The dark modules of a row as lines, which are drawn one module wide.
fn row(code: &QrCode, y: i32) -> String {
    let (mut path, mut x) = (String::new(), 0);
    while x < code.size() {
        let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
        if length > 0 {
            path.push_str(&format!("M{} {}.5h{length}", x + QUIET, y + QUIET));
        }
        x += length.max(1);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{QUIET, qr};

    /// The modules that the path draws.
    fn drawn(path: &str) -> usize {
        path.split('h').skip(1).map(|part| part.split('M').next().unwrap().parse::<usize>().unwrap()).sum()
    }

    #[test]
    fn draws_every_dark_module() {
        let address = "https://example.lg.jp/2019/soumu/goal-1.html";
        let (code, found) =
            (qrcodegen::QrCode::encode_text(address, qrcodegen::QrCodeEcc::Low).unwrap(), qr(address).unwrap());
        let modules = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        assert_eq!(drawn(&found.path), modules.filter(|(x, y)| code.get_module(*x, *y)).count());
        assert_eq!(found.size, code.size() + 2 * QUIET);
    }

    #[test]
    fn is_nothing_where_the_address_is_too_long() {
        assert_eq!(qr(&"a".repeat(5000)), None);
    }
}
