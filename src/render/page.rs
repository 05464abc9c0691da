//! The pages of a site and their addresses.

use std::sync::Arc;

use crate::model::code::Code;
use crate::model::config::Config;
use crate::model::document::Subject;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::site::{DocumentIndex, PromiseFilter, Site};
use crate::model::source::Located;
use crate::render::term::{Reading, Row};
use crate::render::view::compare;
use crate::render::{glossary, listing};

/// A file of the output that is made from the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub path: SitePath,
    /// The language of its interface, by its place among those of the site; 0 is the first.
    pub language: usize,
    pub kind: PageKind,
}

impl Page {
    /// A page in the first language of the site.
    pub fn new(path: SitePath, kind: PageKind) -> Self {
        Self { path, language: 0, kind }
    }

    /// The path in the first language: without the folder of the page's own.
    pub fn inner_path(&self) -> &str {
        let path = self.path.as_str();
        if self.language == 0 { path } else { path.split_once('/').map_or(path, |(_, path)| path) }
    }

    /// The path of the page of the same kind in the language `code`, given by its place among those of the site.
    pub fn path_in(&self, language: usize, code: &str) -> String {
        if language == 0 { self.inner_path().to_owned() } else { format!("{code}/{}", self.inner_path()) }
    }

    /// Whether there is a page of this kind in every language of the site: what people read, but not the sheet as it
    /// was, nor the index of the words of the content, nor what a server shows at addresses of any language.
    pub fn is_translated(&self) -> bool {
        let is_of_first = matches!(
            self.kind,
            PageKind::Original(_) | PageKind::Terms(_) | PageKind::TermRow(..) | PageKind::Term(_) | PageKind::NotFound
        );
        self.path.as_str().ends_with(".html") && !is_of_first
    }

    fn in_language(&self, language: usize, code: &str) -> Self {
        let path = SitePath::from_parts(self.path_in(language, code));
        Self { path, language, kind: self.kind.clone() }
    }
}

/// The pages of the further languages, given those of the first.
pub fn in_further_languages(pages: &[Page], config: &Config) -> Vec<Page> {
    let codes = config.languages.iter().enumerate();
    let of = |(at, code): (usize, &Located<String>)| {
        let translated = pages.iter().filter(|page| page.is_translated());
        translated.map(|page| page.in_language(at + 1, &code.value)).collect::<Vec<_>>()
    };
    codes.flat_map(of).collect()
}

/// What a page is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKind {
    Home,
    Year(FiscalYear),
    Departments,
    Department(Slug),
    /// A department's year: its sheet and goals, or the goals alone.
    Sheet(FiscalYear, Slug),
    /// 原本どおり
    Original(DocumentIndex),
    Goal(DocumentIndex),
    Plans,
    Plan(Slug),
    Measure(Code),
    Policies,
    PolicySet(Slug),
    Policy(Code),
    /// A part of 全件一覧, counted from one.
    Promises(PromiseFilter, usize),
    /// The years something is promised for.
    DueYears,
    /// A part of what is promised for a year, counted from one.
    Due(FiscalYear, usize),
    /// A department's year beside the next it has.
    Compare(Slug, FiscalYear, FiscalYear),
    Glossary,
    Corrections,
    /// The corrections as an Atom feed.
    CorrectionsFeed,
    Updates,
    /// The files of the open data, and how to use them.
    Data,
    /// What each column of the open data holds.
    Definitions,
    Free(DocumentIndex),
    /// An old address of a document, which leads to where it stands now.
    Moved(DocumentIndex, SitePath),
    NotFound,
    Search,
    /// What tells browsers how to ask the search page.
    OpenSearch,
    /// The 五十音 index.
    Terms(Vec<Arc<Row>>),
    TermRow(Arc<Row>, Vec<Arc<Row>>),
    /// The documents that hold terms of one reading.
    Term(Arc<Reading>),
    /// The whole site's, or a department's.
    Feed(Option<Slug>),
    Sitemap,
    Robots,
}

/// Every page, in a fixed order.
pub fn pages(site: &Site) -> Vec<Page> {
    let mut pages = Pages(Vec::new());
    pages.add("index.html".to_owned(), PageKind::Home);
    add_years(&mut pages, site);
    add_documents(&mut pages, site);
    add_departments(&mut pages, site);
    add_plans(&mut pages, site);
    add_policies(&mut pages, site);
    add_promises(&mut pages, site);
    add_due(&mut pages, site);
    add_records(&mut pages, site);
    add_services(&mut pages, &site.tables.config);
    pages.0
}

struct Pages(Vec<Page>);

impl Pages {
    fn add(&mut self, path: String, kind: PageKind) {
        self.0.push(Page::new(SitePath::from_parts(path), kind));
    }
}

fn add_years(pages: &mut Pages, site: &Site) {
    for (year, departments) in &site.years {
        pages.add(format!("{year}/index.html"), PageKind::Year(*year));
        for department in departments.keys() {
            pages.add(format!("{year}/{department}/index.html"), PageKind::Sheet(*year, department.clone()));
        }
    }
}

fn add_documents(pages: &mut Pages, site: &Site) {
    for (index, document) in site.indexed() {
        let path = document.path.as_str().to_owned();
        match &document.subject {
            Subject::Annual(_) | Subject::Midterm(_) => pages.add(path, PageKind::Goal(index)),
            Subject::Page => pages.add(path, PageKind::Free(index)),
            Subject::Sheet(sheet) => {
                let path = format!("{}/{}/sheet.html", sheet.year, sheet.department.value);
                pages.add(path, PageKind::Original(index));
            }
        }
    }
}

fn add_departments(pages: &mut Pages, site: &Site) {
    if !site.tables.departments.is_empty() {
        pages.add("departments/index.html".to_owned(), PageKind::Departments);
    }
    for department in &site.tables.departments {
        let id = &department.id.value;
        pages.add(format!("departments/{id}.html"), PageKind::Department(id.clone()));
        pages.add(format!("departments/{id}.xml"), PageKind::Feed(Some(id.clone())));
        for (earlier, later) in compare::neighbours(site, id) {
            pages.add(compare::path(id, earlier, later), PageKind::Compare(id.clone(), earlier, later));
        }
    }
}

fn add_plans(pages: &mut Pages, site: &Site) {
    if !site.tables.plans.is_empty() {
        pages.add("plans/index.html".to_owned(), PageKind::Plans);
    }
    for plan in &site.tables.plans {
        let id = &plan.id.value;
        pages.add(format!("plans/{id}/index.html"), PageKind::Plan(id.clone()));
        for measure in &plan.measures {
            let code = Code { scope: id.clone(), local: measure.code.value.clone() };
            pages.add(format!("plans/{id}/{}.html", code.local), PageKind::Measure(code));
        }
    }
}

fn add_policies(pages: &mut Pages, site: &Site) {
    if !site.tables.policy_sets.is_empty() {
        pages.add("policies/index.html".to_owned(), PageKind::Policies);
    }
    for set in &site.tables.policy_sets {
        let id = &set.id.value;
        pages.add(format!("policies/{id}/index.html"), PageKind::PolicySet(id.clone()));
        for policy in &set.items {
            let code = Code { scope: id.clone(), local: policy.no.value.clone() };
            pages.add(format!("policies/{id}/{}.html", code.local), PageKind::Policy(code));
        }
    }
}

fn add_promises(pages: &mut Pages, site: &Site) {
    for (filter, promises) in &site.promises {
        for part in 1..=listing::part_count(promises.len()) {
            pages.add(listing::path(filter, part), PageKind::Promises(filter.clone(), part));
        }
    }
}

fn add_due(pages: &mut Pages, site: &Site) {
    if !site.due.is_empty() {
        pages.add("due/index.html".to_owned(), PageKind::DueYears);
    }
    for (year, due) in &site.due {
        for part in 1..=listing::part_count(due.len()) {
            pages.add(listing::due_path(*year, part), PageKind::Due(*year, part));
        }
    }
}

fn add_records(pages: &mut Pages, site: &Site) {
    if !site.tables.glossary.is_empty() {
        pages.add(glossary::PATH.to_owned(), PageKind::Glossary);
    }
    pages.add("corrections.html".to_owned(), PageKind::Corrections);
    pages.add("corrections.xml".to_owned(), PageKind::CorrectionsFeed);
    pages.add("updates.html".to_owned(), PageKind::Updates);
    pages.add("404.html".to_owned(), PageKind::NotFound);
    pages.add("robots.txt".to_owned(), PageKind::Robots);
    pages.add("feed.xml".to_owned(), PageKind::Feed(None));
    // This protocol knows absolute addresses only.
    if site.tables.config.base_url.is_some() {
        pages.add("sitemap.xml".to_owned(), PageKind::Sitemap);
    }
}

/// What a site may do without: search and open data.
fn add_services(pages: &mut Pages, config: &Config) {
    if config.data {
        pages.add("data/index.html".to_owned(), PageKind::Data);
        pages.add("data/definitions.html".to_owned(), PageKind::Definitions);
    }
    if config.search {
        pages.add("search.html".to_owned(), PageKind::Search);
    }
    // As the sitemap.
    if config.search && config.base_url.is_some() {
        pages.add("search.xml".to_owned(), PageKind::OpenSearch);
    }
}
