//! The readings of a site's pages, where the site has the switch for them.

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

/// The reader, and a fingerprint of what its readings depend on besides the page.
pub struct Readings {
    reader: furigana::Readings,
    words: u128,
}

/// The reader of `site`; none where pages have no switch.
pub fn readings(site: &Site) -> Option<Readings> {
    if !site.tables.config.furigana {
        return None;
    }
    let words = index::vocabulary(site).words;
    let number = search::words_number(&words);
    Some(Readings { reader: furigana::Readings::new(words), words: number })
}

/// Where the readings of a page stand.
pub fn path_beside(page: &Page) -> Option<SitePath> {
    furigana::path(&page.address.path)
}

impl Readings {
    /// What the readings of a page are made from, by the number of what the page is made from.
    pub fn inputs(&self, page: u128) -> u128 {
        let mut hasher = Xxh3::new();
        hasher.update(&page.to_le_bytes());
        hasher.update(&self.words.to_le_bytes());
        hasher.digest128()
    }

    /// The file beside the page `html`.
    ///
    /// # Errors
    ///
    /// A dictionary that cannot be compiled.
    pub fn of_page(&self, html: &[u8]) -> Result<Vec<u8>, Diagnostic> {
        let fault = |reason| Diagnostic::of_file(ContentFile::Dictionary.path(), UnusableDictionary { reason });
        self.reader.of_page(html).map_err(fault)
    }
}
