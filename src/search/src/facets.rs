//! Facet values: how they are named in the index, and the pages of each.

use tantivy::DocId;

use crate::error::PackError;
use crate::segment;
use crate::start::{FacetTable, Start};
use crate::terms::{Kind, TermData, decode};
use crate::weights::listed;

/// The string under which a facet value is indexed.
pub fn facet_key(facet: &str, value: &str) -> String {
    [facet, "\u{0}", value].concat()
}

/// The file of one facet, read once for all searches.
pub struct FacetPages {
    terms: Vec<TermData>,
    /// By value, in the order of the table; pages ascending.
    pub pages: Vec<Vec<DocId>>,
}

impl FacetPages {
    /// Reads the file of the facet that `table` describes.
    ///
    /// # Errors
    ///
    /// Refuses bytes that are not lists of the site's pages.
    pub fn decode(body: &[u8], start: &Start, table: &FacetTable) -> Result<FacetPages, PackError> {
        let terms = decode(body, start.documents)?;
        let all: Vec<&TermData> = terms.iter().collect();
        let reader = segment::open(&start.segment, start.documents, &all)?;
        let mut pages = Vec::with_capacity(table.values.len());
        for entry in &table.values {
            let weight = listed(Kind::Facet, &facet_key(&table.name, &entry.value));
            let mut of_value = Vec::new();
            weight.for_each(&reader, &mut |page, _| of_value.push(page))?;
            pages.push(of_value);
        }
        match pages.iter().flatten().all(|page| *page < start.documents) {
            true => Ok(FacetPages { terms, pages }),
            false => Err(PackError::Damaged),
        }
    }

    /// The list of a value.
    pub fn term(&self, facet: &str, value: &str) -> Option<&TermData> {
        let key = facet_key(facet, value);
        self.terms.iter().find(|term| term.text == key)
    }
}
