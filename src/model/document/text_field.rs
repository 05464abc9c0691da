//! The definition of each kind of text: its name in the lock file, the label that readers see, and the outputs that
//! include it.

/// One kind of text, e.g. the summary of a document or the unit of an indicator.
#[derive(Debug, PartialEq, Eq)]
pub struct TextField {
    /// The name in the lock file. It must never change, since published lock files contain it. `#` is a placeholder for
    /// the position in a list: `indicator.#.unit` becomes `indicator.2.unit`.
    pub name: &'static str,
    /// The label in Japanese and in English, with the same placeholder `#`.
    pub label: [&'static str; 2],
    pub side: Side,
    pub search: Search,
    pub publication: Publication,
    /// The column of the open data; `None` if the text is split over several columns.
    pub column: Option<ColumnName>,
}

/// The time of year at which a text is written. It explains why the text can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Written with the promises, at the beginning of the year.
    Promise,
    /// Written with the results; missing until they are reported.
    Result,
}

/// How a text is indexed for the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    No,
    /// As passages of plain text, one for each entry of a list.
    Plain,
    /// As the passages that its Markdown consists of.
    Markdown,
    /// As the end of the previous passage, as the name of a head follows the post.
    Appended,
}

/// How the lock file records a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    No,
    /// Its hash is recorded, but an editor may change the text at any time.
    Decision,
    /// Its hash is recorded, and a change needs a correction that readers can see.
    Text,
}

/// A column of the open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnName {
    pub table: &'static str,
    pub column: &'static str,
}

/// The placeholder for the position in names and labels.
const POSITION: char = '#';

impl TextField {
    /// A text that is published, but neither searched nor a column of its own.
    pub const fn new(name: &'static str, label: [&'static str; 2]) -> Self {
        Self { name, label, side: Side::Promise, search: Search::No, publication: Publication::Text, column: None }
    }

    /// The same text, written at the time `side`.
    pub const fn side(self, side: Side) -> Self {
        Self { side, ..self }
    }

    /// The same text, indexed as `search`.
    pub const fn search(self, search: Search) -> Self {
        Self { search, ..self }
    }

    /// The same text, exported as a column of the open data.
    pub const fn column(self, table: &'static str, column: &'static str) -> Self {
        Self { column: Some(ColumnName { table, column }), ..self }
    }

    /// The same text, recorded in the lock file as `publication`.
    pub const fn publication(self, publication: Publication) -> Self {
        Self { publication, ..self }
    }

    /// Whether there is one text for each entry of a list.
    pub fn is_numbered(&self) -> bool {
        self.name.contains(POSITION)
    }

    /// The name of the text at `position`, counted from one.
    pub fn name_at(&self, position: usize) -> String {
        numbered(self.name, position)
    }

    /// The position in `name`, if `name` is of this kind: `Some(None)` for a kind that is not a list, `None` for the
    /// name of another kind.
    pub fn position_of(&self, name: &str) -> Option<Option<usize>> {
        let Some((start, end)) = self.name.split_once(POSITION) else { return (self.name == name).then_some(None) };
        let position = name.strip_prefix(start)?.strip_suffix(end)?;
        position.parse().ok().map(Some)
    }
}

/// Replaces the placeholder in `name` with `position`.
pub fn numbered(name: &str, position: usize) -> String {
    name.replacen(POSITION, &position.to_string(), 1)
}
