//! The items of a document that its own tags and links refer to.

use std::collections::BTreeSet;

use crate::validate::block::{Block, ListItem};
use crate::validate::body_text::BodyText;
use crate::validate::{outline, tag};

/// The ids of items that tags in the same document refer to.
pub(super) fn referred(body: &BodyText, outline: &outline::Outline, file: &str) -> BTreeSet<String> {
    fn add(items: &[ListItem], body: &BodyText, found: &mut BTreeSet<String>) {
        for item in items {
            found.extend(item.text.first().map(|text| tag::targets(&body.text[text.clone()])).unwrap_or_default());
            add(&item.children, body, found);
        }
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let anchors = outline.links.iter().filter_map(|link| link.value.split_once('#'));
    let mut found: BTreeSet<String> =
        anchors.filter(|(path, _)| path.is_empty() || *path == name).map(|(_, anchor)| anchor.to_owned()).collect();
    for block in &outline.blocks {
        if let Block::List { items, .. } = block {
            add(items, body, &mut found);
        }
    }
    found
}
