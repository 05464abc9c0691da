//! The anchors of headings: by their words, so that they stay when other headings come and go.

use std::collections::BTreeMap;

/// The anchor of the section below `heading`. The sign before it stands in no id of an entry.
pub fn of_section(heading: &str, used: &mut BTreeMap<String, usize>) -> String {
    if heading.trim().is_empty() { String::new() } else { free(format!("§{}", plain(heading)), used) }
}

/// The anchor, with a number from the second of its kind.
pub fn free(anchor: String, used: &mut BTreeMap<String, usize>) -> String {
    let times = used.entry(anchor.clone()).or_default();
    *times += 1;
    if *times == 1 { anchor } else { format!("{anchor}-{times}") }
}

/// Words without what an id cannot hold.
pub fn plain(words: &str) -> String {
    let words: Vec<&str> =
        words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    words.join("-")
}
