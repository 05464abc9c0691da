//! `tomei schema`: prints the JSON Schema of every kind of content file.

use std::path::Path;

use schemars::{Schema, schema_for};

use crate::cli::arguments::{Common, SchemaOptions};
use crate::cli::deliver;
use crate::cli::report::Reporter;
use crate::cli::schema_kind::SchemaKind;
use crate::cli::written::written;
use crate::validate::raw::RawDocument;
use crate::validate::table::config::RawConfig;
use crate::validate::table::correction::RawCorrection;
use crate::validate::table::department::RawDepartment;
use crate::validate::table::form::RawForm;
use crate::validate::table::glossary::RawGlossaryEntry;
use crate::validate::table::grade::RawGradeScheme;
use crate::validate::table::plan::{RawPlan, RawPolicySet};
use crate::validate::table::synonym::RawWordRelation;
use crate::write::WriteError;
use crate::write::changes::{FileChange, Target};
use crate::write::new_file;

/// The folder in which a site has the schemas for its editors.
const FOLDER: &str = ".tomei/schema";

const KINDS: [(SchemaKind, &str); 10] = [
    (SchemaKind::Document, "document"),
    (SchemaKind::Tomei, "tomei"),
    (SchemaKind::Departments, "departments"),
    (SchemaKind::Plans, "plans"),
    (SchemaKind::Policies, "policies"),
    (SchemaKind::Grades, "grades"),
    (SchemaKind::Glossary, "glossary"),
    (SchemaKind::Corrections, "corrections"),
    (SchemaKind::Synonyms, "synonyms"),
    (SchemaKind::Form, "form"),
];

/// The comment from which editors learn the schema of a document; the document is `depth` folders below the root.
pub(super) fn line(depth: usize) -> String {
    format!("# yaml-language-server: $schema={}{FOLDER}/document.schema.json", "../".repeat(depth))
}

/// Prints one schema, or writes all of them into a folder.
pub(super) fn schema(common: &Common, options: &SchemaOptions, reporter: &Reporter) -> u8 {
    let folder = match (options.kind, &options.output) {
        (Some(kind), output) => return deliver(&text(kind), output.as_deref(), reporter),
        (None, Some(folder)) => folder.clone(),
        (None, None) => common.root.join(FOLDER),
    };
    written(&folder, write_all(&folder), reporter)
}

/// The schemas that a site has for its editors.
pub(super) fn files() -> impl Iterator<Item = FileChange> {
    KINDS.iter().map(|(kind, name)| FileChange {
        file: Path::new(FOLDER).join(file_name(name)),
        bytes: text(*kind).into_bytes(),
        target: Target::Any,
    })
}

/// Writes every schema into `folder`.
fn write_all(folder: &Path) -> Result<(), WriteError> {
    KINDS.iter().try_for_each(|(kind, name)| new_file::replace(&folder.join(file_name(name)), text(*kind).as_bytes()))
}

fn file_name(name: &str) -> String {
    format!("{name}.schema.json")
}

fn text(kind: SchemaKind) -> String {
    serde_json::to_string_pretty(&of_kind(kind)).expect("a schema has a JSON form")
}

fn of_kind(kind: SchemaKind) -> Schema {
    match kind {
        SchemaKind::Document => schema_for!(RawDocument),
        SchemaKind::Tomei => schema_for!(RawConfig),
        SchemaKind::Departments => schema_for!(Vec<RawDepartment>),
        SchemaKind::Plans => schema_for!(Vec<RawPlan>),
        SchemaKind::Policies => schema_for!(Vec<RawPolicySet>),
        SchemaKind::Grades => schema_for!(Vec<RawGradeScheme>),
        SchemaKind::Glossary => schema_for!(Vec<RawGlossaryEntry>),
        SchemaKind::Corrections => schema_for!(Vec<RawCorrection>),
        SchemaKind::Synonyms => schema_for!(Vec<RawWordRelation>),
        SchemaKind::Form => schema_for!(RawForm),
    }
}
