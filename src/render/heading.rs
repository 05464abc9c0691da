//! What a kind of page says of itself: its title, the way from home, the document it shows.

use serde::Serialize;

use crate::model::path::SitePath;
use crate::model::site::DocumentIndex;
use crate::render::route::Route;

/// What differs between the heads of the kinds of pages.
#[derive(Debug, Default)]
pub struct Heading {
    pub title: Vec<Run>,
    pub crumbs: Vec<Crumb>,
    /// The feed that tells of the page's changes.
    pub feed: Option<String>,
    /// What the department of the page says above each of its pages.
    pub notice: Option<String>,
    /// The one document that the page shows.
    pub document: Option<DocumentIndex>,
    /// Where readers of an old address are led, in the page's language.
    pub redirects_to: Option<SitePath>,
}

/// A stretch of a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    /// Whether it is the content's, not the interface's.
    pub is_content: bool,
}

/// A step on the way from home.
#[derive(Debug, Serialize)]
pub struct Crumb {
    pub title: String,
    pub path: String,
    /// Whether the title is the content's.
    pub is_content: bool,
}

impl Heading {
    /// A title alone.
    pub fn titled(title: Vec<Run>) -> Self {
        Self { title, ..Self::default() }
    }
}

impl Crumb {
    /// A step with a title of the content's.
    pub fn of_content(title: &str, route: Route) -> Self {
        Self { title: title.to_owned(), path: route.into(), is_content: true }
    }
}

/// Words of the interface.
pub(super) fn of_interface(text: String) -> Vec<Run> {
    vec![Run { text, is_content: false }]
}

/// Words of the content.
pub(super) fn of_content(text: &str) -> Vec<Run> {
    vec![Run { text: text.to_owned(), is_content: true }]
}
