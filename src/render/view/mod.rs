//! What each page shows, gathered from the site: plain data for a template.

pub mod compare;
pub mod data;
pub mod department;
pub mod document;
pub mod due;
pub mod feed;
pub mod goal;
pub mod head;
pub mod item;
pub mod linking;
pub mod lists;
pub mod names;
pub mod picture;
pub mod records;
pub mod site;
pub mod table;
pub mod term;
pub mod thread;

use std::sync::Arc;

use serde::Serialize;

use crate::i18n::words::Words;
use crate::model::site::Site;
use crate::render::glossary::{Linker, Terms};
use crate::render::link::Roots;
use crate::render::page::{Page, PageKind};
use crate::render::view::compare::CompareView;
use crate::render::view::data::{DataView, DefinitionsView};
use crate::render::view::department::{DepartmentView, DepartmentsView, HomeView, SheetView, YearView};
use crate::render::view::document::{FreeView, MovedView, OriginalView};
use crate::render::view::due::{DueView, DueYearsView};
use crate::render::view::feed::{FeedView, SitemapView};
use crate::render::view::goal::GoalView;
use crate::render::view::head::Head;
use crate::render::view::lists::PromisesView;
use crate::render::view::records::{CorrectionsView, GlossaryView, UpdatesView};
use crate::render::view::table::{CodeView, TableView, TablesView};
use crate::render::view::term::{TermRowView, TermView, TermsView};

/// A page's head and what stands in it.
#[derive(Debug, Serialize)]
pub struct View {
    /// What leads from the page to where the pages of its language stand.
    pub root: String,
    /// What leads from the page to the root of the site.
    pub files: String,
    pub page: Head,
    pub view: Content,
}

/// What stands in a page, by template.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Content {
    Home(HomeView),
    Year(YearView),
    Departments(DepartmentsView),
    Department(DepartmentView),
    Sheet(Box<SheetView>),
    Original(OriginalView),
    Goal(Box<GoalView>),
    Tables(TablesView),
    Table(TableView),
    Code(CodeView),
    Promises(PromisesView),
    DueYears(DueYearsView),
    Due(DueView),
    Compare(Box<CompareView>),
    Glossary(GlossaryView),
    Corrections(CorrectionsView),
    Updates(UpdatesView),
    Data(DataView),
    Definitions(DefinitionsView),
    Free(FreeView),
    Moved(MovedView),
    Feed(FeedView),
    Sitemap(SitemapView),
    Terms(TermsView),
    TermRow(TermRowView),
    Term(TermView),
    Search,
    OpenSearch,
    NotFound,
    Robots,
}

impl View {
    /// The template that prints the view.
    pub fn template(&self) -> &'static str {
        match &self.view {
            Content::Home(_) => "home.html",
            Content::Year(_) => "year.html",
            Content::Departments(_) => "departments.html",
            Content::Department(_) => "department.html",
            Content::Sheet(_) => "sheet.html",
            Content::Original(_) => "original.html",
            Content::Goal(_) => "goal.html",
            Content::Tables(_) => "tables.html",
            Content::Table(_) => "table.html",
            Content::Code(_) => "code.html",
            Content::Promises(_) => "promises.html",
            Content::DueYears(_) => "due-years.html",
            Content::Due(_) => "due.html",
            Content::Compare(_) => "compare.html",
            Content::Glossary(_) => "glossary.html",
            Content::Corrections(_) => "corrections.html",
            Content::Updates(_) => "updates.html",
            Content::Data(_) => "data.html",
            Content::Definitions(_) => "definitions.html",
            Content::Free(_) => "page.html",
            Content::Moved(_) => "moved.html",
            Content::Feed(_) => "feed.xml",
            Content::Sitemap(_) => "sitemap.xml",
            Content::Terms(_) => "terms.html",
            Content::TermRow(_) => "term-row.html",
            Content::Term(_) => "term.html",
            Content::Search => "search.html",
            Content::OpenSearch => "search.xml",
            Content::NotFound => "404.html",
            Content::Robots => "robots.txt",
        }
    }
}

/// What pages are gathered from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub site: &'a Site,
    /// Those of the site's glossary.
    pub terms: &'a Terms,
    /// All pages, for the sitemap.
    pub pages: &'a [Page],
    /// The words of every language, the content's first.
    pub languages: &'a [Arc<Words>],
}

/// Gathers what `page` shows.
pub fn view(source: Source, page: &Page) -> View {
    let roots = Roots::of(page);
    let words = &source.languages[page.language];
    let mut content = content(source, page, &roots);
    linking::link_terms(&mut content, &mut Linker::new(source.terms, &roots.pages, &words.say("glossary.title", &[])));
    View { page: head::head(source, page), root: roots.pages, files: roots.files, view: content }
}

fn content(Source { site, pages, .. }: Source, page: &Page, roots: &Roots) -> Content {
    match &page.kind {
        PageKind::Home => Content::Home(department::home(site)),
        PageKind::Year(year) => Content::Year(department::year(site, *year)),
        PageKind::Departments => Content::Departments(department::departments(site)),
        PageKind::Department(id) => Content::Department(department::department(site, id)),
        PageKind::Sheet(year, department) => {
            Content::Sheet(Box::new(department::sheet(site, *year, department, roots)))
        }
        PageKind::Original(index) => Content::Original(document::original(site, *index, roots)),
        PageKind::Goal(index) => Content::Goal(Box::new(goal::goal(site, *index, roots))),
        PageKind::Plans => Content::Tables(table::plans(site)),
        PageKind::Plan(id) => Content::Table(table::plan(site, id)),
        PageKind::Measure(code) => Content::Code(table::measure(site, code)),
        PageKind::Policies => Content::Tables(table::policy_sets(site)),
        PageKind::PolicySet(id) => Content::Table(table::policy_set(site, id)),
        PageKind::Policy(code) => Content::Code(table::policy(site, code)),
        PageKind::Promises(filter, part) => Content::Promises(lists::promises(site, filter, *part)),
        PageKind::DueYears => Content::DueYears(due::years(site)),
        PageKind::Due(year, part) => Content::Due(due::due(site, *year, *part)),
        PageKind::Compare(id, earlier, later) => {
            Content::Compare(Box::new(compare::compare(site, id, *earlier, *later)))
        }
        PageKind::Glossary => Content::Glossary(records::glossary(site)),
        PageKind::Corrections => Content::Corrections(records::corrections(site)),
        PageKind::CorrectionsFeed => Content::Feed(feed::corrections(site)),
        PageKind::Updates => Content::Updates(records::updates(site)),
        PageKind::Data => Content::Data(data::data(site)),
        PageKind::Definitions => Content::Definitions(data::definitions()),
        PageKind::Free(index) => Content::Free(document::free(site, *index, roots)),
        PageKind::Moved(index, to) => Content::Moved(document::moved(site, *index, to)),
        PageKind::Feed(department) => Content::Feed(feed::feed(site, department.as_ref())),
        PageKind::Sitemap => Content::Sitemap(feed::sitemap(site, pages)),
        PageKind::Terms(rows) => Content::Terms(term::terms(rows)),
        PageKind::TermRow(row, rows) => Content::TermRow(term::row(row, rows)),
        PageKind::Term(reading) => Content::Term(term::term(reading)),
        PageKind::Search => Content::Search,
        PageKind::OpenSearch => Content::OpenSearch,
        PageKind::NotFound => Content::NotFound,
        PageKind::Robots => Content::Robots,
    }
}
