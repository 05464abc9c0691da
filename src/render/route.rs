//! The addresses of pages, and the languages in which each page exists.
//!
//! All addresses are composed here, with one exception: a page to which no other page links may compose its own.

mod machine;

use crate::model::code::Code;
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::site::PromiseFilter;

/// The path of a page in the first language of the site, with the languages in which the page exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    path: String,
    translation: Translation,
}

/// The languages of the interface in which a page exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translation {
    /// A page that people read, in every language.
    Every,
    /// A page that people read, in the first language only. In other languages, links lead to `instead`.
    FirstOnly { instead: String },
    /// A file that programs read, which has no language.
    None,
}

/// The path of the home page.
const HOME: &str = "index.html";
/// The path of the glossary.
const GLOSSARY: &str = "glossary.html";

impl Route {
    /// A page that people read, in every language.
    pub fn page(path: impl Into<String>) -> Self {
        Self { path: path.into(), translation: Translation::Every }
    }

    /// A page that people read, in the first language only. In other languages, links lead to `instead`.
    pub fn first_only(path: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { path: path.into(), translation: Translation::FirstOnly { instead: instead.into() } }
    }

    /// A file that programs read.
    pub fn machine(path: impl Into<String>) -> Self {
        Self { path: path.into(), translation: Translation::None }
    }

    pub fn home() -> Self {
        Self::page(HOME)
    }

    /// The page of all fiscal years.
    pub fn years() -> Self {
        Self::page("years.html")
    }

    pub fn year(year: FiscalYear) -> Self {
        Self::page(format!("{year}/index.html"))
    }

    /// The page of a department's year.
    pub fn sheet(year: FiscalYear, department: &Slug) -> Self {
        Self::page(SitePath::of_sheet(year, department).as_str())
    }

    /// The mirror of the sheet in the form in which it was filled in.
    pub fn original(year: FiscalYear, department: &Slug) -> Self {
        let sheet = SitePath::of_sheet(year, department);
        let original = sheet.original().expect("a sheet has a mirror beside it");
        Self::first_only(original.as_str(), sheet.as_str())
    }

    /// The page of a goal or a free page.
    pub fn document(document: &Document) -> Self {
        Self::page(document.path.as_str())
    }

    /// The card of a goal that other sites embed.
    pub fn embed(document: &Document) -> Self {
        Self::first_only(format!("embed/{}.html", document.id.value), document.path.as_str())
    }

    pub fn departments() -> Self {
        Self::page("departments/index.html")
    }

    pub fn department(id: &Slug) -> Self {
        Self::page(format!("departments/{id}.html"))
    }

    /// The comparison of two years of a department.
    pub fn compare(id: &Slug, earlier: FiscalYear, later: FiscalYear) -> Self {
        Self::page(format!("departments/{id}/compare-{earlier}-{later}.html"))
    }

    pub fn plans() -> Self {
        Self::page("plans/index.html")
    }

    pub fn plan(id: &Slug) -> Self {
        Self::page(format!("plans/{id}/index.html"))
    }

    pub fn measure(code: &Code) -> Self {
        Self::page(format!("plans/{}/{}.html", code.scope, code.local))
    }

    pub fn policies() -> Self {
        Self::page("policies/index.html")
    }

    pub fn policy_set(id: &Slug) -> Self {
        Self::page(format!("policies/{id}/index.html"))
    }

    pub fn policy(code: &Code) -> Self {
        Self::page(format!("policies/{}/{}.html", code.scope, code.local))
    }

    /// Part `part` of a list of promises, counted from one.
    pub fn promises(filter: &PromiseFilter, part: usize) -> Self {
        let stem = match filter {
            PromiseFilter::All => "index".to_owned(),
            PromiseFilter::Linked => "with-result".to_owned(),
            PromiseFilter::Unlinked => "without-result".to_owned(),
            PromiseFilter::Year(year) => format!("year-{year}"),
            PromiseFilter::Department(id) => format!("department-{id}"),
        };
        Self::part(&format!("all/{stem}"), part)
    }

    pub fn due_years() -> Self {
        Self::page("due/index.html")
    }

    /// Part `part` of the list of what is due in a year, counted from one.
    pub fn due(year: FiscalYear, part: usize) -> Self {
        Self::part(&format!("due/{year}"), part)
    }

    fn part(stem: &str, part: usize) -> Self {
        Self::page(if part <= 1 { format!("{stem}.html") } else { format!("{stem}-page-{part}.html") })
    }

    pub fn glossary() -> Self {
        Self::page(GLOSSARY)
    }

    /// The address of an entry of the glossary.
    pub fn glossary_entry(id: &Slug) -> String {
        format!("{GLOSSARY}#{id}")
    }

    pub fn corrections() -> Self {
        Self::page("corrections.html")
    }

    pub fn updates() -> Self {
        Self::page("updates.html")
    }

    pub fn data() -> Self {
        Self::page("data/index.html")
    }

    pub fn definitions() -> Self {
        Self::page("data/definitions.html")
    }

    /// An address at which a document stood before.
    pub fn former(path: &SitePath) -> Self {
        Self::page(path.as_str())
    }

    /// The 404 page, which servers show for addresses of any language.
    pub fn not_found() -> Self {
        Self::first_only("404.html", HOME)
    }

    /// The page for addresses of any language that were not saved while there was a network.
    pub fn offline() -> Self {
        Self::first_only("offline.html", HOME)
    }

    pub fn search() -> Self {
        Self::page("search.html")
    }

    pub fn terms() -> Self {
        Self::first_only("terms/index.html", HOME)
    }

    /// The page of a row of the 五十音 index.
    pub fn term_row(row: &str) -> Self {
        Self::first_only(format!("terms/{row}/index.html"), HOME)
    }

    /// The page of a reading, given in ASCII letters, in its row of the 五十音 index.
    pub fn term(row: &str, reading: &str) -> Self {
        Self::first_only(format!("terms/{row}/{reading}.html"), HOME)
    }

    /// The path in the first language.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The languages in which the page exists.
    pub fn translation(&self) -> &Translation {
        &self.translation
    }

    /// Whether the page exists in every language.
    pub fn is_translated(&self) -> bool {
        self.translation == Translation::Every
    }

    /// Whether it is a page that people read.
    pub fn is_read_by_people(&self) -> bool {
        self.translation != Translation::None
    }

    /// The path of the page in a language, given by its index among the site's languages and its code.
    pub fn path_in(&self, language: usize, code: &str) -> String {
        if language == 0 { self.path.clone() } else { format!("{code}/{}", self.path) }
    }
}

impl From<Route> for String {
    fn from(route: Route) -> Self {
        route.path
    }
}
