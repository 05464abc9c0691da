//! The numbers of a report: documents, items and characters. White space is not counted.

use serde::Serialize;

use crate::import::claim::{Claim, Fate};
use crate::import::grid;
use crate::model::form::FormField;

/// The number of characters that were read, and where they end up.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Characters {
    pub read: usize,
    /// Labels, numbers and signs of the form.
    #[serde(rename = "furniture")]
    pub form_labels: usize,
    pub codes: usize,
    /// Titles and names that the site's tables or the options of the import contain already.
    pub tables: usize,
    /// Characters in the documents.
    pub placed: usize,
    /// Characters in unparsed lines of the documents.
    pub kept: usize,
    /// Characters that the file has deleted, hidden or set beside its text, and that only the report has.
    pub set_apart: usize,
}

/// The number of documents or items of a kind: those that were read from the files, and those that validation finds in
/// the printed documents.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Items {
    pub read: usize,
    pub written: usize,
}

impl Characters {
    /// Counts the characters of `claims`; `set_apart` are those that were set apart when the files were read.
    pub fn of(claims: &[Claim], set_apart: usize) -> Self {
        let mut found = Self { read: set_apart, set_apart, ..Self::default() };
        for Claim { text, fate, .. } in claims {
            let count = grid::count(text);
            found.read += count;
            *match fate {
                Fate::FormWord => &mut found.form_labels,
                Fate::Code => &mut found.codes,
                Fate::Known => &mut found.tables,
                Fate::Placed(_) => &mut found.placed,
                Fate::Kept(_) => &mut found.kept,
                Fate::LeftOut(_) => &mut found.set_apart,
            } += count;
        }
        found
    }
}

/// The kinds of documents and items in the order of reports, each with its name in Japanese and English.
pub const KINDS: [(&str, [&str; 2]); 17] = [
    ("sheet", ["目標シート", "sheets"]),
    ("mission", ["使命", "mission points"]),
    ("approach", ["方針", "approach points"]),
    ("review", ["総括", "review points"]),
    ("annual", ["当年度目標", "annual goals"]),
    ("promise", ["取組み", "promises"]),
    ("deliverable", ["取組みの内容", "deliverables"]),
    ("result", ["実績", "results"]),
    ("result_sub", ["実績の内訳", "sub-results"]),
    ("issue", ["課題", "issues"]),
    ("issue_sub", ["課題の内訳", "sub-issues"]),
    ("midterm", ["中期目標", "mid-term goals"]),
    ("target", ["項目", "items"]),
    ("target_sub", ["項目の内訳", "sub-items"]),
    ("step", ["工程", "steps"]),
    ("step_sub", ["工程の内訳", "sub-steps"]),
    ("text", ["そのほか", "others"]),
];

/// The name of a kind in Japanese and English.
pub fn kind_names(kind: &'static str) -> [&'static str; 2] {
    KINDS.iter().find(|(known, _)| *known == kind).map_or([kind; 2], |(_, names)| *names)
}

/// Whether an item is nested below another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    Top,
    Nested,
}

/// The kind under which the items of a field are counted.
pub fn item_kind(field: FormField, depth: Depth) -> &'static str {
    match (field, depth) {
        (FormField::Mission, _) => "mission",
        (FormField::Approach, _) => "approach",
        (FormField::Review, _) => "review",
        (FormField::Promise, Depth::Top) => "promise",
        (FormField::Promise, Depth::Nested) => "deliverable",
        (FormField::Result, Depth::Top) => "result",
        (FormField::Result, Depth::Nested) => "result_sub",
        (FormField::Issue, Depth::Top) => "issue",
        (FormField::Issue, Depth::Nested) => "issue_sub",
        (FormField::Target, Depth::Top) => "target",
        (FormField::Target, Depth::Nested) => "target_sub",
        (FormField::Step, Depth::Top) => "step",
        (FormField::Step, Depth::Nested) => "step_sub",
        _ => "text",
    }
}
