//! What is searched: the documents of a site, and its vocabulary.

/// One page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Site-relative address, for example `2019/shimin-kyodo/goal-2.html`.
    pub url: String,
    pub title: String,
    /// The department, year and kind of the page, shown with a hit and never searched.
    pub about: String,
    pub facets: Vec<FacetValue>,
    /// In page order. No match reaches from one passage into another, or from the title into a passage.
    pub passages: Vec<Passage>,
}

/// One value of one facet, for example (`department`, `shimin-kyodo`, `市民協働部`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FacetValue {
    pub facet: String,
    pub value: String,
    pub label: String,
}

/// A promise, result, issue or paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// The id of the element on the page, without `#`.
    pub anchor: Option<String>,
    pub text: String,
}

/// The words of a site beyond those of its documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Groups of names of one thing.
    pub aliases: Vec<Vec<String>>,
    /// Rows of the site's own dictionary.
    pub words: Vec<DictionaryWord>,
    /// Names with their readings in kana: terms of the 五十音 index that are no words of the dictionary.
    pub readings: Vec<(String, String)>,
    /// The names of the facets, in the order in which they are shown; facets without a place in it come last, by name.
    pub facets: Vec<String>,
}

/// A word that IPADIC does not have, or has with another reading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DictionaryWord {
    pub surface: String,
    /// IPADIC's most general one, for example 名詞.
    pub part_of_speech: String,
    /// In katakana.
    pub reading: String,
}
