//! Fingerprints of plain data: hashes that differ for data that differ.

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_128;

/// The fingerprint of `value`, computed from its serialized form.
pub fn of(value: &(impl Serialize + ?Sized)) -> u128 {
    xxh3_128(&postcard::to_stdvec(value).expect("plain data has a postcard form"))
}
