//! Counts documents, items, bullets and characters before and after the conversion, to prove that nothing is lost.
//! White space is not counted.

use serde::Serialize;

use crate::model::form::FormField;

/// The contents of a document's body. They are counted before the document is printed, and again in the result of
/// validating the printed document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BodyCounts {
    /// Items with ids, nested ones included.
    pub items: usize,
    /// Characters of its sections.
    pub body: usize,
    /// Characters of unparsed lines.
    pub kept: usize,
}

/// The number of bullets by where they end up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BulletsFound {
    /// Items of sections, nested ones included.
    pub items: usize,
    /// Bullets inside values and running text, in which they are kept.
    pub text: usize,
    /// Bullets in unparsed lines.
    pub kept: usize,
    /// Bullets before labels, numbers and codes. It is negative if the title of a code begins with a sign that counts
    /// as a bullet only at the start of a line.
    pub labels: i64,
}

/// The number of bullets that were read, and where they end up.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Bullets {
    pub read: usize,
    #[serde(flatten)]
    pub found: BulletsFound,
}

/// The number of characters that were read, and where they end up.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Characters {
    pub read: usize,
    /// Labels, numbers and signs of the form.
    #[serde(rename = "furniture")]
    pub form_labels: usize,
    pub codes: usize,
    /// Titles of codes that the site's tables contain already.
    pub tables: usize,
    /// Characters in the documents.
    pub placed: usize,
    /// Characters in unparsed lines of the documents.
    pub kept: usize,
}

/// The number of documents or items of a kind: those that were read from the files, and those that validation finds in
/// the printed documents.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Items {
    pub read: usize,
    pub written: usize,
}

impl BulletsFound {
    /// The number of bullets that are accounted for.
    pub fn sum(self) -> i64 {
        let counted = self.items + self.text + self.kept;
        i64::try_from(counted).expect("a file has fewer than 2^63 bullets") + self.labels
    }
}

impl Bullets {
    /// Whether every bullet that was read is accounted for.
    pub fn balance(self) -> bool {
        i64::try_from(self.read) == Ok(self.found.sum())
    }
}

impl Characters {
    /// The number of characters that are accounted for.
    pub fn sum(self) -> usize {
        self.form_labels + self.codes + self.tables + self.placed + self.kept
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
