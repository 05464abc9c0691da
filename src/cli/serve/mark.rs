//! Marks links to pages that readers do not see yet.

use std::collections::BTreeMap;

use memchr::memmem;

use crate::markdown;

/// The page at `path` with `mark` behind the words of each link that leads to another page which has one.
pub(super) fn links(page: Vec<u8>, path: &str, mark: &dyn Fn(&str) -> Option<String>) -> Vec<u8> {
    let (mut marked, mut done, mut known) = (Vec::with_capacity(page.len()), 0, BTreeMap::new());
    for start in memmem::find_iter(&page, b"<a ") {
        let Some(end) = memmem::find(&page[start..], b"</a>").map(|end| start + end) else { break };
        let Some(target) = target(&page[start..end], path).filter(|target| target != path) else { continue };
        let mark = known.entry(target).or_insert_with_key(|target| mark(target));
        if let Some(mark) = mark.as_ref().filter(|_| end > done) {
            marked.extend_from_slice(&page[done..end]);
            marked.extend_from_slice(mark.as_bytes());
            done = end;
        }
    }
    marked.extend_from_slice(&page[done..]);
    marked
}

/// The path of the page that the link at the start of `link` leads to; none on other hosts.
fn target(link: &[u8], path: &str) -> Option<String> {
    let tag = std::str::from_utf8(&link[..memchr::memchr(b'>', link)?]).ok()?;
    let (address, _) = tag.split_once(" href=\"")?.1.split_once('"')?;
    let address = address.split(['#', '?']).next().filter(|address| !address.is_empty())?;
    if markdown::has_scheme(address) {
        return None;
    }
    let address = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
    let target = markdown::join(path, &address)?;
    Some(if address.ends_with('/') { format!("{target}/index.html") } else { target })
}

#[cfg(test)]
mod tests {
    use super::links;

    #[test]
    fn links_to_drafts_are_marked() {
        let mark = |path: &str| (path == "2020/a/goal-1.html").then(|| "（下書き）".to_owned());
        let check = |page: &str, expected: &str| {
            assert_eq!(String::from_utf8_lossy(&links(page.as_bytes().to_vec(), "2020/index.html", &mark)), expected);
        };
        check(
            "<li><a class=\"x\" href=\"../2020/a/goal-1.html#p1\">甲</a></li><a href=\"a/goal-2.html\">乙</a>",
            "<li><a class=\"x\" href=\"../2020/a/goal-1.html#p1\">甲（下書き）</a></li><a href=\"a/goal-2.html\">乙</a>",
        );
        check(
            "<a href=\"#x\">甲</a><a href=\"https://city.example/2020/a/goal-1.html\">乙</a><a",
            "<a href=\"#x\">甲</a><a href=\"https://city.example/2020/a/goal-1.html\">乙</a><a",
        );
    }
}
