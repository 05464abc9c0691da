//! Resolves links in running text.

pub mod check;
mod suggest;
mod target;

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

/// Resolves `written` to a destination and what follows the path: a query, a fragment, or nothing.
fn destination<'a, 'w>(
    document: &Document,
    written: &'w str,
    file_target: impl Fn(&str) -> Option<&'a FileTarget>,
) -> Option<(Destination<'a>, &'w str)> {
    if !markdown::is_safe_address(written) {
        return None;
    }
    if is_as_written(written) {
        return Some((Destination::AsWritten, ""));
    }
    let (target, rest) = written.find(['#', '?']).map_or((written, ""), |at| written.split_at(at));
    let readings = target::readings(target);
    let file = readings.iter().filter_map(|target| file_target(&markdown::join(&document.file, target)?)).next();
    let destination = match file {
        Some(file) => Destination::File(file),
        None => Destination::Output(target::in_output(document, readings.last()?)?),
    };
    Some((destination, rest))
}

/// Whether an address leads to another host, or to a place on the page itself.
fn is_as_written(address: &str) -> bool {
    address.is_empty() || address.starts_with(['#', '?']) || markdown::has_scheme(address)
}

/// The address to print for `written` on a page of `document`: the address of a content file becomes that of its page.
pub fn address(site: &SiteReader, document: &Document, bases: &BasePaths, written: &str) -> Option<String> {
    let (destination, rest) = destination(document, written, |file| site.file_target(file))?;
    let (base, path) = match &destination {
        Destination::AsWritten => return Some(written.to_owned()),
        Destination::File(FileTarget::Page(path)) => (&bases.pages, path.as_str()),
        Destination::File(FileTarget::Copy(path)) => (&bases.files, path.as_str()),
        // In the first language both paths lead to the same root.
        Destination::Output(path) if bases.pages == bases.files => (&bases.files, path.as_str()),
        Destination::Output(path) if site.is_translated(path) => (&bases.pages, path.as_str()),
        Destination::Output(path) => (&bases.files, path.as_str()),
    };
    Some(format!("{base}{path}{rest}"))
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
