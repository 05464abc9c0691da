//! The pages of each value of a facet.

use tantivy::DocId;

use crate::error::PackError;
use crate::format::facets::{FacetTable, facet_key};
use crate::format::start::Start;
use crate::format::terms::{TermData, TermField, decode};
use crate::read::segment;
use crate::read::weights::in_list;

/// A value of a facet: the numbers of the facet and of the value in its table.
pub type Named = (usize, usize);

/// The file of a facet, decoded once for all searches.
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
    /// [`PackError::Damaged`] if the bytes are not lists of the site's pages, [`PackError::Engine`] if Tantivy rejects
    /// them.
    pub fn decode(body: &[u8], start: &Start, table: &FacetTable) -> Result<FacetPages, PackError> {
        let terms = decode(body, start.documents)?;
        let all: Vec<&TermData> = terms.iter().collect();
        let reader = segment::open(&start.segment, start.documents, &all)?;
        let mut pages = Vec::with_capacity(table.values.len());
        for entry in &table.values {
            let weight = in_list(TermField::Facet, &facet_key(&table.name, &entry.value));
            let mut of_value = Vec::new();
            weight.for_each(&reader, &mut |page, _| of_value.push(page))?;
            pages.push(of_value);
        }
        if pages.iter().flatten().any(|page| *page >= start.documents) {
            return Err(PackError::Damaged);
        }
        Ok(FacetPages { terms, pages })
    }

    /// The posting list of a value.
    pub fn term(&self, facet: &str, value: &str) -> Option<&TermData> {
        let key = facet_key(facet, value);
        self.terms.iter().find(|term| term.text == key)
    }
}
