//! The kinds of content files, as arguments name them.

use clap::ValueEnum;

/// The kinds of files that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaKind {
    Document,
    Tomei,
    Departments,
    Plans,
    Policies,
    Grades,
    Glossary,
    Corrections,
    Synonyms,
    Form,
}
