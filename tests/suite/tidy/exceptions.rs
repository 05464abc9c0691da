//! What breaks the house rules today. Each list may only become shorter.

/// Imports from the same or a higher floor, see [`super::floors`].
pub const UPWARD: [&str; 0] = [];

/// Files of the lowest floor that use the search.
pub const SEARCH_FROM_BELOW: [&str; 0] = [];

/// Modules that import each other.
pub const CIRCLES: [&[&str]; 5] = [
    &["load", "load/scan"],
    &[
        "model/dataset",
        "model/dataset/document",
        "model/dataset/goal",
        "model/dataset/item",
        "model/dataset/meta",
        "model/dataset/reference",
    ],
    &["validate/document", "validate/goal"],
    &["validate/table", "validate/table/config"],
    &[
        "write",
        "write/exchange",
        "write/folder",
        "write/kept",
        "write/mount",
        "write/retire",
        "write/staging",
        "write/system",
    ],
];

/// Uses of the disk outside `load` and `write`.
pub const DISK: [&str; 6] = [
    "cli/arguments: .canonicalize()",
    "cli/arguments: .is_dir()",
    "cli/import: .is_dir()",
    "cli/new_year: .is_dir()",
    "cli/serve/watch: .is_dir()",
    "commands/diff: .is_dir()",
];

/// Files below `src/` of more than 250 lines, with their lines.
pub const LONG: [(&str, usize); 17] = [
    ("cli/arguments.rs", 510),
    ("i18n/translate.rs", 334),
    ("model/dataset/mod.rs", 253),
    ("model/document/texts.rs", 268),
    ("publication/lock.rs", 266),
    ("render/reads/facts.rs", 253),
    ("render/reads/mod.rs", 255),
    ("render/route.rs", 256),
    ("validate/body.rs", 252),
    ("validate/decode.rs", 293),
    ("validate/document.rs", 320),
    ("validate/raw.rs", 373),
    ("validate/sign.rs", 278),
    ("validate/table/form.rs", 278),
    ("validate/typing.rs", 278),
    ("write/staging.rs", 328),
    ("write/together.rs", 271),
];

/// Names in the documents of files that a reader makes.
pub const EXAMPLES: [&str; 2] = ["content/static/", "themes/default/lang/pt.yaml"];
