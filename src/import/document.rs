//! A document that an import generates.

/// A generated document that is not written yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedDocument {
    pub id: String,
    /// The path relative to the site's root.
    pub file: String,
    pub text: String,
    /// The number of its items with ids, nested ones included.
    pub items: usize,
    /// Whether the title is only a placeholder.
    pub is_untitled: bool,
}
