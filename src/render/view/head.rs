//! What a page says of itself: title, path from home, dates, languages.

use std::sync::Arc;

use serde::Serialize;

use crate::i18n::sentence::{Piece, pieces};
use crate::i18n::words::Words;
use crate::model::document::{self, Document};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::site::{PromiseFilter, Site};
use crate::render::furigana;
use crate::render::listing;
use crate::render::page::{Page, PageKind};
use crate::render::term;
use crate::render::view::Source;
use crate::render::view::document::department_name;
use crate::render::view::goal::{CodeLink, measure, policy};
use crate::render::view::records::{self, CorrectionView};
use crate::render::view::table;

/// What a page says of itself.
#[derive(Debug, Default, Serialize)]
pub struct Head {
    pub path: String,
    pub title: String,
    /// The title by what of it is the content's and what the interface's.
    pub title_runs: Vec<Run>,
    pub description: String,
    /// Whether all of the title is the content's.
    pub is_content: bool,
    /// Whether the description is.
    pub is_described: bool,
    pub canonical: Option<String>,
    /// The page in every language of the site, where there are several.
    pub languages: Vec<LanguageLink>,
    pub crumbs: Vec<Crumb>,
    pub id: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub changes: Vec<ChangeView>,
    pub source: Option<document::Source>,
    pub feed: Option<String>,
    /// The page's data as JSON.
    pub data: Option<String>,
    /// The readings of the page's kanji.
    pub furigana: Option<String>,
    /// What was corrected on this page after it was published.
    pub corrections: Vec<CorrectionView>,
    pub og_type: &'static str,
    /// What the department of the page says above each of its pages.
    pub notice: Option<String>,
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

/// A page in one language.
#[derive(Debug, Serialize)]
pub struct LanguageLink {
    pub code: String,
    /// The language's own name.
    pub name: String,
    pub path: String,
    pub is_current: bool,
    /// Whether it is the same page; else it is the nearest that there is.
    pub is_same: bool,
}

/// A note on a change.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    pub date: String,
    pub note: String,
}

/// Title, path from home, dates and source of a page.
pub fn head(Source { site, languages, .. }: Source, page: &Page) -> Head {
    let base = site.tables.config.base_url.as_deref();
    let mut head = Head {
        path: page.inner_path().to_owned(),
        canonical: base.map(|base| format!("{base}{}", page.path)),
        languages: language_links(languages, page),
        furigana: furigana(site, page, languages),
        og_type: "website",
        ..Head::default()
    };
    Filler { head: &mut head, site, words: &languages[page.language] }.fill(page);
    head.title = head.title_runs.iter().map(|run| run.text.as_str()).collect();
    head.is_content = head.title_runs.iter().all(|run| run.is_content);
    if head.published.is_none() && head.updated.is_none() {
        (head.published, head.updated) = site_dates(site);
    }
    if head.description.is_empty() {
        head.description = format!("{} — {}", head.title, site.tables.config.title);
        head.is_described = head.is_content;
    }
    head
}

fn language_links(languages: &[Arc<Words>], page: &Page) -> Vec<LanguageLink> {
    if languages.len() < 2 || !page.path.as_str().ends_with(".html") {
        return Vec::new();
    }
    let link = |(number, words): (usize, &Arc<Words>)| LanguageLink {
        code: words.code.clone(),
        name: words.name(),
        path: match number {
            0 => page.inner_path().to_owned(),
            _ => format!("{}/{}", words.code, nearest_translated(page)),
        },
        is_current: number == page.language,
        is_same: number == page.language || page.is_translated(),
    };
    languages.iter().enumerate().map(link).collect()
}

/// The page that further languages have in the place of one that only the first has.
fn nearest_translated(page: &Page) -> String {
    match &page.kind {
        PageKind::Original(_) => page.inner_path().replace("/sheet.html", "/index.html"),
        _ if page.is_translated() => page.inner_path().to_owned(),
        _ => "index.html".to_owned(),
    }
}

/// Readings are of Japanese: pages whose interface speaks it have the switch.
fn furigana(site: &Site, page: &Page, languages: &[Arc<Words>]) -> Option<String> {
    let is_read = furigana::is_read(&site.tables.config, &languages[page.language].code);
    let path = furigana::path(&page.path).filter(|_| is_read);
    path.map(|path| path.to_string())
}

/// Pages made from many documents are as old as the first and as new as the
/// last of the site.
fn site_dates(site: &Site) -> (Option<String>, Option<String>) {
    let (first, last) = site.dates;
    (first.map(|date| date.to_string()), last.map(|date| date.to_string()))
}

/// Fills in what differs by the kind of page.
struct Filler<'a> {
    head: &'a mut Head,
    site: &'a Site,
    words: &'a Words,
}

impl Filler<'_> {
    fn fill(&mut self, page: &Page) {
        match &page.kind {
            PageKind::Year(year) => self.head.title_runs = own(self.words.fiscal_year(*year)),
            PageKind::Departments => self.title("title.departments"),
            PageKind::Department(id) => self.fill_department(id),
            PageKind::Sheet(year, department) => self.fill_sheet(*year, department),
            PageKind::Original(index) => {
                self.fill_placed(self.site.document(*index));
                self.compose("title.original", &[("title", self.head.title_runs.clone())]);
            }
            PageKind::Goal(index) => self.fill_placed(self.site.document(*index)),
            PageKind::Free(index) => self.fill_document(self.site.document(*index)),
            PageKind::Plans => self.title("title.plans"),
            PageKind::Policies => self.title("title.policies"),
            PageKind::Plan(_) | PageKind::Measure(_) | PageKind::PolicySet(_) | PageKind::Policy(_) => {
                self.fill_table(&page.kind);
            }
            PageKind::Promises(filter, part) => self.fill_promises(filter, *part),
            PageKind::DueYears => self.title("title.due"),
            PageKind::Due(year, part) => {
                self.compose("title.due_year", &[("year", own(self.words.fiscal_year(*year)))]);
                self.add_part(*part);
                self.head.crumbs = vec![self.crumb("title.due", "due/index.html")];
            }
            PageKind::Compare(id, earlier, later) => self.fill_compare(id, *earlier, *later),
            PageKind::Glossary => self.title("glossary.title"),
            PageKind::Moved(_, to) => self.fill_moved(page, to),
            PageKind::CorrectionsFeed => {
                self.compose("title.corrections_feed", &[("site", content(&self.site.tables.config.title))]);
            }
            PageKind::Corrections => {
                self.title("title.corrections");
                self.head.feed = Some("corrections.xml".to_owned());
            }
            PageKind::Updates => self.title("title.updates"),
            PageKind::Data => self.title("title.data"),
            PageKind::Definitions => {
                self.title("title.definitions");
                self.head.crumbs = vec![self.crumb("title.data", "data/index.html")];
            }
            PageKind::NotFound => self.title("title.not_found"),
            PageKind::Search => self.title("title.search"),
            PageKind::Terms(_) | PageKind::TermRow(..) | PageKind::Term(_) => self.fill_term(&page.kind),
            PageKind::Feed(Some(id)) => {
                let title = format!("{} {}", self.site.tables.config.title, department_name(self.site, id));
                self.head.title_runs = content(&title);
            }
            PageKind::Home | PageKind::Feed(None) | PageKind::Sitemap | PageKind::Robots | PageKind::OpenSearch => {
                self.head.title_runs = content(&self.site.tables.config.title);
            }
        }
    }

    fn title(&mut self, key: &str) {
        self.head.title_runs = own(self.words.say(key, &[]));
    }

    /// Makes the title of a sentence with values, each of the content or of the interface.
    fn compose(&mut self, key: &str, values: &[(&str, Vec<Run>)]) {
        let sentence = self.words.say(key, &[]);
        let runs = pieces(&sentence).into_iter().flat_map(|piece| match piece {
            Piece::Text(text) => own(text.to_owned()),
            Piece::Value(name) => {
                let value = values.iter().find(|(known, _)| *known == name);
                value.map(|(_, runs)| runs.clone()).unwrap_or_default()
            }
        });
        self.head.title_runs = runs.collect();
    }

    fn crumb(&self, key: &str, path: &str) -> Crumb {
        Crumb { title: self.words.say(key, &[]), path: path.to_owned(), is_content: false }
    }

    fn year_crumb(&self, year: FiscalYear) -> Crumb {
        Crumb { title: self.words.fiscal_year(year), path: format!("{year}/index.html"), is_content: false }
    }

    /// Says in the title of a list which part of it the page is, counted from one.
    fn add_part(&mut self, part: usize) {
        if part > 1 {
            self.compose("title.part", &[("title", self.head.title_runs.clone()), ("part", own(part.to_string()))]);
        }
    }

    fn fill_department(&mut self, id: &Slug) {
        self.head.title_runs = content(&department_name(self.site, id));
        self.head.crumbs = vec![self.crumb("title.departments", "departments/index.html")];
        self.head.notice = notice(self.site, id);
        self.head.feed = Some(format!("departments/{id}.xml"));
    }

    fn fill_compare(&mut self, id: &Slug, earlier: FiscalYear, later: FiscalYear) {
        self.fill_department(id);
        let department = department_name(self.site, id);
        let [earlier, later] = [earlier, later].map(|year| own(year.to_string()));
        self.compose("title.compare", &[("department", content(&department)), ("earlier", earlier), ("later", later)]);
        self.head.crumbs.push(content_crumb(&department, &format!("departments/{id}.html")));
    }

    fn fill_moved(&mut self, page: &Page, to: &SitePath) {
        self.title("title.moved");
        let folder = page.path.as_str().strip_suffix(page.inner_path()).unwrap_or_default();
        let base = self.site.tables.config.base_url.as_deref();
        self.head.canonical = base.map(|base| format!("{base}{folder}{to}"));
    }

    fn fill_sheet(&mut self, year: FiscalYear, department: &Slug) {
        let sheet = self.site.years.get(&year).and_then(|departments| departments.get(department)?.sheet);
        if let Some(index) = sheet {
            self.fill_document(self.site.document(index));
        }
        self.head.notice = notice(self.site, department);
        let (name, label) = (department_name(self.site, department), self.words.fiscal_year(year));
        self.compose("title.sheet", &[("department", content(&name)), ("year", own(label))]);
        self.head.crumbs = vec![self.year_crumb(year)];
        self.head.feed = Some(format!("departments/{department}.xml"));
    }

    fn fill_promises(&mut self, filter: &PromiseFilter, part: usize) {
        let narrowed = match filter {
            PromiseFilter::All => None,
            PromiseFilter::Linked => Some(own(self.words.say("title.linked", &[]))),
            PromiseFilter::Unlinked => Some(own(self.words.say("title.unlinked", &[]))),
            PromiseFilter::Year(year) => Some(own(self.words.fiscal_year(*year))),
            PromiseFilter::Department(id) => Some(content(&department_name(self.site, id))),
        };
        match &narrowed {
            None => self.title("title.promises"),
            Some(narrowed) => self.compose("title.promises_of", &[("of", narrowed.clone())]),
        }
        self.add_part(part);
        if narrowed.is_some() || part > 1 {
            self.head.crumbs = vec![self.crumb("title.promises", &listing::path(&PromiseFilter::All, 1))];
        }
    }

    fn fill_term(&mut self, kind: &PageKind) {
        self.title("title.terms");
        if !matches!(kind, PageKind::Terms(_)) {
            self.head.crumbs = vec![self.crumb("title.terms", term::INDEX)];
        }
        match kind {
            PageKind::TermRow(row, _) => {
                let row = match row.kana {
                    "" => self.words.say("terms.other", &[]),
                    kana => self.words.say("terms.row", &[("kana", kana)]),
                };
                self.compose("title.term_row", &[("row", own(row))]);
            }
            PageKind::Term(reading) => {
                let surfaces =
                    reading.terms.iter().map(|term| self.words.say("mark.quote", &[("text", &term.surface)]));
                let terms = surfaces.collect::<Vec<_>>().join(&self.words.say("mark.dot", &[]));
                self.compose("title.term", &[("terms", own(terms))]);
            }
            _ => {}
        }
    }

    fn fill_table(&mut self, kind: &PageKind) {
        let site = self.site;
        let (plans, policies) =
            (self.crumb("title.plans", "plans/index.html"), self.crumb("title.policies", "policies/index.html"));
        let coded =
            |link: Option<CodeLink>| link.map(|link| format!("{} {}", link.code, link.title)).unwrap_or_default();
        match kind {
            PageKind::Plan(id) => {
                self.head.title_runs = content(&table::plan_title(site, id));
                self.head.crumbs = vec![plans];
            }
            PageKind::Measure(code) => {
                self.head.title_runs = content(&coded(measure(site, code)));
                let plan = table::plan_title(site, &code.scope);
                self.head.crumbs = vec![plans, content_crumb(&plan, &format!("plans/{}/index.html", code.scope))];
            }
            PageKind::PolicySet(id) => {
                self.head.title_runs = content(&table::policy_set_title(site, id));
                self.head.crumbs = vec![policies];
            }
            PageKind::Policy(code) => {
                self.head.title_runs = content(&coded(policy(site, code)));
                let set = table::policy_set_title(site, &code.scope);
                self.head.crumbs = vec![policies, content_crumb(&set, &format!("policies/{}/index.html", code.scope))];
            }
            _ => {}
        }
    }

    fn fill_placed(&mut self, document: &Document) {
        self.fill_document(document);
        if let Some((year, id)) = document.place() {
            let department = department_name(self.site, id);
            self.head.notice = notice(self.site, id);
            if document.title.is_empty() {
                let year = own(format!(" {}", self.words.fiscal_year(year)));
                self.head.title_runs = [content(&department), year].concat();
            }
            let sheet = content_crumb(&department, &format!("{year}/{id}/index.html"));
            self.head.crumbs = vec![self.year_crumb(year), sheet];
            self.head.feed = Some(format!("departments/{id}.xml"));
        }
    }

    fn fill_document(&mut self, document: &Document) {
        let (meta, site) = (&document.meta, self.site);
        self.head.title_runs = content(&document.title);
        let head = &mut *self.head;
        head.description = meta.summary.clone().unwrap_or_default();
        head.is_described = true;
        head.data = site.tables.config.data.then(|| document.data_path().to_string());
        head.id = Some(document.id.value.to_string());
        head.published = meta.published.map(|date| date.to_string());
        head.updated = meta.updated.map(|date| date.to_string());
        head.changes = meta
            .changes
            .iter()
            .map(|change| ChangeView { date: change.date.to_string(), note: change.note.clone() })
            .collect();
        head.source = meta.source.clone();
        head.corrections = records::of_document(site, document);
        head.og_type = "article";
    }
}

fn own(text: String) -> Vec<Run> {
    vec![Run { text, is_content: false }]
}

fn content(text: &str) -> Vec<Run> {
    vec![Run { text: text.to_owned(), is_content: true }]
}

fn content_crumb(title: &str, path: &str) -> Crumb {
    Crumb { title: title.to_owned(), path: path.to_owned(), is_content: true }
}

fn notice(site: &Site, id: &Slug) -> Option<String> {
    site.department_notice(id).map(str::to_owned)
}
