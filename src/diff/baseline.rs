//! The site as readers know it: from the lock file, from another content
//! folder, or from what was built of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::document::Document;
use crate::model::path::Slug;
use crate::model::publication::{Part, Publication, hash};
use crate::publication::texts::texts;

/// The documents that are public.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    pub documents: BTreeMap<Slug, BaselineDocument>,
}

/// A document that is public.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaselineDocument {
    pub path: String,
    pub texts: BTreeMap<Part, BaselineText>,
    /// The corrections that readers know, where that is known.
    pub corrections: Option<BTreeSet<u128>>,
}

/// A text that is public: itself, or what is remembered of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaselineText {
    Known(String),
    Hash(u128),
    /// A name that is withheld or not filled in: the data tell no more.
    NameNotGiven,
}

/// What a sheet writes for a name that is not given.
const WITHHELD: &str = "withheld";

impl BaselineText {
    /// Whether it is this text.
    pub fn is(&self, text: &str) -> bool {
        match self {
            Self::Known(known) => known == text,
            Self::Hash(known) => *known == hash(text),
            Self::NameNotGiven => text == WITHHELD,
        }
    }
}

impl Baseline {
    /// What the lock file remembers.
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

    /// The documents of another site.
    pub fn of_documents(documents: &[Arc<Document>]) -> Self {
        let old = |document: &Arc<Document>| {
            let texts = texts(document).into_iter();
            let known = BaselineDocument {
                path: document.path.to_string(),
                texts: texts.map(|(part, text)| (part, BaselineText::Known(text.into_owned()))).collect(),
                corrections: None,
            };
            (document.id.value.clone(), known)
        };
        Self { documents: documents.iter().map(old).collect() }
    }

    /// Puts in the texts of `at_hand` that are just the ones remembered.
    pub fn fill(&mut self, at_hand: &Self) {
        for (id, document) in &mut self.documents {
            let Some(found) = at_hand.documents.get(id) else { continue };
            for (part, text) in &mut document.texts {
                let BaselineText::Hash(remembered) = text else { continue };
                let found = match found.texts.get(part) {
                    Some(BaselineText::Known(found)) => found,
                    Some(BaselineText::NameNotGiven) => WITHHELD,
                    Some(BaselineText::Hash(_)) | None => continue,
                };
                if hash(found) == *remembered {
                    *text = BaselineText::Known(found.to_owned());
                }
            }
        }
    }
}
