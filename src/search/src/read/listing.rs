//! Assembles the answer: the hits to be shown, and the counts of the facet values.

use tantivy::{DocId, Score};

use crate::document::Document;
use crate::error::PackError;
use crate::read::answer::{Answer, FacetCounts, Hit, ValueCount};
use crate::read::facet_pages::Named;
use crate::read::matches::Matches;
use crate::read::reader::{NeededFiles, Reader, Step};
use crate::read::request::{Counts, Request};
use crate::read::snippet::{passages, title};

impl Reader {
    /// The answer with the hits from the request's offset on, or the files that are needed for it.
    pub(crate) fn show(&self, matches: Matches, request: &Request) -> Result<Step<Answer>, PackError> {
        let mut needs = NeededFiles::default();
        let mut hits = Vec::new();
        for (score, page) in matches.pages.iter().skip(request.offset).take(request.limit) {
            hits.extend(self.hit((*score, *page), &matches, &mut needs)?);
        }
        if !needs.is_empty() {
            return Ok(self.ask_for(&needs));
        }
        let facets = match request.counts {
            Counts::All => self.counts(&matches.pages)?,
            Counts::None => Vec::new(),
        };
        let Matches { pages, exact, matching, notes, missing, advice, .. } = matches;
        Ok(Step::Done(Answer { total: pages.len(), exact, matching, hits, facets, notes, missing, advice }))
    }

    fn hit(
        &self,
        (score, page): (Score, DocId),
        Matches { needles, values, asked, .. }: &Matches,
        needs: &mut NeededFiles,
    ) -> Result<Option<Hit>, PackError> {
        let Some(document) = self.document(page, needs)? else { return Ok(None) };
        Ok(Some(Hit {
            url: document.url.clone(),
            title: title(&document.title, needles),
            about: self.about(document, page, values),
            score,
            passages: passages(document, needles, *asked),
        }))
    }

    /// What a page is; of the values by which it was found, those that this does not say are added.
    fn about(&self, document: &Document, page: DocId, values: &[Named]) -> String {
        let mut about = document.about.clone();
        for value in values.iter().filter(|value| self.has_value(page, **value)) {
            let label = self.label(*value);
            if !about.contains(label) {
                about.extend([" ", label]);
            }
        }
        about
    }

    fn counts(&self, pages: &[(Score, DocId)]) -> Result<Vec<FacetCounts>, PackError> {
        let is_found = self.flags(pages);
        let mut all = Vec::new();
        for (number, table) in self.start.facets.iter().enumerate() {
            let lists = self.facet_pages(number)?;
            let counted = table.values.iter().zip(lists).map(|(entry, pages)| ValueCount {
                value: entry.value.clone(),
                label: entry.label.clone(),
                count: pages.iter().filter(|page| is_found[**page as usize]).count(),
            });
            all.push(FacetCounts {
                name: table.name.clone(),
                values: counted.filter(|value| value.count > 0).collect(),
            });
        }
        Ok(all)
    }
}
