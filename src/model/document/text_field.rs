//! What is known of the texts of a document besides their words: the name in
//! the lock file, the label that readers see, and which outputs a text goes to.

/// One kind of text, e.g. the summary of a document or the unit of an indicator.
#[derive(Debug, PartialEq, Eq)]
pub struct TextField {
    /// The name in the lock file, which never changes. `#` stands for the
    /// position in a list: `indicator.#.unit` is written `indicator.2.unit`.
    pub name: &'static str,
    /// The label in Japanese and in English; `#` as in the name.
    pub label: [&'static str; 2],
    pub side: Side,
    pub search: Search,
    pub publication: Publication,
    /// The column of the open data; none where the text is split over several.
    pub column: Option<ColumnName>,
}

/// When a text is written, which is why it can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// With the promises, at the beginning of the year.
    Promise,
    /// With the results: until they are reported, there is none.
    Result,
}

/// How a text is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    No,
    /// As a passage of plain text; each entry of a list is one.
    Plain,
    /// As the passages that Markdown consists of.
    Markdown,
    /// As the end of the passage before it: the name of a head belongs to the post.
    Appended,
}

/// What the lock file holds of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    No,
    /// Its hash; an editor decided it, and may decide otherwise at any time.
    Decision,
    /// Its hash; a change needs a correction that readers can see.
    Text,
}

/// A column of the open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnName {
    pub table: &'static str,
    pub column: &'static str,
}

/// What stands for the position in names and labels.
const POSITION: char = '#';

impl TextField {
    /// A text that is published, and neither searched nor a column by itself.
    pub const fn new(name: &'static str, label: [&'static str; 2]) -> Self {
        Self { name, label, side: Side::Promise, search: Search::No, publication: Publication::Text, column: None }
    }

    /// The same, of the side of the results where `side` says so.
    pub const fn side(self, side: Side) -> Self {
        Self { side, ..self }
    }

    /// The same, searched.
    pub const fn search(self, search: Search) -> Self {
        Self { search, ..self }
    }

    /// The same as a column of the open data.
    pub const fn column(self, table: &'static str, column: &'static str) -> Self {
        Self { column: Some(ColumnName { table, column }), ..self }
    }

    /// The same, in the lock file only as `publication` says.
    pub const fn publication(self, publication: Publication) -> Self {
        Self { publication, ..self }
    }

    /// Whether there is one for each entry of a list.
    pub fn is_numbered(&self) -> bool {
        self.name.contains(POSITION)
    }

    /// The name of the text at `position`, counted from one.
    pub fn name_at(&self, position: usize) -> String {
        numbered(self.name, position)
    }

    /// The position that `name` has among the texts of this kind; `Some(None)`
    /// where there is one such text only, none where `name` is of another kind.
    pub fn position_of(&self, name: &str) -> Option<Option<usize>> {
        let Some((start, end)) = self.name.split_once(POSITION) else { return (self.name == name).then_some(None) };
        let position = name.strip_prefix(start)?.strip_suffix(end)?;
        position.parse().ok().map(Some)
    }
}

/// `name` with `position` in the place of the sign for it.
pub fn numbered(name: &str, position: usize) -> String {
    name.replacen(POSITION, &position.to_string(), 1)
}
