//! Restricts a result by excluded strings and chosen facet values.

use tantivy::query::{Occur, Weight};

use crate::error::PackError;
use crate::format::facets::{FacetTable, facet_key};
use crate::format::terms::TermField;
use crate::read::expand::ExpandedQuery;
use crate::read::lookup::Lookup;
use crate::read::reader::Reader;
use crate::read::request::Request;
use crate::read::weights::{all_of, any_of, constant_score, in_list};

impl Reader {
    /// The pages of `weight`, or all pages, except those that contain excluded strings or lack a chosen facet value.
    pub(crate) fn filtered<'r>(
        &'r self,
        weight: Option<Box<dyn Weight>>,
        expanded: &ExpandedQuery,
        lookup: &mut Lookup<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut parts: Vec<(Occur, Box<dyn Weight>)> = weight.into_iter().map(|weight| (Occur::Must, weight)).collect();
        for atom in &expanded.query.excluded {
            parts.push((Occur::MustNot, self.contains(&atom.text, lookup)?));
        }
        let request = expanded.request;
        for (number, table) in self.start.facets.iter().enumerate() {
            let chosen = chosen(request, table);
            if !chosen.is_empty() {
                parts.push((Occur::Must, self.facet_weight(number, table, chosen, lookup)));
            }
        }
        let is_known = |facet: &String| self.start.facets.iter().any(|table| table.name == *facet);
        if request.facets.iter().any(|(facet, _)| !is_known(facet)) {
            // If the site does not have the facet, no page has a value of it.
            parts.push((Occur::Must, any_of(Vec::new())));
        }
        Ok(all_of(parts))
    }

    /// Pages with any of the `chosen` values of facet `number`.
    fn facet_weight<'r>(
        &'r self,
        number: usize,
        table: &FacetTable,
        chosen: Vec<&String>,
        lookup: &mut Lookup<'r>,
    ) -> Box<dyn Weight> {
        let pages = self.facet(number, &mut lookup.needs);
        lookup.terms.extend(chosen.iter().filter_map(|value| pages?.term(&table.name, value)));
        let lists = chosen.into_iter().map(|value| in_list(TermField::Facet, &facet_key(&table.name, value)));
        constant_score(any_of(lists.collect()), 0.0)
    }
}

fn chosen<'a>(request: &'a Request, table: &FacetTable) -> Vec<&'a String> {
    request.facets.iter().filter(|(facet, _)| *facet == table.name).map(|(_, value)| value).collect()
}
