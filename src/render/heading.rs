//! The part of a page's metadata that each kind of page provides: title, breadcrumbs, and the document that it shows.

use serde::Serialize;

use crate::model::path::SitePath;
use crate::model::site::DocumentIndex;
use crate::render::route::Route;

/// The metadata that depends on the kind of page.
#[derive(Debug, Default)]
pub struct Heading {
    pub title: Vec<Run>,
    pub crumbs: Vec<Crumb>,
    /// The path of the feed that reports changes of the page.
    pub feed: Option<String>,
    /// The notice of the page's department.
    pub notice: Option<String>,
    /// The document that the page shows, if it is exactly one.
    pub document: Option<DocumentIndex>,
    /// The page to which an old address redirects, in the page's language.
    pub redirects_to: Option<SitePath>,
}

/// A part of a title with a single origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    /// Whether the text comes from the content and not from the interface. The two can be in different languages.
    pub is_content: bool,
}

/// One of the breadcrumbs.
#[derive(Debug, Serialize)]
pub struct Crumb {
    pub title: String,
    pub path: String,
    /// Whether the title comes from the content.
    pub is_content: bool,
}

impl Heading {
    /// Metadata with only a title.
    pub fn titled(title: Vec<Run>) -> Self {
        Self { title, ..Self::default() }
    }
}

impl Crumb {
    /// A breadcrumb whose title comes from the content.
    pub fn of_content(title: &str, route: Route) -> Self {
        Self { title: title.to_owned(), path: route.into(), is_content: true }
    }
}

/// A run of words from the interface.
pub(super) fn of_interface(text: String) -> Vec<Run> {
    vec![Run { text, is_content: false }]
}

/// A run of words from the content.
pub(super) fn of_content(text: &str) -> Vec<Run> {
    vec![Run { text: text.to_owned(), is_content: true }]
}
