//! ふりがな: the readings of a page's kanji, in a file of their own beside the page. The page's HTML has no ruby itself.
//!
//! Readings are made for elements that the theme marks with the attribute `data-furigana`. The file lists the distinct
//! words of the page, then the order in which they occur: `{"words": [["特殊", "とくしゅ"], ["市", ""]], "text": [0, 1, 0]}`.
//! The words in this order, joined, are all kanji of the marked text. A word whose reading is uncertain has an empty
//! one.

mod plain;
mod readings;
mod text;
mod walk;

use crate::model::config::Config;
use crate::model::path::SitePath;

pub use crate::render::furigana::readings::Readings;

const ENDING: &str = ".furigana.json";

/// The path of the readings file for the page at `page`; `None` for files that are not pages, and for the cards that
/// other sites embed, which run no script.
pub fn path(page: &SitePath) -> Option<SitePath> {
    let stem = page.as_str().strip_suffix(".html").filter(|stem| !stem.starts_with("embed/"))?;
    Some(SitePath::from_parts(format!("{stem}{ENDING}")))
}

/// Whether pages in the language `code` have readings: those in Japanese, in any spelling of its BCP 47 code, if the
/// site enables ふりがな.
pub fn is_read(config: &Config, code: &str) -> bool {
    config.furigana && code.split('-').next() == Some("ja")
}

/// The path of the page that the readings file at `path` belongs to.
pub fn page_of(path: &str) -> Option<String> {
    path.strip_suffix(ENDING).map(|stem| format!("{stem}.html"))
}
