//! Resolves links in running text.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::markdown;
use crate::model::document::Document;
use crate::model::path::SitePath;
use crate::model::site::{FileTarget, Site};
use crate::render::reads::SiteReader;

/// The relative paths from a page to the two roots: that of the pages in its language, and that of the files which all
/// languages share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePaths {
    /// The path to the root of the pages in the page's language: `../` for `2019/index.html` as for
    /// `en/2019/index.html`.
    pub pages: String,
    /// The path to the root of the site.
    pub files: String,
}

impl BasePaths {
    /// The paths from the page at `path`, whose language is given by its index among the site's languages.
    pub fn new(path: &SitePath, language: usize) -> Self {
        let files = path.to_root();
        let own = if language == 0 { &files } else { files.strip_prefix("../").unwrap_or_default() };
        Self { pages: own.to_owned(), files }
    }
}

/// The meaning of an address in a document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Destination<'a> {
    /// An address that is printed as written: on another host, or on the same page.
    AsWritten,
    /// The page or copy of a content file.
    File(&'a FileTarget),
    /// A path in the output, in the first language.
    Output(String),
}

/// Resolves `written` to a destination and the fragment after it, which begins with `#` or is empty.
fn destination<'a, 'w>(
    document: &Document,
    written: &'w str,
    file_target: impl Fn(&str) -> Option<&'a FileTarget>,
) -> Option<(Destination<'a>, &'w str)> {
    if !markdown::is_safe_address(written) {
        return None;
    }
    if written.contains(':') || written.starts_with('#') {
        return Some((Destination::AsWritten, ""));
    }
    let (target, fragment) = written.find('#').map_or((written, ""), |at| written.split_at(at));
    let file = markdown::join(&document.file, target).and_then(|file| file_target(&file));
    let destination = match file {
        Some(file) => Destination::File(file),
        None => Destination::Output(markdown::join(document.path.as_str(), target)?),
    };
    Some((destination, fragment))
}

/// The address to print for `written` on a page of `document`: the address of a content file becomes that of its page.
pub fn address(site: &SiteReader, document: &Document, bases: &BasePaths, written: &str) -> Option<String> {
    let (destination, fragment) = destination(document, written, |file| site.file_target(file))?;
    let (base, path) = match &destination {
        Destination::AsWritten => return Some(written.to_owned()),
        Destination::File(FileTarget::Page(path)) => (&bases.pages, path.as_str()),
        Destination::File(FileTarget::Copy(path)) => (&bases.files, path.as_str()),
        // In the first language both paths lead to the same root.
        Destination::Output(path) if bases.pages == bases.files => (&bases.files, path.as_str()),
        Destination::Output(path) if site.is_translated(path) => (&bases.pages, path.as_str()),
        Destination::Output(path) => (&bases.files, path.as_str()),
    };
    Some(format!("{base}{path}{fragment}"))
}

/// The path, in the first language, that an address in a document's text resolves to; `None` if it leads elsewhere.
pub fn path(site: &Site, document: &Document, written: &str) -> Option<String> {
    let (destination, _) = destination(document, written, |file| site.by_file.get(file))?;
    match destination {
        Destination::AsWritten => None,
        Destination::File(target) => Some(target.path().to_string()),
        Destination::Output(path) => Some(path),
    }
}

/// Reports links in texts that lead to no file of the output.
pub fn check(site: &Site, is_output: &dyn Fn(&SitePath) -> bool) -> Vec<Diagnostic> {
    let links = site.documents.iter().flat_map(|document| document.links.iter().map(move |link| (document, link)));
    let dangling = links.filter(|(document, link)| {
        let written = link.value.split(['#', '?']).next().unwrap_or_default();
        let is_local = !written.is_empty() && !written.contains(':');
        is_local && !leads_to_output(site, document, written, is_output)
    });
    let fault = |name: &str| UnknownReference { kind: ReferenceKind::File, name: name.to_owned(), suggestion: None };
    dangling.map(|(document, link)| Diagnostic::at(&document.file, link.span, fault(&link.value))).collect()
}

fn leads_to_output(site: &Site, document: &Document, written: &str, is_output: &dyn Fn(&SitePath) -> bool) -> bool {
    let target = path(site, document, written).unwrap_or_default();
    let page = if target.is_empty() || written.ends_with('/') { format!("{target}/index.html") } else { target };
    SitePath::new(page.trim_start_matches('/')).is_some_and(|path| is_output(&path))
}
