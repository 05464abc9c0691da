//! The 五十音 index: rows of kana, the readings in each row, and for each reading a page with all documents that contain
//! its terms.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use memchr::memmem::Finder;
use tomei_search::build::analysed::{END, normalized_text};
use tomei_search::document::{Document, Passage};
use unicode_normalization::UnicodeNormalization;
use wana_kana::ConvertJapanese;

use crate::model::site::DocumentIndex;

/// The maximum number of documents that a page lists for a term. Readers who want more can narrow a search.
const MOST_SHOWN: usize = 100;

/// A row of kana, and the readings that begin with one of its kana.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub slug: &'static str,
    /// Its first kana; empty for the row of readings that begin with another character.
    pub kana: &'static str,
    pub readings: Vec<Arc<Reading>>,
}

/// The terms that share an address: those of one reading, or of readings with the same romanization.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading {
    /// The reading in ASCII letters, as in the address.
    pub slug: String,
    pub terms: Vec<Term>,
}

/// A term and the documents that contain it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub surface: String,
    /// The reading in hiragana.
    pub reading: String,
    /// The documents that are shown.
    pub hits: Vec<Hit>,
    /// The number of all documents that contain the term.
    pub total: usize,
}

impl Term {
    /// A term with the first of `hits`.
    pub fn new(surface: String, reading: String, hits: impl ExactSizeIterator<Item = Hit>) -> Self {
        Self { surface, reading, total: hits.len(), hits: hits.take(MOST_SHOWN).collect() }
    }
}

/// A document that contains a term, and the document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub document: DocumentIndex,
    pub text: Arc<Text>,
}

/// A document's text. It is normalized only once, however many terms are searched in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub document: Arc<Document>,
    normalized: OnceLock<String>,
}

impl Text {
    /// The text of a document.
    pub fn new(document: Arc<Document>) -> Self {
        Self { document, normalized: OnceLock::new() }
    }

    /// The passages that contain the normalized `term`, in page order.
    pub fn passages_with<'a>(&'a self, term: &'a Finder) -> impl Iterator<Item = &'a Passage> {
        let texts = self.normalized.get_or_init(|| normalized_text(&self.document)).split_terminator(END).skip(1);
        let holding = texts.zip(&self.document.passages).filter(|(text, _)| term.find(text.as_bytes()).is_some());
        holding.map(|(_, passage)| passage)
    }
}

/// The rows in the order of the syllabary: the name in addresses, the first kana, and all kana of the row.
const ROWS: [(&str, &str, &str); 10] = [
    ("a", "あ", "あいうえおぁぃぅぇぉ"),
    ("ka", "か", "かきくけこゕゖ"),
    ("sa", "さ", "さしすせそ"),
    ("ta", "た", "たちつてとっ"),
    ("na", "な", "なにぬねの"),
    ("ha", "は", "はひふへほ"),
    ("ma", "ま", "まみむめも"),
    ("ya", "や", "やゆよゃゅょ"),
    ("ra", "ら", "らりるれろ"),
    ("wa", "わ", "わゐゑをんゎ"),
];

/// Groups terms into rows and readings. Rows without terms are left out.
pub fn rows(terms: Vec<Term>) -> Vec<Arc<Row>> {
    let mut rows: BTreeMap<usize, BTreeMap<String, Vec<Term>>> = BTreeMap::new();
    for term in terms {
        rows.entry(row_of(&term.reading)).or_default().entry(slug(&term.reading)).or_default().push(term);
    }
    let row = |(number, readings): (usize, BTreeMap<String, Vec<Term>>)| {
        let (slug, kana, _) = ROWS.get(number).copied().unwrap_or(("other", "", ""));
        Arc::new(Row { slug, kana, readings: readings_of(readings) })
    };
    rows.into_iter().map(row).collect()
}

fn readings_of(readings: BTreeMap<String, Vec<Term>>) -> Vec<Arc<Reading>> {
    let reading = |(slug, terms)| Arc::new(Reading { slug, terms });
    let mut all: Vec<Arc<Reading>> = readings.into_iter().map(reading).collect();
    all.sort_by(|left, right| left.terms[0].reading.cmp(&right.terms[0].reading));
    all
}

/// The number of the row of a reading in hiragana; one more than the last if it is in none of them.
pub fn row_of(reading: &str) -> usize {
    let first = first_kana(reading);
    ROWS.iter().position(|(_, _, kana)| kana.contains(first)).unwrap_or(ROWS.len())
}

/// The first kana of a reading, without 濁点 and 半濁点.
pub fn first_kana(reading: &str) -> char {
    reading.nfd().next().unwrap_or('？')
}

/// A reading in ASCII letters. Characters other than kana become their code points.
fn slug(reading: &str) -> String {
    let letter = |character: char| match character {
        'a'..='z' | '0'..='9' => character.to_string(),
        '\'' | '-' => "-".to_owned(),
        other => format!("u{:x}", other as u32),
    };
    reading.to_romaji().to_lowercase().chars().map(letter).collect()
}

impl Row {
    /// The number of terms in the row.
    pub fn term_count(&self) -> usize {
        self.readings.iter().map(|reading| reading.terms.len()).sum()
    }
}

impl Reading {
    /// The term and its document, if the reading has only one of each. It then needs no page of its own.
    pub fn only(&self) -> Option<(&Term, &Hit)> {
        let mut hits = self.hits();
        hits.next().filter(|_| hits.next().is_none())
    }

    fn hits(&self) -> impl Iterator<Item = (&Term, &Hit)> {
        self.terms.iter().flat_map(|term| term.hits.iter().map(move |hit| (term, hit)))
    }
}

/// The kana of a row, given its number.
pub fn row_kana(number: usize) -> &'static str {
    ROWS.get(number).map_or("", |(_, kana, _)| kana)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Hit, MOST_SHOWN, Term, rows, slug};
    use crate::model::site::DocumentIndex;

    fn term(surface: &str, reading: &str) -> Term {
        Term::new(surface.into(), reading.into(), [].into_iter())
    }

    #[test]
    fn readings_become_addresses_of_letters() {
        let check = |reading: &str, expected: &str| assert_eq!(slug(reading), expected);
        check("とくしゅさぎ", "tokushusagi");
        check("こらぼせんたー", "korabosenta-");
        check("がっこう", "gakkou");
        check("かんい", "kan-i");
        check("〆", "u3006");
    }

    #[test]
    fn terms_of_one_reading_share_a_page_and_rows_follow_the_syllabary() {
        let all =
            vec![term("共同", "きょうどう"), term("協働", "きょうどう"), term("概要", "がいよう"), term("愛", "あい")];
        let rows = rows(all);
        let paths = |number: usize| {
            let readings = rows[number].readings.iter();
            readings.map(|reading| (reading.slug.as_str(), reading.terms.len())).collect::<Vec<_>>()
        };
        assert_eq!(paths(0), [("ai", 1)]);
        assert_eq!(paths(1), [("gaiyou", 1), ("kyoudou", 2)]);
    }

    #[test]
    fn long_lists_end_and_a_single_document_needs_no_page() {
        let hit = |number| Hit { document: DocumentIndex(number), text: Arc::default() };
        let many = Term::new("市民".into(), "しみん".into(), (0..401).map(hit));
        assert_eq!((many.total, many.hits.len()), (401, MOST_SHOWN));
        let one = Term::new("検査".into(), "けんさ".into(), [hit(0)].into_iter());
        let rows = rows(vec![many, one]);
        let single = rows.iter().map(|row| row.readings[0].only().is_some());
        assert_eq!(single.collect::<Vec<_>>(), [true, false]);
    }
}
