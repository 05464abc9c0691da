//! Finds the label of a column with which a text begins.

use std::collections::BTreeMap;

use crate::import::label_match::LabelMatch;

/// The labels of columns by their first character, and the longest first. An inner `None` is a label of the form that names no
/// column. Every cell of a file is compared with them, and few begin like any.
pub struct ColumnWords<'a>(BTreeMap<char, Vec<(String, Option<LabelMatch<'a>>)>>);

impl<'a> ColumnWords<'a> {
    /// Of labels that are spelled alike the last one counts, and that of the form before that of a column.
    pub fn new(columns: Vec<(String, LabelMatch<'a>)>, form_labels: &[String]) -> Self {
        let columns = columns.into_iter().map(|(words, label)| (words, Some(label)));
        let all: BTreeMap<String, Option<LabelMatch<'a>>> =
            columns.chain(form_labels.iter().map(|words| (words.clone(), None))).collect();
        let mut by_first: BTreeMap<char, Vec<_>> = BTreeMap::new();
        for (words, label) in all {
            if let Some(first) = words.chars().next() {
                by_first.entry(first).or_default().push((words, label));
            }
        }
        by_first.values_mut().for_each(|words| words.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        Self(by_first)
    }

    /// The longest label with which `text` begins.
    pub fn longest(&self, text: &str) -> Option<&(String, Option<LabelMatch<'a>>)> {
        let words = self.0.get(&text.chars().next()?)?;
        words.iter().find(|(words, _)| text.starts_with(words))
    }
}
