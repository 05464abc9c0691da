//! A search as a reader of the site asks for it.

/// One search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// The query as typed.
    pub query: String,
    /// Pairs of facet and value. A hit must have one of the values given for each facet.
    pub facets: Vec<(String, String)>,
    pub sort: Sort,
    pub counts: Counts,
    pub offset: usize,
    pub limit: usize,
    /// The `undo` values of notes whose expansions are not wanted.
    pub undone: Vec<String>,
}

/// The order of hits. Hits that are equal are in the order of the site's documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Relevance,
    NewestFirst,
    OldestFirst,
}

/// Whether facets are counted. Counting reads a file for each facet, once.
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
