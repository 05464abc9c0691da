//! The result of a search.

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// The number of pages found: those that match the query as typed, then those that match it as it was widened, then
    /// those that match only some of its words.
    pub total: usize,
    /// The number of pages, the first ones, that match the query as it was typed.
    pub exact: usize,
    /// The number of pages, the first ones, that match every part of the query as it was typed or widened.
    pub matching: usize,
    pub hits: Vec<Hit>,
    pub facets: Vec<FacetCounts>,
    pub notes: Vec<Note>,
    /// If no page matches every part of the query: the parts of the query that no page contains, and queries that find pages.
    pub missing: Vec<String>,
    pub advice: Vec<Advice>,
}

/// Another query, with the number of pages it finds.
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
    /// The department, the year and the kind of the page.
    pub about: String,
    pub score: f32,
    pub passages: Vec<ShownPassage>,
}

/// A passage of a hit, shortened to the part around its marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShownPassage {
    pub anchor: Option<String>,
    pub text: Vec<Run>,
    /// The anchor of the promise before it, if it is a result of that.
    pub of: Option<String>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    Plain(String),
    /// Text that was searched for.
    Marked(String),
}

/// A facet, with those of its values that occur among the pages found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetCounts {
    pub name: String,
    pub values: Vec<ValueCount>,
}

/// A value, with the number of pages found that have it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ValueCount {
    pub value: String,
    pub label: String,
    pub count: usize,
}

/// An expansion of the query, or another remark on the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    pub from: String,
    pub to: Vec<String>,
}

/// The kind of remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Other names of the same thing.
    Alias,
    /// Other words that mean the same.
    Synonym,
    /// Words for something of which what was typed is one kind.
    Broader,
    /// The same year in other eras.
    Era,
    /// Words with the reading that was typed.
    Reading,
    /// Other spellings of the word.
    Spelling,
    /// Other forms of the verb or adjective, whose base form is in `to`.
    Inflection,
    /// Pages that are of the year, the department or another value of a facet, whose label is in `to`.
    Value,
    /// Pages that contain the number or the Latin word only as a part of a longer one follow.
    Part,
    /// No page contains the word; terms of the site that are close to it.
    Corrected,
    /// Pages that match only some of the words, which are in `to`, follow those that match all of them.
    Relaxed,
    /// No page contains the sentence. The pages found contain all of its words, which are in `to`.
    AllWords,
    /// No page contains the sentence. The pages found contain most of its words.
    MostWords,
    /// The query contains no word.
    Empty,
}

impl NoteKind {
    /// Its name in JSON and in `undo`.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Alias => "alias",
            NoteKind::Synonym => "synonym",
            NoteKind::Broader => "broader",
            NoteKind::Era => "era",
            NoteKind::Reading => "reading",
            NoteKind::Spelling => "spelling",
            NoteKind::Inflection => "inflection",
            NoteKind::Value => "value",
            NoteKind::Part => "part",
            NoteKind::Corrected => "corrected",
            NoteKind::Relaxed => "relaxed",
            NoteKind::AllWords => "all-words",
            NoteKind::MostWords => "most-words",
            NoteKind::Empty => "empty",
        }
    }

    fn can_be_undone(self) -> bool {
        !matches!(self, NoteKind::AllWords | NoteKind::MostWords | NoteKind::Empty)
    }
}

impl Note {
    /// The value for `undone` in a request that searches without what the note says; empty if that cannot be undone.
    pub fn undo(&self) -> String {
        if self.kind.can_be_undone() { [self.kind.name(), ":", &self.from].concat() } else { String::new() }
    }
}
