//! Where the links in running text lead.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::markdown;
use crate::model::document::Document;
use crate::model::path::SitePath;
use crate::model::site::Site;
use crate::render::page::Page;

/// What leads from a page to others: those of its language, and the files that all languages share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roots {
    /// Where the pages of the page's language stand: `../` for `2019/index.html` and for `en/2019/index.html`.
    pub pages: String,
    /// The root of the site.
    pub files: String,
}

impl Roots {
    /// Those of a page.
    pub fn of(page: &Page) -> Self {
        let files = page.path.to_root();
        let own = if page.language == 0 { &files } else { files.strip_prefix("../").unwrap_or_default() };
        Self { pages: own.to_owned(), files }
    }

    /// The one that leads to `path`, the path of a page or file of the first language.
    fn to(&self, site: &Site, path: &str) -> &str {
        let is_page = self.pages == self.files || (path.ends_with(".html") && is_translated(site, path));
        if is_page { &self.pages } else { &self.files }
    }
}

/// Whether the page at `path` is there in every language: not an asset, and none that only the first has.
fn is_translated(site: &Site, path: &str) -> bool {
    let is_of_first = path.starts_with("terms/") || path.ends_with("/sheet.html");
    let is_copied = |folder: &str| site.by_file.contains_key(&format!("{folder}{path}"));
    !is_of_first && !["content/", "content/static/"].iter().any(|folder| is_copied(folder))
}

/// The address to print on `document`'s page for an address as written: a
/// content file's becomes that of its page.
pub fn address(site: &Site, document: &Document, roots: &Roots, written: &str) -> Option<String> {
    if !markdown::is_safe_address(written) {
        return None;
    }
    if written.contains(':') || written.starts_with('#') {
        return Some(written.to_owned());
    }
    let (target, fragment) = written.find('#').map_or((written, ""), |at| written.split_at(at));
    let by_file = markdown::join(&document.file, target).and_then(|file| site.by_file.get(&file));
    let path = match by_file {
        Some(path) => path.to_string(),
        None => markdown::join(document.path.as_str(), target)?,
    };
    Some(format!("{}{path}{fragment}", roots.to(site, &path)))
}

/// A page at the root of the site, in its first language.
pub const AT_ROOT: Roots = Roots { pages: String::new(), files: String::new() };

/// Reports links in the text that lead to no file of the output.
pub fn check(site: &Site, is_output: &dyn Fn(&SitePath) -> bool) -> Vec<Diagnostic> {
    let links = site.documents.iter().flat_map(|document| document.links.iter().map(move |link| (document, link)));
    let dangling = links.filter(|(document, link)| {
        let written = link.value.split(['#', '?']).next().unwrap_or_default();
        let local = !written.is_empty() && !written.contains(':');
        local && !leads_to_output(site, document, written, is_output)
    });
    let fault = |name: &str| UnknownReference { kind: ReferenceKind::File, name: name.to_owned(), suggestion: None };
    dangling.map(|(document, link)| Diagnostic::at(&document.file, link.span, fault(&link.value))).collect()
}

fn leads_to_output(site: &Site, document: &Document, written: &str, is_output: &dyn Fn(&SitePath) -> bool) -> bool {
    let target = address(site, document, &AT_ROOT, written).unwrap_or_default();
    let page = if target.is_empty() || written.ends_with('/') { format!("{target}/index.html") } else { target };
    SitePath::new(page.trim_start_matches('/')).is_some_and(|path| is_output(&path))
}
