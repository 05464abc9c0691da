//! The source files of the program as text, with comments and code separated.

use std::collections::BTreeMap;

use crate::site::{files, repository};

/// Every Rust file below `src/`, by its path there, e.g. `render/view/goal.rs`; packages of their own are left out.
pub fn sources() -> BTreeMap<String, String> {
    let is_of_program = |name: &str| {
        name.ends_with(".rs") && !["search/", "dictionary/", "pdf/"].iter().any(|own| name.starts_with(own))
    };
    let found = files(&repository().join("src")).into_iter().filter(|(name, _)| is_of_program(name));
    let sources: BTreeMap<String, String> =
        found.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect();
    assert!(
        sources.len() > 100 && sources.contains_key("main.rs"),
        "the program was not found: {} files",
        sources.len()
    );
    sources
}

/// The module of a file: `render/view` for `render/view/mod.rs`, `render/view/goal` for `render/view/goal.rs`.
pub fn module(file: &str) -> &str {
    let module = file.strip_suffix(".rs").unwrap_or(file);
    module.strip_suffix("/mod").unwrap_or(module)
}

/// The room of a file or a module: `render` for `render/view/goal.rs`, `markdown` for `markdown.rs`.
pub fn room(module: &str) -> &str {
    let first = module.split('/').next().unwrap_or(module);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// The text without its tests, which stand last, and with comments and the insides of strings left out.
pub fn code(text: &str) -> String {
    let (before_tests, _) = text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((text, ""));
    before_tests.lines().map(|line| format!("{}\n", code_of_line(line))).collect()
}

/// Strings that go over several lines keep what stands on their further lines: such lines hold no paths.
fn code_of_line(line: &str) -> String {
    let mut code = String::new();
    let (mut in_string, mut is_escaped) = (false, false);
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if in_string => is_escaped = true,
            '\'' if !in_string && characters.peek() == Some(&'"') => drop(characters.nth(1)),
            '"' => {
                in_string = !in_string;
                code.push('"');
            }
            '/' if !in_string && characters.peek() == Some(&'/') => break,
            _ if in_string => {}
            character => code.push(character),
        }
    }
    code
}

#[test]
fn comments_strings_and_tests_are_no_code() {
    let text = "use a::b; // use c::d\n/// use e::f\nlet x = \"use g // h\\\" i\"; '\"'; j\n#[cfg(test)]\nmod tests {\nuse k;\n}\n";
    assert_eq!(code(text), "use a::b; \n\nlet x = \"\"; ; j\n");
}
