//! What breaks the house rules today. Each list may only become shorter.

/// Imports from the same or a higher floor, see [`super::floors`].
pub const UPWARD: [&str; 6] = [
    "difference → memory",
    "difference/built → memory",
    "difference/old → memory",
    "import → validate",
    "render → theme",
    "render/sections → theme",
];

/// Files of the lowest floor that use the search.
pub const SEARCH_FROM_BELOW: [&str; 0] = [];

/// Modules that import each other.
pub const CIRCLES: [&[&str]; 13] = [
    &["cli/github", "cli/report", "cli/sarif"],
    &["diagnostic", "diagnostic/fault"],
    &[
        "diagnostic/import_message",
        "diagnostic/message",
        "diagnostic/published_message",
        "diagnostic/published_rule",
        "diagnostic/remark_message",
        "diagnostic/rule",
        "diagnostic/word_message",
    ],
    &["import", "import/draft", "import/draft/document", "import/print", "import/report"],
    &["load", "load/scan"],
    &[
        "model/dataset",
        "model/dataset/document",
        "model/dataset/goal",
        "model/dataset/item",
        "model/dataset/meta",
        "model/dataset/reference",
    ],
    &["pipeline/build", "pipeline/data", "pipeline/inputs", "pipeline/published", "pipeline/site"],
    &[
        "render/link",
        "render/page",
        "render/term",
        "render/view/compare",
        "render/view/goal",
        "render/view/item",
        "render/view/picture/timeline",
        "render/view/site",
        "render/view/thread",
    ],
    &["render/view", "render/view/head"],
    &["render/view/document", "render/view/records"],
    &["validate/document", "validate/goal"],
    &["validate/table", "validate/table/config"],
    &["write", "write/exchange", "write/folder", "write/staging"],
];

/// Uses of the disk outside `load` and `write`.
pub const DISK: [&str; 8] = [
    "cli/arguments: .canonicalize()",
    "cli/arguments: .is_dir()",
    "cli/import: .is_dir()",
    "cli/new_year: .is_dir()",
    "cli/serve/watch: .is_dir()",
    "pipeline/correct: .canonicalize()",
    "pipeline/difference: .is_dir()",
    "pipeline/import: .exists()",
];

/// Files below `src/` of more than 250 lines, with their lines.
pub const LONG: [(&str, usize); 27] = [
    ("check/years.rs", 267),
    ("cli/arguments.rs", 498),
    ("cli/report.rs", 261),
    ("diagnostic/import_message.rs", 412),
    ("diagnostic/message.rs", 610),
    ("diagnostic/published_message.rs", 327),
    ("diagnostic/remark_message.rs", 381),
    ("diagnostic/rule.rs", 526),
    ("import/draft/mod.rs", 299),
    ("import/items.rs", 257),
    ("import/read/html.rs", 360),
    ("import/read/workbook.rs", 289),
    ("memory/lock.rs", 266),
    ("model/dataset/mod.rs", 253),
    ("pipeline/correct.rs", 304),
    ("pipeline/import.rs", 273),
    ("pipeline/site.rs", 256),
    ("render/page.rs", 258),
    ("render/view/department.rs", 308),
    ("render/view/goal.rs", 319),
    ("render/view/head.rs", 402),
    ("theme/speech.rs", 360),
    ("validate/decode.rs", 291),
    ("validate/document.rs", 329),
    ("validate/raw.rs", 353),
    ("validate/table/form.rs", 278),
    ("write/staging.rs", 303),
];

/// Names in the documents of files that a reader makes.
pub const EXAMPLES: [&str; 2] = ["content/static/", "themes/default/lang/pt.yaml"];
