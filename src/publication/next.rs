//! Computes the lock file after a publication: the shown documents are added, and no id that was ever used is removed.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::model::document::Document;
use crate::model::path::Slug;
use crate::model::publication::{Part, Publication, Published, PublishedText, correction_hash};
use crate::model::source::Span;
use crate::model::table::Correction;
use crate::publication::compare::Present;
use crate::publication::seen;
use crate::publication::texts::texts;

/// The record after publishing on `today`, given what is `known` of earlier publications.
pub fn next(known: Publication, visible: &[Arc<Document>], present: &Present, today: Date) -> Publication {
    let mut documents = known.documents;
    let published: Vec<(Slug, Published)> = visible
        .par_iter()
        .map(|document| {
            let id = &document.id.value;
            (id.clone(), publish(documents.get(id), document, present.corrections(id), today))
        })
        .collect();
    for (id, known) in &mut documents {
        if present.document(id).is_none() {
            known.withdrawn.get_or_insert(today);
        }
    }
    documents.extend(published);
    Publication { documents }
}

fn publish(known: Option<&Published>, document: &Document, corrections: &[&Correction], today: Date) -> Published {
    let mut moved = known.map(|known| known.moved.clone()).unwrap_or_default();
    moved.extend(known.map(|known| known.path.clone()));
    moved.remove(&document.path);
    Published {
        path: document.path.clone(),
        moved,
        since: known.map_or(today, |known| known.since),
        withdrawn: None,
        fingerprint: document.fingerprint,
        texts: published_texts(known, document),
        corrections: corrections.iter().map(|correction| correction_hash(correction)).collect(),
        span: Span::default(),
    }
}

/// The present texts, and every earlier item, whose id remains reserved.
fn published_texts(known: Option<&Published>, document: &Document) -> BTreeMap<Part, PublishedText> {
    let items = known.into_iter().flat_map(|known| &known.texts).filter(|(part, _)| matches!(part, Part::Item(_)));
    let withdrawn = items.map(|(part, text)| (part.clone(), PublishedText { is_withdrawn: true, ..*text }));
    let mut published: BTreeMap<Part, PublishedText> = withdrawn.collect();
    let texts = texts(document).into_iter();
    published.extend(texts.map(|(part, text)| {
        let hash = seen::hash(&part, &text);
        (part, PublishedText { hash, is_withdrawn: false })
    }));
    published
}
