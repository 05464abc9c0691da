//! The record of what was imported: `imported.lock` in the folder of a department and year.
//!
//! It has the documents as the import wrote them, before any person edited them. Only with them can it be known who has changed a
//! text: the sheet or a person. They are whole texts, not hashes, so that a conflict can show what was there before, and a clerk
//! can read them. The file lies beside the documents, so that it is written, moved and stored together with them.
//!
//! ```text
//! tomei imported 1
//! # 取り込んだままの文書の控えです。…
//!
//! content/2024/kikaku/goal-1.md
//!   ---
//!   id: 2024-kikaku-1
//! ```

use std::collections::BTreeMap;

use crate::import::change::without_dates;
use crate::update::version::Version;

/// The name of the file.
pub const NAME: &str = "imported.lock";

const HEAD: &str = "tomei imported 1";
const ABOUT: &str =
    "# 取り込んだままの文書の控えです。「tomei import」だけが書きます。手で直さず、content と一緒に保存してください。";

/// Documents as they were imported, by the paths of their files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported(BTreeMap<String, String>);

impl Imported {
    /// Reads the record. Lines before the first path are passed over.
    pub fn parse(text: &str) -> Self {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        let mut open: Option<&mut String> = None;
        for line in text.lines().skip(1).filter(|line| !line.starts_with('#')) {
            match (line.strip_prefix("  "), &mut open) {
                (Some(words), Some(text)) => **text += &format!("{words}\n"),
                (None, Some(text)) if line.is_empty() => text.push('\n'),
                (None, _) if !line.trim().is_empty() => {
                    open = Some(found.entry(line.trim_end().to_owned()).or_default());
                }
                _ => {}
            }
        }
        Self(found.into_iter().map(|(file, text)| (file, format!("{}\n", text.trim_end_matches('\n')))).collect())
    }

    /// The text of the file.
    pub fn print(&self) -> String {
        let mut text = format!("{HEAD}\n{ABOUT}\n");
        for (file, document) in &self.0 {
            text += &format!("\n{file}\n");
            document
                .lines()
                .for_each(|line| text += &format!("{}\n", if line.is_empty() { "" } else { "  " }.to_owned() + line));
        }
        text
    }

    /// Records a document; one that differs only in its dates stays as it is.
    pub fn put(&mut self, file: &str, text: &str) {
        let same = |known: &String| without_dates(known) == without_dates(text);
        if !self.0.get(file).is_some_and(same) {
            self.0.insert(file.to_owned(), text.to_owned());
        }
    }

    /// The version of a document that was imported before: by its file, or by its id if the file was moved.
    pub fn version(&self, now: &Version) -> Option<Version> {
        let id = format!("id: {}", now.document.id.value);
        let text = self.0.get(&now.file).or_else(|| {
            let has_id = |text: &&String| text.lines().take_while(|line| !line.is_empty()).any(|line| line == id);
            self.0.values().find(has_id)
        })?;
        Version::read(&now.file, text).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Imported;

    proptest! {
        #[test]
        fn what_is_recorded_is_read_again(texts in prop::collection::btree_map("[a-z]{1,3}", "(---\n)([ a#あ-]{0,5}\n){0,4}題\n", 0..4)) {
            let mut imported = Imported::default();
            texts.iter().for_each(|(file, text)| imported.put(file, text));
            let printed = imported.print();
            prop_assert_eq!(Imported::parse(&printed), imported.clone());
            prop_assert_eq!(Imported::parse(&printed.replace('\n', "\r\n")), imported);
        }
    }
}
