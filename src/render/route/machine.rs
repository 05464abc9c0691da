//! The addresses of files that programs read: feeds, calendars, and what search engines ask for.

use crate::model::code::Code;
use crate::model::path::{SitePath, Slug};
use crate::render::route::Route;

impl Route {
    pub fn department_feed(id: &Slug) -> Self {
        Self::machine(format!("departments/{id}.xml"))
    }

    /// The feed of the goals that refer to a measure.
    pub fn measure_feed(code: &Code) -> Self {
        Self::machine(format!("plans/{}/{}.xml", code.scope, code.local))
    }

    /// The feed of the goals that refer to a policy.
    pub fn policy_feed(code: &Code) -> Self {
        Self::machine(format!("policies/{}/{}.xml", code.scope, code.local))
    }

    /// The calendar of everything that is due.
    pub fn calendar() -> Self {
        Self::machine("calendar.ics")
    }

    /// The calendar of what is due in a department.
    pub fn department_calendar(id: &Slug) -> Self {
        Self::machine(format!("departments/{id}.ics"))
    }

    /// The calendar of what is due in a document, which stands beside its page.
    pub fn calendar_of(page: &SitePath) -> Self {
        let page = page.as_str();
        Self::machine(format!("{}.ics", page.strip_suffix(".html").unwrap_or(page)))
    }

    pub fn corrections_feed() -> Self {
        Self::machine("corrections.xml")
    }

    pub fn open_search() -> Self {
        Self::machine("search.xml")
    }

    pub fn feed() -> Self {
        Self::machine("feed.xml")
    }

    /// The sitemap that search engines ask for, or with a number from one on a part of it.
    pub fn sitemap(part: usize) -> Self {
        Self::machine(if part == 0 { "sitemap.xml".to_owned() } else { format!("sitemap-{part}.xml") })
    }

    pub fn robots() -> Self {
        Self::machine("robots.txt")
    }
}
