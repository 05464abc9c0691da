//! The present violations of the rules of this repository. Each list may only become shorter.

/// Imports from the same or a higher floor, see [`super::floors`].
pub const UPWARD: [&str; 0] = [];

/// Files of the lowest floor that use the search.
pub const SEARCH_FROM_BELOW: [&str; 0] = [];

/// Modules that import each other.
pub const CIRCLES: [&[&str]; 0] = [];

/// Uses of the disk outside `load` and `write`.
pub const DISK: [&str; 5] = [
    "cli/arguments: .is_dir()",
    "cli/import: .is_dir()",
    "cli/new_year: .is_dir()",
    "cli/serve/watch: .is_dir()",
    "commands/diff: .is_dir()",
];

/// Files below `src/` of more than 250 lines, with their lines.
pub const LONG: [(&str, usize); 4] =
    [("cli/arguments.rs", 361), ("publication/lock.rs", 266), ("validate/decode.rs", 292), ("validate/raw.rs", 326)];

/// Names in the documents of files that a reader makes.
pub const EXAMPLES: [&str; 2] = ["content/static/", "themes/default/lang/pt.yaml"];
