//! Paths as messages show them: with `/` on every system, as files of a site are named everywhere else.

use std::path::{MAIN_SEPARATOR, Path};

/// The text of a path in a message.
pub fn print_path(path: &Path) -> String {
    print_with(&path.to_string_lossy(), MAIN_SEPARATOR)
}

fn print_with(path: &str, separator: char) -> String {
    // Windows puts this before a path that it has resolved; no program's field for a file takes it.
    let path = if separator == '\\' { path.strip_prefix(r"\\?\").unwrap_or(path) } else { path };
    path.replace(separator, "/")
}

#[cfg(test)]
mod tests {
    use super::print_with;

    #[test]
    fn one_separator_on_every_system() {
        let check = |path, separator, expected| assert_eq!(print_with(path, separator), expected);
        check("./public/2020", '/', "./public/2020");
        check(r".\public\2020", '\\', "./public/2020");
        check(r"\\?\C:\site\content", '\\', "C:/site/content");
        check(r"\\server\share\site", '\\', "//server/share/site");
        check(r"content/a\b.md", '/', r"content/a\b.md");
    }
}
