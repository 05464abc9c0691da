//! The words of a site as a user dictionary of Lindera.

use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::{Dictionary, UserDictionary};

use crate::build::error::BuildError;
use crate::document::DictionaryWord;
use crate::text::normalize::normalize;

/// Compiles `words` with Lindera's own builder; `None` if there are none.
///
/// # Errors
///
/// [`BuildError::Dictionary`] if Lindera rejects them.
pub fn user_dictionary(
    dictionary: &Dictionary,
    words: &[DictionaryWord],
) -> Result<Option<UserDictionary>, BuildError> {
    let mut rows: Vec<String> = words.iter().filter_map(row).collect();
    rows.sort();
    rows.dedup();
    if rows.is_empty() {
        return Ok(None);
    }
    DictionaryBuilder::new(dictionary.metadata.as_ref().clone())
        .build_user_dict_from_reader(rows.concat().as_bytes())
        .map(Some)
        .map_err(|error| BuildError::Dictionary(error.to_string()))
}

/// A row in Lindera's format. The surface is normalized, since the text in which it is searched is normalized as well.
fn row(word: &DictionaryWord) -> Option<String> {
    let surface = normalize(&word.surface);
    let plain = |text: &str| text.replace([',', '"', '\n', '\r'], "");
    let usable = !surface.is_empty() && !surface.contains([',', '"']);
    usable.then(|| format!("{surface},{},{}\n", plain(&word.part_of_speech), plain(&word.reading)))
}
