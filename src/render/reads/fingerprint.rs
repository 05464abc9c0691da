//! Numbers that differ where plain data differ.

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_128;

/// The fingerprint of plain data.
pub fn of(value: &(impl Serialize + ?Sized)) -> u128 {
    xxh3_128(&postcard::to_stdvec(value).expect("plain data has a postcard form"))
}
