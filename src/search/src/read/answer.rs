//! What a search gives.

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Pages found, exactly.
    pub total: usize,
    pub hits: Vec<Hit>,
    pub facets: Vec<FacetCounts>,
    pub notes: Vec<Note>,
    /// Where nothing was found: the parts of the query that no page contains, and queries that find something.
    pub missing: Vec<String>,
    pub advice: Vec<Advice>,
}

/// Another query and the pages it finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Advice {
    pub query: String,
    pub count: usize,
}

/// A page found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hit {
    pub url: String,
    pub title: Vec<Run>,
    /// Where the page belongs.
    pub about: String,
    pub score: f32,
    pub passages: Vec<ShownPassage>,
}

/// A passage of a hit, cut to the part around its marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShownPassage {
    pub anchor: Option<String>,
    pub text: Vec<Run>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    Plain(String),
    /// What was searched for.
    Marked(String),
}

/// A facet with those of its values that pages found have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetCounts {
    pub name: String,
    pub values: Vec<ValueCount>,
}

/// A value and how many of the pages found have it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ValueCount {
    pub value: String,
    pub label: String,
    pub count: usize,
}

/// An expansion of the query, or what else a reader of the answer has to know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    pub from: String,
    pub to: Vec<String>,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Other names of the same thing.
    Alias,
    /// The same year in other eras.
    Era,
    /// Words with the reading typed.
    Reading,
    /// No page contains the sentence; `to` has its words, and every page found contains all of them.
    AllWords,
    /// No page contains the sentence; the pages found contain most of its words.
    MostWords,
    /// The query has no word.
    Empty,
}

impl NoteKind {
    /// Its name in JSON and in `undo`.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Alias => "alias",
            NoteKind::Era => "era",
            NoteKind::Reading => "reading",
            NoteKind::AllWords => "all-words",
            NoteKind::MostWords => "most-words",
            NoteKind::Empty => "empty",
        }
    }

    fn is_expansion(self) -> bool {
        matches!(self, NoteKind::Alias | NoteKind::Era | NoteKind::Reading)
    }
}

impl Note {
    /// What a request's `undone` must contain to search without this expansion; empty where it is none.
    pub fn undo(&self) -> String {
        if self.kind.is_expansion() { [self.kind.name(), ":", &self.from].concat() } else { String::new() }
    }
}
