//! The files of `content/` that hold tables, with their paths.

/// A file that holds a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContentFile {
    Config,
    Departments,
    Plans,
    Policies,
    Grades,
    Glossary,
    Corrections,
    Dictionary,
    Synonyms,
}

impl ContentFile {
    /// Every table file.
    pub const ALL: [Self; 9] = [
        Self::Config,
        Self::Departments,
        Self::Plans,
        Self::Policies,
        Self::Grades,
        Self::Glossary,
        Self::Corrections,
        Self::Dictionary,
        Self::Synonyms,
    ];

    /// The path, relative to the site's root.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Config => "content/tomei.yaml",
            Self::Departments => "content/departments.yaml",
            Self::Plans => "content/plans.yaml",
            Self::Policies => "content/policies.yaml",
            Self::Grades => "content/grades.yaml",
            Self::Glossary => "content/glossary.yaml",
            Self::Corrections => "content/corrections.yaml",
            Self::Dictionary => "content/dictionary.csv",
            Self::Synonyms => "content/synonyms.yaml",
        }
    }

    /// The table file at `path`, if there is one.
    pub fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.path() == path)
    }
}
