//! Where the links in running text lead.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::{Fault, Referent};
use crate::markdown;
use crate::model::document::Document;
use crate::model::path::SitePath;
use crate::model::site::Site;

/// The address to print on `document`'s page for an address as written: a
/// content file's becomes that of its page.
pub fn address(site: &Site, document: &Document, root: &str, written: &str) -> Option<String> {
    if !markdown::is_safe_address(written) {
        return None;
    }
    if written.contains(':') || written.starts_with('#') {
        return Some(written.to_owned());
    }
    let (target, fragment) = written.find('#').map_or((written, ""), |at| written.split_at(at));
    let by_file = markdown::join(&document.file, target).and_then(|file| site.by_file.get(&file));
    match by_file {
        Some(path) => Some(format!("{root}{path}{fragment}")),
        None => markdown::join(document.path.as_str(), target).map(|path| format!("{root}{path}{fragment}")),
    }
}

/// Reports links in the text that lead to no file of the output.
pub fn check(site: &Site, is_output: &dyn Fn(&SitePath) -> bool) -> Vec<Diagnostic> {
    let links = site.documents.iter().flat_map(|document| document.links.iter().map(move |link| (document, link)));
    let dangling = links.filter(|(document, link)| {
        let written = link.value.split(['#', '?']).next().unwrap_or_default();
        let local = !written.is_empty() && !written.contains(':');
        local && !leads_to_output(site, document, written, is_output)
    });
    let fault = |name: &str| Fault::Unknown { referent: Referent::File, name: name.to_owned(), suggestion: None };
    dangling.map(|(document, link)| Diagnostic::at(&document.file, link.span, fault(&link.value))).collect()
}

fn leads_to_output(site: &Site, document: &Document, written: &str, is_output: &dyn Fn(&SitePath) -> bool) -> bool {
    let target = address(site, document, "", written).unwrap_or_default();
    let page = if target.is_empty() || written.ends_with('/') { format!("{target}/index.html") } else { target };
    SitePath::new(page.trim_start_matches('/')).is_some_and(|path| is_output(&path))
}
