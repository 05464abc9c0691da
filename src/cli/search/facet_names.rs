//! The names of the facets, taken from the word files of the embedded theme.

use crate::diagnostic::lang::Lang;
use crate::i18n::read;
use crate::i18n::words::{Entries, Word};
use crate::theme;

/// The words of one language.
pub(super) struct FacetNames(Entries);

impl FacetNames {
    /// The names in the language of messages.
    pub(super) fn new(lang: Lang) -> Self {
        let code = match lang {
            Lang::Ja => "ja",
            Lang::En => "en",
        };
        let file = theme::words_file(code);
        let written = theme::embedded().remove(&file).expect("the embedded theme has both languages");
        let written = String::from_utf8(written).expect("the embedded words are UTF-8");
        Self(read::read(&file, &written, &[]).0)
    }

    /// The name of a facet. If this version has no name for it, the key is used.
    pub(super) fn name<'a>(&'a self, facet: &'a str) -> &'a str {
        match self.0.get(&format!("search.facets.{facet}")) {
            Some(Word::Text(name)) => name,
            Some(Word::Counted { .. }) | None => facet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FacetNames;
    use crate::diagnostic::lang::Lang;
    use crate::index::facets;

    #[test]
    fn every_facet_has_a_name_in_both_languages() {
        for lang in [Lang::Ja, Lang::En] {
            let names = FacetNames::new(lang);
            for facet in facets::names() {
                assert_ne!(names.name(facet), facet, "{lang:?}");
            }
        }
    }

    #[test]
    fn a_facet_without_words_is_called_by_its_key() {
        assert_eq!(FacetNames::new(Lang::En).name("unheard-of"), "unheard-of");
    }
}
