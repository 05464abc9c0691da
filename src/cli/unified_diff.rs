//! Formats the change of a file as a unified diff.

/// The change of a content file, or a new one, as removed and added lines.
pub(super) fn unified_diff(file: &str, is_new: bool, [before, after]: [&str; 2]) -> String {
    let from = if is_new { "/dev/null".to_owned() } else { format!("a/{file}") };
    let diff = similar::TextDiff::from_lines(before, after);
    diff.unified_diff().header(&from, &format!("b/{file}")).to_string()
}
