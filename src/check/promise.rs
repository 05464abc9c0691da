//! Promises without a linked result.

use crate::model::document::Document;
use crate::model::item::{Item, Role};

/// The promises that no result was linked to.
pub(super) fn without_result(document: &Document) -> impl Iterator<Item = &Item> {
    let promises = document.items(Role::Promise).zip(&document.has_result);
    promises.filter(|(_, has_result)| !**has_result).map(|(promise, _)| promise)
}
