//! What a visitor asks for.

/// One search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// As typed.
    pub query: String,
    /// (facet, value): any of the values of one facet, and one of each facet named.
    pub facets: Vec<(String, String)>,
    pub sort: Sort,
    pub counts: Counts,
    pub offset: usize,
    pub limit: usize,
    /// The `undo` of notes whose widening is not wanted.
    pub undone: Vec<String>,
}

/// The order of hits; equals are in the order of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Relevance,
    NewestFirst,
    OldestFirst,
}

/// Whether facets are counted; counting reads a file for each facet, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counts {
    #[default]
    All,
    None,
}

impl Request {
    /// The first ten hits for a query.
    pub fn new(query: &str) -> Request {
        Request { query: query.to_owned(), limit: 10, ..Request::default() }
    }
}
