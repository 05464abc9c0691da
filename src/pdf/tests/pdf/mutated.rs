//! Files with wrong bytes are read or refused, and neither crash nor hang the reader.

use proptest::prelude::*;
use tomei_pdf::{Limits, read};

use crate::printer::{PrintedPage, file};

fn sample() -> Vec<u8> {
    let mut page = PrintedPage::default();
    page.frame((50.0, 50.0, 350.0, 110.0));
    page.line((150.0, 50.0), (150.0, 110.0));
    page.text(55.0, 65.0, 10.0, "目標");
    page.text(155.0, 65.0, 10.0, "取組みの内容");
    page.image();
    file(&[page.clone(), page], "")
}

fn cases() -> u32 {
    std::env::var("TOMEI_PDF_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn wrong_bytes_do_no_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_usize..40), 1..12)) {
        let mut bytes = sample();
        for (place, byte, length) in changes {
            let at = place.index(bytes.len());
            match length {
                0..20 => bytes[at] = byte,
                // A number or a key that is another one.
                20..30 => bytes[at] = bytes[(at * 7) % bytes.len()],
                _ => {
                    let end = (at + length).min(bytes.len());
                    bytes.drain(at..end);
                }
            }
        }
        let limits = Limits { characters: 10_000, rules: 10_000, ..Limits::default() };
        drop(read(&bytes, &limits));
    }
}
