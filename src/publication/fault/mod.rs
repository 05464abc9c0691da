//! Faults found by comparing a site with what was published before.

pub mod document;
pub mod id;
pub mod lock;
pub mod text;

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::{Describe, Fault};
use crate::diagnostic::rule::Rule;

/// The faults that are documented together with the rules.
pub const RULES: [Rule; 10] = [
    id::ID_REUSED,
    id::ITEM_REUSED,
    document::VANISHED,
    document::HIDDEN,
    id::ID_CHANGED,
    id::ITEM_ID_CHANGED,
    text::TEXT_VANISHED,
    text::TEXT_EDITED,
    text::CORRECTION_VANISHED,
    id::ADDRESS_TAKEN,
];

/// Whether the fault was found by the comparison with what was published before.
pub fn is_of_comparison(fault: &Fault) -> bool {
    let is_its = |code: Code| code == fault.code();
    is_its(lock::BrokenLock::CODE) || RULES.iter().any(|rule| is_its(rule.code))
}
