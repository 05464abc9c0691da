//! Each normalized character comes from complete characters of the source, in order, and none of them is invisible.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tomei_search::text::normalize::{normalize, normalize_with_offsets};

fuzz_target!(|source: &str| {
    let normalized = normalize_with_offsets(source);
    let mut before = 0;
    for at in 0..normalized.characters.len() {
        let range = normalized.source_range(at, at + 1);
        assert!(source.get(range.clone()).is_some_and(|part| !part.is_empty()), "{range:?} is no part of {source:?}");
        assert!(range.start >= before, "{range:?} comes after {before} in {source:?}");
        before = range.start;
    }
    let text = normalize(source);
    assert!(!text.chars().any(char::is_control), "{text:?}");
    assert!(text.chars().eq(normalized.characters));
});
