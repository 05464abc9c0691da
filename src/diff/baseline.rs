//! The baseline of a comparison: what readers know of a site, taken from the lock file, from another content folder, or
//! from a built site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::document::Document;
use crate::model::path::Slug;
use crate::model::publication::{Part, Publication};
use crate::publication::seen;
use crate::publication::texts::{WITHHELD, texts};

/// The documents that readers know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    pub documents: BTreeMap<Slug, BaselineDocument>,
}

/// A document that readers know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaselineDocument {
    pub path: String,
    pub texts: BTreeMap<Part, BaselineText>,
    /// The corrections that readers know; `None` if that is not recorded.
    pub corrections: Option<BTreeSet<u128>>,
}

/// A text that readers know, or its hash from the lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaselineText {
    Known(String),
    Hash(u128),
    /// Words that a correction withholds.
    Withheld,
    /// A name that is withheld or was not filled in. The open data do not distinguish the two.
    NameNotGiven,
}

impl BaselineText {
    /// Whether readers see the same in `text`, which is now the text of `part`.
    pub fn is(&self, part: &Part, text: &str) -> bool {
        match self {
            Self::Known(known) => seen::is_same(part, known, text),
            Self::Hash(known) => seen::is(part, text, *known),
            Self::NameNotGiven => text == WITHHELD,
            Self::Withheld => false,
        }
    }
}

impl Baseline {
    /// The baseline recorded in a lock file.
    pub fn of_publication(known: &Publication) -> Self {
        let shown = known.documents.iter().filter(|(_, published)| published.withdrawn.is_none());
        let documents = shown.map(|(id, published)| {
            let texts = published.texts.iter().filter(|(_, text)| !text.is_withdrawn);
            let document = BaselineDocument {
                path: published.path.to_string(),
                texts: texts.map(|(part, text)| (part.clone(), BaselineText::Hash(text.hash))).collect(),
                corrections: Some(published.corrections.clone()),
            };
            (id.clone(), document)
        });
        Self { documents: documents.collect() }
    }

    /// The baseline given by the documents of another site.
    pub fn of_documents(documents: &[Arc<Document>]) -> Self {
        let baseline = |document: &Arc<Document>| {
            let texts = texts(document).into_iter();
            let known = BaselineDocument {
                path: document.path.to_string(),
                texts: texts.map(|(part, text)| (part, BaselineText::Known(text.into_owned()))).collect(),
                corrections: None,
            };
            (document.id.value.clone(), known)
        };
        Self { documents: documents.iter().map(baseline).collect() }
    }

    /// Replaces hashes by the texts with these hashes in `at_hand`.
    pub fn fill(&mut self, at_hand: &Self) {
        for (id, document) in &mut self.documents {
            let Some(found) = at_hand.documents.get(id) else { continue };
            for (part, text) in &mut document.texts {
                let BaselineText::Hash(published) = text else { continue };
                let found = match found.texts.get(part) {
                    Some(BaselineText::Known(found)) => found,
                    Some(BaselineText::NameNotGiven) => WITHHELD,
                    Some(BaselineText::Hash(_) | BaselineText::Withheld) | None => continue,
                };
                if seen::is(part, found, *published) {
                    *text = BaselineText::Known(found.to_owned());
                }
            }
        }
    }
}
