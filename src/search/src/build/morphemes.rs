//! Morphemes of a text with their parts of speech, for callers that need the kind of each word.

use std::ops::Range;

use lindera_dictionary::viterbi::Lattice;

use crate::build::error::BuildError;
use crate::build::ipadic::Ipadic;
use crate::document::DictionaryWord;
use crate::text::morpheme::segment;

/// An occurrence of a morpheme, with its part of speech in IPADIC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Morpheme<'a> {
    /// The position in bytes of the text.
    pub range: Range<usize>,
    pub surface: &'a str,
    /// From the general to the specific; `*` or empty if IPADIC has no more detail.
    pub part_of_speech: [&'a str; 4],
}

/// IPADIC with the words of a site.
pub struct Analyser(Ipadic);

impl Analyser {
    /// Loads the dictionary and compiles `words`.
    ///
    /// # Errors
    ///
    /// [`BuildError::Dictionary`] if Lindera cannot compile them.
    pub fn new(words: &[DictionaryWord]) -> Result<Self, BuildError> {
        Ipadic::new(words).map(Self)
    }

    /// Tokenizes `text` as it is written, without normalizing it.
    pub fn morphemes<'a>(&'a self, text: &'a str) -> Vec<Morpheme<'a>> {
        let mut found = Vec::new();
        segment(&self.0.parts(), &mut Lattice::default(), text, |range, word| {
            let surface = &text[range.clone()];
            found.push(Morpheme { range, surface, part_of_speech: self.0.part_of_speech(word) });
        });
        found
    }
}

/// The base forms of all morphemes of each text, for measuring the ranking.
///
/// # Errors
///
/// As [`Analyser::new`].
#[doc(hidden)]
pub fn base_forms(texts: &[String], words: &[DictionaryWord]) -> Result<Vec<Vec<String>>, BuildError> {
    let ipadic = Ipadic::new(words)?;
    let mut lattice = Lattice::default();
    let mut of_text = |text: &String| {
        let mut forms = Vec::new();
        segment(&ipadic.parts(), &mut lattice, text, |range, word| {
            forms.push(ipadic.detail(word).base.unwrap_or(&text[range]).to_owned());
        });
        forms
    };
    Ok(texts.iter().map(&mut of_text).collect())
}

#[cfg(test)]
mod tests {
    use super::Analyser;

    #[test]
    fn morphemes_tell_their_part_of_speech() {
        let analyser = Analyser::new(&[]).expect("the dictionary loads");
        let morphemes = analyser.morphemes("山田太郎氏を");
        let kinds: Vec<_> = morphemes.iter().map(|morpheme| (morpheme.surface, morpheme.part_of_speech)).collect();
        let name = |kind| ["名詞", "固有名詞", "人名", kind];
        assert_eq!(kinds[..2], [("山田", name("姓")), ("太郎", name("名"))]);
        assert_eq!(kinds[2], ("氏", ["名詞", "接尾", "人名", "*"]));
    }
}
