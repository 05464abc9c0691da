//! Looks up strings in the index, and makes weights for the pages that contain them.

use tantivy::query::Weight;

use crate::error::PackError;
use crate::format::terms::{TermData, TermField};
use crate::read::cover::{Cover, cover};
use crate::read::expand::{ExpandedClause, Parts};
use crate::read::reader::{NeededFiles, Reader};
use crate::read::weights::{any_of, constant_score, in_list, membership};

/// The data that the evaluation of a query uses.
#[derive(Default)]
pub(crate) struct Lookup<'r> {
    /// Terms found so far.
    pub terms: Vec<&'r TermData>,
    /// Files without which the evaluation is incomplete.
    pub needs: NeededFiles,
}

impl Reader {
    /// The data of a string in a field; `None` if the index does not have it, or its file is missing.
    pub(crate) fn look_up<'r>(&'r self, field: TermField, text: &str, lookup: &mut Lookup<'r>) -> Option<&'r TermData> {
        let found = self.term(field, text, &mut lookup.needs);
        lookup.terms.extend(found);
        found
    }

    /// The indexed strings that decide whether a page contains `text`.
    pub(crate) fn cover(&self, text: &str) -> Cover {
        cover(&text.chars().collect::<Vec<_>>(), &self.start.frequent)
    }

    /// Pages that contain a string.
    pub(crate) fn contains<'r>(&'r self, text: &str, lookup: &mut Lookup<'r>) -> Result<Box<dyn Weight>, PackError> {
        let cover = self.cover(text);
        match &cover {
            Cover::Single(text) => drop(self.look_up(TermField::Frequent, text, lookup)),
            Cover::Phrase(parts) => parts.iter().for_each(|(_, text)| {
                self.look_up(TermField::Gram, text, lookup);
            }),
        }
        membership(&cover)
    }

    /// Pages that contain any of a clause's strings.
    pub(crate) fn contains_any<'r>(
        &'r self,
        clause: &ExpandedClause,
        lookup: &mut Lookup<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let typed = if clause.parts == Parts::Left { self.contains_typed(clause, lookup)? } else { any_of(Vec::new()) };
        let texts = clause.texts.iter().skip(usize::from(clause.parts == Parts::Left));
        let mut weights = texts.map(|text| self.contains(text, lookup)).collect::<Result<Vec<_>, _>>()?;
        weights.push(typed);
        weights.extend(clause.words.iter().map(|base| self.in_words(base, lookup)));
        weights.extend(clause.values.iter().map(|value| self.with_value(*value, lookup)));
        Ok(any_of(weights))
    }

    /// Pages that contain any of the strings of a clause that were typed.
    pub(crate) fn contains_typed<'r>(
        &'r self,
        clause: &ExpandedClause,
        lookup: &mut Lookup<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let typed = clause.typed().iter();
        let weights = typed.map(|text| match clause.parts {
            Parts::Same => self.contains(text, lookup),
            Parts::Last | Parts::Left => Ok(self.in_words(text, lookup)),
        });
        Ok(any_of(weights.collect::<Result<_, _>>()?))
    }

    /// Pages with a word in any form.
    fn in_words<'r>(&'r self, base: &str, lookup: &mut Lookup<'r>) -> Box<dyn Weight> {
        self.look_up(TermField::Word, base, lookup);
        constant_score(in_list(TermField::Word, base), 0.0)
    }

    /// Whether a page of the site contains a string; false if files are missing, which are added to `needs`.
    pub(crate) fn is_held(&self, text: &str, needs: &mut NeededFiles) -> Result<bool, PackError> {
        self.is_any_held(&ExpandedClause::plain(text.to_owned()), needs)
    }

    /// Whether a page of the site contains any of a clause's strings, as [`Reader::is_held`].
    pub(crate) fn is_any_held(&self, clause: &ExpandedClause, needs: &mut NeededFiles) -> Result<bool, PackError> {
        let mut lookup = Lookup::default();
        let weight = self.contains_any(clause, &mut lookup)?;
        let is_known = lookup.needs.is_empty();
        needs.extend(lookup.needs);
        Ok(is_known && !self.pages(weight.as_ref(), &lookup.terms)?.is_empty())
    }
}
