//! Plural forms according to the Unicode CLDR.
//!
//! `Intl.PluralRules` in browsers follows the same rules, so that a page and its scripts choose the same form.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// A plural category of CLDR. `Other`, which every language has, is sorted last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Category(PluralCategory);

impl Category {
    /// The category that every language has.
    pub const OTHER: Self = Self(PluralCategory::Other);

    /// The category with the CLDR name `name`, e.g. `few`.
    pub fn from_name(name: &str) -> Option<Self> {
        PluralCategory::get_for_cldr_string(name).map(Self)
    }

    /// The CLDR name of the category.
    pub fn name(self) -> &'static str {
        match self.0 {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }
}

/// The category of a count in the language `code`; [`Category::OTHER`] for a language that CLDR does not know.
pub fn category(code: &str, count: u64) -> Category {
    let locale = Locale::try_from_str(code).unwrap_or(Locale::UNKNOWN);
    let rules = PluralRules::try_new_cardinal(locale.into()).expect("the rules are compiled in");
    Category(rules.category_for(count))
}

#[cfg(test)]
mod tests {
    use super::category;

    #[test]
    fn counts_have_the_categories_of_cldr() {
        let check = |code: &str, expected: &[(u64, &str)]| {
            let found = expected.iter().map(|(count, _)| (*count, category(code, *count).name()));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{code}");
        };
        check("ja", &[(0, "other"), (1, "other"), (2, "other")]);
        check("en", &[(0, "other"), (1, "one"), (2, "other"), (21, "other")]);
        check("fr", &[(0, "one"), (1, "one"), (2, "other"), (1_000_000, "many")]);
        check("pt-BR", &[(0, "one"), (1, "one")]);
        check("pt-PT", &[(0, "other"), (1, "one")]);
        check("pl", &[(1, "one"), (2, "few"), (5, "many"), (12, "many"), (22, "few")]);
        check("ru", &[(1, "one"), (3, "few"), (11, "many"), (21, "one"), (100, "many")]);
        check("ar", &[(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other")]);
        check("zh-Hant-TW", &[(1, "other")]);
        check("no language", &[(1, "other")]);
    }
}
