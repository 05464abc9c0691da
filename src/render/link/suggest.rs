//! The path that a link was meant to have.

use unicode_normalization::UnicodeNormalization;

use crate::model::document::Document;
use crate::model::site::Site;
use crate::render::link::target::readings;

/// Everything that links may lead to, as their authors know it.
pub(super) struct Places<'a> {
    /// The files of the content.
    files: Vec<&'a str>,
    /// The pages of no file: lists.
    pages: Vec<&'a str>,
}

impl<'a> Places<'a> {
    pub(super) fn new(site: &'a Site, pages: Vec<&'a str>) -> Self {
        let mut files: Vec<&str> = site.by_file.keys().map(String::as_str).collect();
        files.sort_unstable();
        Self { files, pages }
    }

    /// The address, as it is to be written in `document`, of what `written` most likely meant.
    pub(super) fn nearest(&self, document: &Document, written: &str) -> Option<String> {
        if looks_like_host(written) {
            return Some(format!("https://{written}"));
        }
        let (target, rest) = written.find(['#', '?']).map_or((written, ""), |at| written.split_at(at));
        let meant = readings(target).pop()?.replace('\\', "/").to_lowercase();
        let file = || Some(relative(&document.file.nfc().collect::<String>(), best(&meant, &self.files)?));
        let page = || Some(relative(document.path.as_str(), best(&meant, &self.pages)?));
        let near = if is_list(&meant) { page().or_else(file) } else { file().or_else(page) };
        near.map(|path| format!("{path}{rest}"))
    }
}

/// `www.city.example.jp/a` without its `https://`.
fn looks_like_host(written: &str) -> bool {
    let host = written.split('/').next().unwrap_or_default();
    let ends = [".jp", ".com", ".org", ".net"];
    host.starts_with("www.") || (host.matches('.').count() > 1 && ends.iter().any(|end| host.ends_with(end)))
}

fn is_list(meant: &str) -> bool {
    meant.ends_with('/') || meant.rsplit('/').next().is_some_and(|name| !name.contains('.'))
}

/// Of the paths that end in the same names, the one with the most of them in common; the ending of a document may be that of
/// its page.
fn best<'a>(meant: &str, known: &[&'a str]) -> Option<&'a str> {
    let wanted = names(meant);
    let common = |path: &str| {
        names(&path.to_lowercase()).iter().rev().zip(wanted.iter().rev()).take_while(|(a, b)| a == b).count()
    };
    let scored = known.iter().map(|path| (common(path), *path)).filter(|(common, _)| *common > 0);
    // Of equals the first in the order of their names.
    scored.rev().max_by_key(|(common, _)| *common).map(|(_, path)| path)
}

/// The names of a path, without what is written differently for the same page.
fn names(path: &str) -> Vec<String> {
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix("/index.html").unwrap_or(path);
    let stem = path.strip_suffix(".md").or_else(|| path.strip_suffix(".html")).unwrap_or(path);
    stem.split('/').filter(|name| !matches!(*name, "" | "." | "..")).map(str::to_owned).collect()
}

/// What leads from the file or page `from` to `to`.
fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len() - 1;
    let common = from[..folders].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(folders - common);
    format!("{up}{}", to[common..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::{best, relative};

    #[test]
    fn paths_lead_up_and_down() {
        assert_eq!(relative("content/2020/a/goal-1.md", "content/static/plan.pdf"), "../../static/plan.pdf");
        assert_eq!(relative("content/pages/a.md", "content/pages/b.md"), "b.md");
        assert_eq!(relative("index.html", "departments/index.html"), "departments/index.html");
    }

    #[test]
    fn the_most_names_in_common_win() {
        let known = ["content/2020/a/goal-1.md", "content/2020/b/goal-1.md", "content/static/plan.pdf"];
        assert_eq!(best("../b/goal-1.html", &known), Some(known[1]));
        assert_eq!(best("goal-1.md", &known), Some(known[0]));
        assert_eq!(best("plan.pdf", &known), Some(known[2]));
        assert_eq!(best("nothing.pdf", &known), None);
    }
}
