//! Pages found: in order, counted by facet, and drawn.

use tantivy::query::Weight;
use tantivy::{DocId, Score};

use crate::answer::{Advice, Answer, FacetCounts, Hit, Note, ValueCount};
use crate::error::PackError;
use crate::reader::{Needs, Reader, Step};
use crate::request::{Counts, Request, Sort};
use crate::segment;
use crate::snippet::{Needle, passages, title};
use crate::terms::TermData;

/// Pages found, best first, and what to mark in them.
pub(crate) struct Found {
    pub pages: Vec<(Score, DocId)>,
    pub needles: Vec<Needle>,
    pub notes: Vec<Note>,
    pub missing: Vec<String>,
    pub advice: Vec<Advice>,
}

impl Reader {
    /// Every page a weight holds, with its score.
    pub(crate) fn pages(&self, weight: &dyn Weight, terms: &[&TermData]) -> Result<Vec<(Score, DocId)>, PackError> {
        let reader = segment::open(&self.start.segment, self.start.documents, terms)?;
        let mut pages = Vec::new();
        weight.for_each(&reader, &mut |document, score| pages.push((score, document)))?;
        match pages.iter().all(|(_, document)| *document < self.start.documents) {
            true => Ok(pages),
            false => Err(PackError::Damaged),
        }
    }

    /// Notes the files that counting and ordering will need, so that they come with the first ones asked for.
    pub(crate) fn need_facets(&self, request: &Request, needs: &mut Needs) {
        if request.counts == Counts::All || request.sort != Sort::Relevance {
            for number in 0..self.start.facets.len() {
                self.facet(number, needs);
            }
        }
    }

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

    /// The year of each page, 0 where it has none.
    fn years(&self) -> Result<Vec<i32>, PackError> {
        let mut years = vec![0; self.start.documents as usize];
        for (number, table) in self.start.facets.iter().enumerate().filter(|(_, table)| table.name == "year") {
            for (entry, pages) in table.values.iter().zip(self.facet_pages(number)?) {
                let year = entry.value.parse().unwrap_or(0);
                pages.iter().for_each(|page| years[*page as usize] = year);
            }
        }
        Ok(years)
    }

    /// The pages of each value of a facet, whose file is read.
    fn facet_pages(&self, number: usize) -> Result<&[Vec<DocId>], PackError> {
        let facet = self.facet(number, &mut Needs::default()).ok_or(PackError::Missing)?;
        Ok(&facet.pages)
    }

    fn counts(&self, pages: &[(Score, DocId)]) -> Result<Vec<FacetCounts>, PackError> {
        let mut is_found = vec![false; self.start.documents as usize];
        pages.iter().for_each(|(_, page)| is_found[*page as usize] = true);
        let mut all = Vec::new();
        for (number, table) in self.start.facets.iter().enumerate() {
            let lists = self.facet_pages(number)?;
            let counted = table.values.iter().zip(lists).map(|(entry, pages)| ValueCount {
                value: entry.value.clone(),
                label: entry.label.clone(),
                count: pages.iter().filter(|page| is_found[**page as usize]).count(),
            });
            all.push(FacetCounts { name: table.name.clone(), values: counted.filter(|one| one.count > 0).collect() });
        }
        Ok(all)
    }

    pub(crate) fn show(&self, found: Found, request: &Request) -> Result<Step<Answer>, PackError> {
        let drawn: Vec<(Score, DocId)> = found.pages.iter().skip(request.offset).take(request.limit).copied().collect();
        let mut needs = Needs::default();
        let mut hits = Vec::new();
        for (score, page) in drawn {
            if let Some(document) = self.document(page, &mut needs)? {
                hits.push(Hit {
                    url: document.url.clone(),
                    title: title(&document.title, &found.needles),
                    about: document.about.clone(),
                    score,
                    passages: passages(document, &found.needles),
                });
            }
        }
        if !needs.is_empty() {
            return Ok(Step::Needs(self.paths(&needs)));
        }
        let facets = match request.counts {
            Counts::All => self.counts(&found.pages)?,
            Counts::None => Vec::new(),
        };
        let Found { pages, notes, missing, advice, .. } = found;
        Ok(Step::Done(Answer { total: pages.len(), hits, facets, notes, missing, advice }))
    }
}
