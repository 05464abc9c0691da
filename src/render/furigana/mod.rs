//! ふりがな: the readings of a page's kanji, in a file of their own beside the page, which itself stays plain.
//!
//! What is read is what the theme marks with `data-furigana`. The file names the words of the page once, and then
//! which of them follow each other: `{"words": [["特殊", "とくしゅ"], ["市", ""]], "text": [0, 1, 0]}`. All bases
//! together are the kanji of the marked text in order; a word without a reading is one that is not sure.

mod plain;
mod readings;
mod text;
mod walk;

use crate::model::config::Config;
use crate::model::path::SitePath;

pub use crate::render::furigana::readings::Readings;

const ENDING: &str = ".furigana.json";

/// Where the readings of the page at `page` stand; none for files that are no pages.
pub fn path(page: &SitePath) -> Option<SitePath> {
    let stem = page.as_str().strip_suffix(".html")?;
    Some(SitePath::from_parts(format!("{stem}{ENDING}")))
}

/// Whether the kanji of pages whose interface speaks the language `code` are read: Japanese, however it is spelled, where
/// the site switches readings on.
pub fn is_read(config: &Config, code: &str) -> bool {
    config.furigana && code.split('-').next() == Some("ja")
}

/// The page that the readings at `path` are of.
pub fn page_of(path: &str) -> Option<String> {
    path.strip_suffix(ENDING).map(|stem| format!("{stem}.html"))
}
