//! What is counted on the way in and out, so that nothing is lost: documents,
//! items, bullets and characters. White space never counts.

use serde::Serialize;

use crate::model::form::FormField;

/// What the body of a document holds. It is counted before the document is
/// printed, and again in what the site reads from the print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BodyCounts {
    /// Items with ids, nested ones included.
    pub items: usize,
    /// Characters of its sections.
    pub body: usize,
    /// Characters of unparsed lines.
    pub kept: usize,
}

/// Bullets by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BulletsFound {
    /// Items of sections, nested ones included.
    pub items: usize,
    /// Bullets inside values and running text, where they stay.
    pub text: usize,
    /// Bullets in unparsed lines.
    pub kept: usize,
    /// Bullets before labels, numbers and codes. Negative where the title of a
    /// code begins with a sign that is a bullet only at the start of a line.
    pub labels: i64,
}

/// Bullets in and bullets out.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Bullets {
    pub read: usize,
    #[serde(flatten)]
    pub found: BulletsFound,
}

/// Characters in and characters out.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Characters {
    pub read: usize,
    /// Labels, numbers and signs of the form.
    #[serde(rename = "furniture")]
    pub form_labels: usize,
    pub codes: usize,
    /// Titles of codes that the site's tables have.
    pub tables: usize,
    /// Into documents.
    pub placed: usize,
    /// Into documents, as unparsed lines.
    pub kept: usize,
}

/// Documents or items of a kind: those that were read from the files, and those
/// that the site reads from the documents.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Items {
    pub read: usize,
    pub written: usize,
}

impl BulletsFound {
    /// All of them.
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
    /// The characters that are accounted for.
    pub fn sum(self) -> usize {
        self.form_labels + self.codes + self.tables + self.placed + self.kept
    }
}

/// The kinds of documents and items, in the order of reports, with their names
/// in Japanese and English.
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

/// The names of a kind, in Japanese and English.
pub fn kind_names(kind: &'static str) -> [&'static str; 2] {
    KINDS.iter().find(|(known, _)| *known == kind).map_or([kind; 2], |(_, names)| *names)
}

/// Whether an item stands below another one.
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
