//! Makes the readings files of a site's pages, if the site enables ふりがな.

use xxhash_rust::xxh3::Xxh3;

use crate::diagnostic::Diagnostic;
use crate::index;
use crate::model::content_file::ContentFile;
use crate::model::path::SitePath;
use crate::model::site::Site;
use crate::pipeline::fault::UnusableDictionary;
use crate::pipeline::search;
use crate::render::furigana;
use crate::render::page::Page;

/// The analyser that determines readings, with a hash of the dictionary that its results depend on.
pub struct Readings {
    reader: furigana::Readings,
    words: u128,
}

/// The analyser for `site`; `None` if pages have no switch for ふりがな.
pub fn readings(site: &Site) -> Option<Readings> {
    if !site.tables.config.furigana {
        return None;
    }
    let words = index::vocabulary(site).words;
    let number = search::words_number(&words);
    Some(Readings { reader: furigana::Readings::new(words), words: number })
}

/// The path of the readings file of a page.
pub fn path_beside(page: &Page) -> Option<SitePath> {
    furigana::path(&page.address.path)
}

impl Readings {
    /// A hash of the inputs of a page's readings, given the hash of the page's inputs.
    pub fn inputs(&self, page: u128) -> u128 {
        let mut hasher = Xxh3::new();
        hasher.update(&page.to_le_bytes());
        hasher.update(&self.words.to_le_bytes());
        hasher.digest128()
    }

    /// The readings file for the page `html`.
    ///
    /// # Errors
    ///
    /// If the dictionary cannot be compiled.
    pub fn of_page(&self, html: &[u8]) -> Result<Vec<u8>, Diagnostic> {
        let fault = |reason| Diagnostic::of_file(ContentFile::Dictionary.path(), UnusableDictionary { reason });
        self.reader.of_page(html).map_err(fault)
    }
}
