//! No file stops a reader, whatever happened to its bytes: the sheets that fuzzing begins with, changed at random places.
//!
//! `TOMEI_MUTATION` and `TOMEI_MUTATION_SEED` are as in [`crate::mutation`]. `tests/fuzz/run` tries the same readers for
//! longer and looks for what it has not seen yet; an input that fails here belongs into its `kept/FORMAT/`.

#[path = "../../fuzz/fuzz_targets/package.rs"]
mod package;

use std::panic::{AssertUnwindSafe, catch_unwind};

use tomei::import::read::read;
use tomei::model::form::Hidden;

use crate::mutation::{Numbers, changed, plan};
use crate::site::{files, repository};

use package::{FORMATS, Format};

fn stored(folder: &str, format: &str) -> Vec<Vec<u8>> {
    let folder = repository().join("tests/fuzz").join(folder).join(format);
    if folder.exists() { files(&folder).into_values().collect() } else { Vec::new() }
}

/// What happened: whether the reader came back, and whether it has read a file.
fn tried((name, file): Format, bytes: &[u8]) -> (bool, bool) {
    let read = || read(&format!("sheet.{name}"), &file(bytes), Hidden::Read).is_ok();
    let result = catch_unwind(AssertUnwindSafe(read));
    (result.is_ok(), result.unwrap_or_default())
}

#[test]
fn the_seeds_of_each_format_are_read() {
    for format in FORMATS {
        let seeds = stored("seeds", format.0);
        assert!(!seeds.is_empty(), "{} has no seeds", format.0);
        seeds.iter().for_each(|seed| assert_eq!(tried(format, seed), (true, true), "{}", format.0));
    }
}

#[test]
fn no_change_of_a_file_stops_its_reader() {
    let (cases, seed) = plan();
    for format in FORMATS {
        let (seeds, mut numbers) = (stored("seeds", format.0), Numbers(seed));
        let inputs = stored("kept", format.0).into_iter().chain((0..cases / 8).map(|_| changed(&mut numbers, &seeds)));
        for bytes in inputs {
            assert!(tried(format, &bytes).0, "{}: TOMEI_MUTATION_SEED={seed} makes it again: {bytes:02x?}", format.0);
        }
    }
}
