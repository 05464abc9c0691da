//! Whether a document is published, so that readers know its texts.

use jiff::civil::Date;

use crate::model::document::Document;
use crate::model::publication::Publication;

/// Whether readers have seen `document` on `day`. `known` is what was published, if the site has a lock file.
pub fn is_published(document: &Document, known: Option<&Publication>, day: Date) -> bool {
    let is_early = document.meta.published.is_some_and(|published| published > day);
    let is_new = known.is_some_and(|known| !known.documents.contains_key(&document.id.value));
    !(document.meta.draft || is_early || is_new)
}
