//! Words that a correction must not repeat, and where they still stand.

use sha2::{Digest, Sha256};

use crate::correct::edit::Words;
use crate::correct::fault::{WithheldRepeated, WithheldStand};
use crate::correct::request::{OldWords, Request};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::content_file::ContentFile;
use crate::model::source::Span;

/// The hash that the record keeps of words that it withholds, in hexadecimal digits.
pub fn hash(words: &str) -> String {
    Sha256::digest(words.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Refuses new words and a reason that say what is to be withheld.
///
/// # Errors
///
/// [`WithheldRepeated`].
pub fn refuse_repetition(words: &Words, request: &Request) -> Result<(), Fault> {
    let is_repeated = |text: &str| text.contains(words.before.trim());
    match request.old_words {
        OldWords::Withheld if is_repeated(&words.after) => Err(WithheldRepeated { option: "--after" }.into()),
        OldWords::Withheld if is_repeated(&request.reason) => Err(WithheldRepeated { option: "--reason" }.into()),
        OldWords::Withheld | OldWords::Shown => Ok(()),
    }
}

/// Every place of `text`, that of a content file, where withheld words stand.
pub fn find(file: &str, text: &str, words: &str) -> Vec<Diagnostic> {
    let hash = (file == ContentFile::Corrections.path()).then(|| hash(words));
    let found = text.match_indices(words).map(|(at, words)| Span::new(at, words.len()));
    found.map(|span| Diagnostic::at(file, span, WithheldStand { hash: hash.clone() })).collect()
}
