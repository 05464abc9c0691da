//! Seeds of random tests: different in every run, and repeatable after a failure.

use std::hash::{BuildHasher, Hasher, RandomState};

/// The number in `TOMEI_SEED`, or another one in every run; a test that fails prints it.
pub fn seed() -> u64 {
    match std::env::var("TOMEI_SEED") {
        Ok(seed) => seed.parse().expect("TOMEI_SEED is a number"),
        Err(_) => RandomState::new().build_hasher().finish(),
    }
}
