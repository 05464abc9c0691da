//! The facet files: for each facet and each of its values the documents that have it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::IntoParallelIterator;

use crate::build::analysed::Analysed;
use crate::build::archive::compressed_files;
use crate::build::corpus::Corpus;
use crate::build::error::BuildError;
use crate::build::postings::{PostingSource, TermSource, serialize};
use crate::document::FacetValue;
use crate::format::facets::{FacetEntry, FacetTable, facet_key};
use crate::format::frame::FileKind;
use crate::format::terms::{TermData, TermField, encode};

/// By facet and value: the label, and the documents in ascending order.
type Values<'a> = BTreeMap<&'a str, BTreeMap<&'a str, (&'a str, Vec<u32>)>>;

/// A table and a file for each facet. Facets in `order` come first.
pub fn facet_files(analysed: &[Analysed], order: &[String]) -> Result<(Vec<FacetTable>, Vec<Vec<u8>>), BuildError> {
    let corpus = Corpus::empty(analysed.len());
    let mut facets: Vec<_> = values(analysed).into_iter().collect();
    facets.sort_by_key(|(name, _)| order.iter().position(|known| known == name).unwrap_or(order.len()));
    let (mut tables, mut bodies) = (Vec::new(), Vec::new());
    for (name, values) in facets {
        let mut terms: Vec<TermData> = Vec::new();
        let mut entries: Vec<FacetEntry> = Vec::new();
        for (value, (label, documents)) in values {
            let source = PostingSource::Documents(&documents);
            terms.push(serialize(
                &corpus,
                TermSource { text: facet_key(name, value), field: TermField::Facet, source },
            )?);
            let (value, label) = (value.to_owned(), label.to_owned());
            entries.push(FacetEntry { value, label, count: documents.len() as u32 });
        }
        bodies.push(encode(terms.iter()));
        tables.push(FacetTable { name: name.to_owned(), values: entries });
    }
    Ok((tables, compressed_files(FileKind::Facet, bodies.into_par_iter())))
}

fn values(analysed: &[Analysed]) -> Values<'_> {
    let mut all = Values::new();
    for (number, document) in analysed.iter().enumerate() {
        // A value with two labels in one document is counted once, with the first label.
        let distinct: BTreeSet<&FacetValue> = document.document.facets.iter().collect();
        for value in distinct {
            let values = all.entry(&value.facet).or_default();
            let (_, documents) = values.entry(&value.value).or_insert((&value.label, Vec::new()));
            if documents.last() != Some(&(number as u32)) {
                documents.push(number as u32);
            }
        }
    }
    all
}
