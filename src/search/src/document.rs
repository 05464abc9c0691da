//! What the generator hands over: documents, and what the site knows about its words.

/// One page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Site-relative address, for example `2019/shimin-kyodo/goal-2.html`.
    pub url: String,
    pub title: String,
    /// Where the page belongs, shown with a hit and never searched.
    pub about: String,
    pub facets: Vec<FacetValue>,
    /// In page order. A search term never spans two passages, nor the title and a passage.
    pub passages: Vec<Passage>,
}

/// One value of one facet, for example (`department`, `shimin-kyodo`, `市民協働部`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FacetValue {
    pub facet: String,
    pub value: String,
    pub label: String,
}

/// One promise, result, issue or paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// The id of the element on the page, without `#`.
    pub anchor: Option<String>,
    pub text: String,
}

/// What the site knows about its words, beside the documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Groups of names that mean one thing.
    pub aliases: Vec<Vec<String>>,
    /// Rows of the site's own dictionary.
    pub words: Vec<DictionaryWord>,
    /// Names and their readings in kana that are terms of the index without being dictionary words.
    pub readings: Vec<(String, String)>,
}

/// A word that IPADIC does not know, or reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DictionaryWord {
    pub surface: String,
    pub part_of_speech: String,
    /// In katakana.
    pub reading: String,
}
