//! The file names in the documents that explain the program.

use std::collections::BTreeSet;

/// Paths that a document names between backticks or as the target of a link.
///
/// Names of things to be filled in (`content/forms/NAME.yaml`), patterns, and what stands in blocks of code are no paths.
pub fn names(document: &str) -> BTreeSet<&str> {
    let mut is_block = false;
    let outside = document.lines().filter(|line| {
        let is_fence = line.trim_start().starts_with("```");
        is_block ^= is_fence;
        !is_block && !is_fence
    });
    outside.flat_map(|line| quoted(line).chain(targets(line))).filter(|name| is_path(name)).collect()
}

fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.split('#').next().unwrap_or(target))
}

/// What stands for a name that a reader chooses.
const PLACEHOLDERS: [&str; 8] = ["NAME", "DIR", "FILE", "ID", "YEAR", "HOST", "RULE", "FORMAT"];

/// Whether a name is one of a file or folder of the repository: what is made by the program is not.
fn is_path(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-~".contains(c);
    let is_to_fill_in = |part: &str| PLACEHOLDERS.contains(&part);
    let mut stems = name.split('/').map(|part| part.split('.').next().unwrap_or(part));
    let begins = ["src/", "tests/", "content/", "themes/", ".ci/", ".github/", "docs/"];
    let ends = [".rs", ".md", ".toml"];
    let fits = begins.iter().any(|begin| name.starts_with(begin))
        || ends.iter().any(|end| name.len() > end.len() && name.ends_with(end));
    fits && name.chars().all(is_plain) && !stems.any(is_to_fill_in)
}

#[test]
fn paths_are_told_from_other_words() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(names(text).into_iter().collect::<Vec<_>>(), expected, "{text}");
    };
    check("See `src/lib.rs` and [the rules](src/check/RULES.md#top).", &["src/check/RULES.md", "src/lib.rs"]);
    check(
        "`content/forms/NAME.yaml`, `public/search/`, `tomei build`, `content/*.yaml`, [x](https://x.example/a.md)",
        &[],
    );
    check("`grams.rs`, `README.md` and `.rs`", &["README.md", "grams.rs"]);
    check("```sh\n`src/no.rs`\n```\n`tests/run`", &["tests/run"]);
}
