//! The input of the search: the documents of a site, and its vocabulary.

/// One page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The path relative to the site's root, for example `2019/shimin-kyodo/goal-2.html`.
    pub url: String,
    pub title: String,
    /// The department, the year and the kind of the page. It is shown with a hit, but not searched.
    pub about: String,
    pub facets: Vec<FacetValue>,
    /// The passages in page order. No match extends from one passage into another, or from the title into a passage.
    pub passages: Vec<Passage>,
    /// Pairs of a promise and a result that an editor linked to it, by their numbers among the passages.
    pub answers: Vec<(usize, usize)>,
    pub standing: Standing,
}

/// Whether a page comes before others that match a query as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Standing {
    #[default]
    First,
    Second,
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
    /// Groups of names for the same thing.
    pub aliases: Vec<Vec<String>>,
    /// Words that are searched for, each with another word that is to be found with it.
    pub synonyms: Vec<Synonym>,
    /// Rows of the site's own dictionary.
    pub words: Vec<DictionaryWord>,
    /// Names with their readings in kana: terms of the 五十音 index that are not words of the dictionary.
    pub readings: Vec<(String, String)>,
    /// The names of the facets in the order in which they are shown. Facets that are not listed come last, sorted by
    /// name.
    pub facets: Vec<String>,
}

/// A word that is to be found with another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Synonym {
    /// The word that is searched for.
    pub typed: String,
    /// The word that is found with it.
    pub found: String,
    pub relation: Relation,
}

/// How the word that is found relates to the one that was searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// It means the same.
    Same,
    /// What was searched for is one kind of it.
    Broader,
}

/// A word that IPADIC lacks or gives another reading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DictionaryWord {
    pub surface: String,
    /// The most general part of speech in IPADIC, for example 名詞.
    pub part_of_speech: String,
    /// The reading in katakana.
    pub reading: String,
}
