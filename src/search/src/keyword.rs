//! Words and strings that must all be in a page: which pages hold them, and which of these come first.

use tantivy::Score;
use tantivy::query::{Occur, Weight};

use crate::cover::{Cover, cover};
use crate::error::PackError;
use crate::facets::facet_key;
use crate::morpheme::Class;
use crate::query::Query;
use crate::reader::{Needs, Reader};
use crate::request::Request;
use crate::terms::{Kind, TermData};
use crate::weights::{any, bonus, combined, listed, membership, scored};

/// A clause with all the strings it stands for; the one typed comes first.
pub(crate) struct Wanted {
    pub texts: Vec<String>,
}

/// What one evaluation reads from the index.
#[derive(Default)]
pub(crate) struct Gathered<'r> {
    pub terms: Vec<&'r TermData>,
    pub needs: Needs,
}

/// The weight of a whole word, of its morphemes, of its characters, and of standing side by side.
const WHOLE_WORD: Score = 1.0;
const MORPHEME: Score = 1.0;
const FRAGMENT: Score = 0.2;
const SIDE_BY_SIDE: Score = 4.0;

impl Reader {
    /// Every clause must be in the page; words, characters and neighbourhood say which page comes first.
    pub(crate) fn keyword_weight<'r>(
        &'r self,
        wanted: &[Wanted],
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut parts: Vec<(Occur, Box<dyn Weight>)> = Vec::new();
        for clause in wanted {
            parts.push((Occur::Must, self.holds_any(clause, gathered)?));
            for text in &clause.texts {
                parts.extend(self.word_scores(text, gathered)?.into_iter().map(|weight| (Occur::Should, weight)));
            }
        }
        for pair in wanted.windows(2) {
            let beside = [pair[0].texts[0].as_str(), &pair[1].texts[0]].concat();
            parts.push((Occur::Should, bonus(self.holds(&beside, gathered)?, SIDE_BY_SIDE)));
        }
        Ok(combined(parts, 0))
    }

    /// Pages that hold any of a clause's strings.
    pub(crate) fn holds_any<'r>(
        &'r self,
        clause: &Wanted,
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        Ok(any(clause.texts.iter().map(|text| self.holds(text, gathered)).collect::<Result<_, _>>()?, 1))
    }

    /// Pages that hold a string.
    pub(crate) fn holds<'r>(&'r self, text: &str, gathered: &mut Gathered<'r>) -> Result<Box<dyn Weight>, PackError> {
        let cover = self.cover(text);
        match &cover {
            Cover::Listed(text) => drop(self.gather_term(Kind::Many, text, gathered)),
            Cover::Placed(parts) => parts.iter().for_each(|(_, text)| {
                self.gather_term(Kind::Gram, text, gathered);
            }),
        }
        membership(&cover)
    }

    pub(crate) fn cover(&self, text: &str) -> Cover {
        cover(&text.chars().collect::<Vec<_>>(), &self.start.frequent)
    }

    pub(crate) fn gather_term<'r>(
        &'r self,
        kind: Kind,
        text: &str,
        gathered: &mut Gathered<'r>,
    ) -> Option<&'r TermData> {
        let found = self.term(kind, text, &mut gathered.needs);
        gathered.terms.extend(found);
        found
    }

    fn word_scores<'r>(&'r self, text: &str, gathered: &mut Gathered<'r>) -> Result<Vec<Box<dyn Weight>>, PackError> {
        let documents = self.start.documents;
        let mut weights = Vec::new();
        for (base, boost) in self.ranked_words(text, &mut gathered.needs)? {
            let data = self.gather_term(Kind::Word, &base, gathered);
            weights.extend(data.map(|data| scored(data, documents, boost)));
        }
        if let Cover::Placed(parts) = self.cover(text) {
            for (_, part) in &parts {
                let data = self.gather_term(Kind::Gram, part, gathered);
                weights.extend(data.map(|data| scored(data, documents, FRAGMENT / parts.len() as Score)));
            }
        }
        Ok(weights)
    }

    /// The text itself as a word, and its morphemes. Those of one character say little of a page that holds the whole
    /// text, and lie in files that nothing else asks for.
    fn ranked_words(&self, text: &str, needs: &mut Needs) -> Result<Vec<(String, Score)>, PackError> {
        let words = self.words(text, needs)?;
        let is_long = |base: &str| base.chars().nth(1).is_some();
        let content = words.into_iter().filter(|word| word.class != Class::Function).map(|word| word.base);
        let bases = content.filter(|base| base != text && is_long(base)).map(|base| (base, MORPHEME));
        Ok(bases.chain([(text.to_owned(), WHOLE_WORD)]).collect())
    }

    /// Leaves out pages with excluded strings and pages without the facet values chosen.
    pub(crate) fn restricted<'r>(
        &'r self,
        weight: Option<Box<dyn Weight>>,
        query: &Query,
        request: &Request,
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut parts: Vec<(Occur, Box<dyn Weight>)> = weight.into_iter().map(|weight| (Occur::Must, weight)).collect();
        for atom in &query.excluded {
            parts.push((Occur::MustNot, self.holds(&atom.text, gathered)?));
        }
        for (number, table) in self.start.facets.iter().enumerate() {
            let chosen: Vec<&String> =
                request.facets.iter().filter(|(facet, _)| *facet == table.name).map(|(_, value)| value).collect();
            if !chosen.is_empty() {
                let pages = self.facet(number, &mut gathered.needs);
                gathered.terms.extend(chosen.iter().filter_map(|value| pages?.term(&table.name, value)));
                let lists = chosen.into_iter().map(|value| listed(Kind::Facet, &facet_key(&table.name, value)));
                parts.push((Occur::Must, bonus(any(lists.collect(), 1), 0.0)));
            }
        }
        let known = |facet: &String| self.start.facets.iter().any(|table| table.name == *facet);
        if request.facets.iter().any(|(facet, _)| !known(facet)) {
            parts.push((Occur::Must, any(Vec::new(), 1)));
        }
        Ok(combined(parts, 0))
    }
}
