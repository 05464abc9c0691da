//! The pages that match a query, in the requested order.

use tantivy::query::Weight;
use tantivy::{DocId, Score};

use crate::error::PackError;
use crate::format::facets::YEAR;
use crate::format::terms::TermData;
use crate::read::answer::{Advice, Note};
use crate::read::asked::Asked;
use crate::read::expand::ExpandedQuery;
use crate::read::facet_pages::Named;
use crate::read::reader::{NeededFiles, Reader};
use crate::read::request::{Counts, Request, Sort};
use crate::read::segment;
use crate::read::snippet::Needle;

/// The pages found, in order, with further parts of the answer.
#[derive(Default)]
pub(crate) struct Matches {
    pub pages: Vec<(Score, DocId)>,
    /// The number of the first pages that match the query as typed, and of those that match every part of it.
    pub exact: usize,
    pub matching: usize,
    /// The strings to mark in the pages.
    pub needles: Vec<Needle>,
    /// What a question asks for.
    pub asked: Option<Asked>,
    /// The values of facets that the query names.
    pub values: Vec<Named>,
    pub notes: Vec<Note>,
    pub missing: Vec<String>,
    pub advice: Vec<Advice>,
}

impl Reader {
    /// Every page of a weight, with its score; `terms` are the terms that the weight uses.
    pub(crate) fn pages(&self, weight: &dyn Weight, terms: &[&TermData]) -> Result<Vec<(Score, DocId)>, PackError> {
        let reader = segment::open(&self.start.segment, self.start.documents, terms)?;
        let mut pages = Vec::new();
        weight.for_each(&reader, &mut |document, score| pages.push((score, document)))?;
        if pages.iter().any(|(_, document)| *document >= self.start.documents) {
            return Err(PackError::Damaged);
        }
        Ok(pages)
    }

    /// For each page of the site whether it is among `pages`.
    pub(crate) fn flags(&self, pages: &[(Score, DocId)]) -> Vec<bool> {
        let mut flags = vec![false; self.start.documents as usize];
        pages.iter().for_each(|(_, page)| flags[*page as usize] = true);
        flags
    }

    /// The pages that contain the strings of a query, in the requested order. Pages that contain them as typed, which
    /// `typed` says, come before the others.
    pub(crate) fn matches(
        &self,
        mut pages: Vec<(Score, DocId)>,
        typed: &[bool],
        expanded: &ExpandedQuery,
    ) -> Result<Matches, PackError> {
        self.order(&mut pages, expanded.request.sort)?;
        let (mut sorted, others): (Vec<_>, Vec<_>) = pages.into_iter().partition(|(_, page)| typed[*page as usize]);
        let exact = sorted.len();
        sorted.extend(others);
        let pages = sorted;
        let (needles, notes) = (expanded.needles(), expanded.notes.clone());
        let values = expanded.clauses.iter().flat_map(|clause| clause.values.clone()).collect();
        Ok(Matches { exact, matching: pages.len(), pages, needles, values, notes, ..Matches::default() })
    }

    /// Adds the files that are needed for counting and ordering, so that they are fetched in the first round.
    pub(crate) fn need_facets(&self, request: &Request, needs: &mut NeededFiles) {
        if request.counts == Counts::All || request.sort != Sort::Relevance {
            for number in 0..self.start.facets.len() {
                self.facet(number, needs);
            }
        }
    }

    /// Sorts by score, or by year and then by score.
    pub(crate) fn order(&self, pages: &mut [(Score, DocId)], sort: Sort) -> Result<(), PackError> {
        pages.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
        if sort == Sort::Relevance {
            return Ok(());
        }
        let years = self.years()?;
        let year = |document: DocId| years.get(document as usize).copied().unwrap_or(0);
        match sort {
            Sort::OldestFirst => pages.sort_by_key(|(_, document)| year(*document)),
            _ => pages.sort_by_key(|(_, document)| i32::MAX - year(*document)),
        }
        Ok(())
    }

    /// The year of each page; 0 if it has none.
    fn years(&self) -> Result<Vec<i32>, PackError> {
        let mut years = vec![0; self.start.documents as usize];
        for (number, table) in self.start.facets.iter().enumerate().filter(|(_, table)| table.name == YEAR) {
            for (entry, pages) in table.values.iter().zip(self.facet_pages(number)?) {
                let year = entry.value.parse().unwrap_or(0);
                pages.iter().for_each(|page| years[*page as usize] = year);
            }
        }
        Ok(years)
    }

    /// The pages of each value of a facet.
    ///
    /// # Errors
    ///
    /// [`PackError::Missing`] if the file of the facet was not supplied.
    pub(crate) fn facet_pages(&self, number: usize) -> Result<&[Vec<DocId>], PackError> {
        let facet = self.facet(number, &mut NeededFiles::default()).ok_or(PackError::Missing)?;
        Ok(&facet.pages)
    }
}
