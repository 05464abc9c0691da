//! How a command shows the change of a file.

/// How a file of the content changes, or comes to be, as lines taken out and put in.
pub(super) fn unified_diff(file: &str, is_new: bool, [before, after]: [&str; 2]) -> String {
    let from = if is_new { "/dev/null".to_owned() } else { format!("a/{file}") };
    let diff = similar::TextDiff::from_lines(before, after);
    diff.unified_diff().header(&from, &format!("b/{file}")).to_string()
}
