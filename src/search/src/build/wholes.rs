//! Finds terms that are only part of a longer term: they lead to nothing else than the longer one does.

use std::collections::HashMap;

use crate::build::index_terms::TermPages;

/// The terms of a site, grouped by the documents that contain them.
pub struct Wholes<'a>(HashMap<&'a [u32], Vec<&'a str>>);

impl<'a> Wholes<'a> {
    /// Groups the terms.
    pub fn new(terms: &'a [TermPages]) -> Wholes<'a> {
        let mut groups: HashMap<&[u32], Vec<&str>> = HashMap::new();
        for term in terms {
            groups.entry(&term.documents).or_default().push(&term.surface);
        }
        Wholes(groups)
    }

    /// Whether the term is part of a longer term that is in the same documents.
    pub fn has_longer(&self, term: &TermPages) -> bool {
        let same = self.0.get(&*term.documents).into_iter().flatten();
        same.filter(|other| other.len() > term.surface.len()).any(|other| other.contains(&term.surface))
    }
}

#[cfg(test)]
mod tests {
    use super::Wholes;
    use crate::build::index_terms::TermPages;

    #[test]
    fn a_part_in_other_documents_too_stands_alone() {
        let term = |surface: &str, documents: &[u32]| TermPages {
            surface: surface.to_owned(),
            reading: String::new(),
            documents: documents.to_vec(),
        };
        let terms = [term("協働部", &[1]), term("市民協働部", &[1]), term("協働", &[1, 2])];
        let wholes = Wholes::new(&terms);
        assert_eq!(terms.each_ref().map(|term| wholes.has_longer(term)), [true, false, false]);
    }
}
