//! Any bytes are read as a sheet or refused with a fault: no panic, no hang, no more memory than the limit.
//!
//! `TOMEI_FORMAT` names the format. The bytes of a format that is packed (a Word document, a workbook) are those of its
//! main part, since the checksums of a package keep out nearly everything else.

#![no_main]

mod package;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tomei::import::read::read;
use tomei::model::form::Hidden;

use package::{FORMATS, Format};

static FORMAT: LazyLock<Format> = LazyLock::new(|| {
    let wanted = std::env::var("TOMEI_FORMAT").expect("TOMEI_FORMAT names the format");
    FORMATS.into_iter().find(|(name, _)| *name == wanted).expect("TOMEI_FORMAT is one of the formats")
});

fuzz_target!(|bytes: &[u8]| {
    let (name, file) = *FORMAT;
    let _ = read(&format!("sheet.{name}"), &file(bytes), Hidden::Read);
});
