//! A page's head, and the pages that show one document as it is.

use serde::Serialize;

use crate::model::document::{self, Document, HeadName, Sheet, Source, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::site::{DocumentIndex, PromiseFilter, Site};
use crate::render::furigana;
use crate::render::listing;
use crate::render::page::{Page, PageKind};
use crate::render::term;
use crate::render::view::goal::{CodesView, plan_codes, policy_codes};
use crate::render::view::item::{ItemViewer, SectionView};
use crate::render::view::records::{self, CorrectionView};
use crate::render::view::site::Link;
use crate::render::view::table;

/// What a page says of itself.
#[derive(Debug, Default, Serialize)]
pub struct Head {
    pub path: String,
    pub title: String,
    pub description: String,
    pub canonical: Option<String>,
    pub crumbs: Vec<Link>,
    pub id: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub changes: Vec<ChangeView>,
    pub source: Option<Source>,
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

/// A note on a change.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    pub date: String,
    pub note: String,
}

/// A free page.
#[derive(Debug, Serialize)]
pub struct FreeView {
    pub sections: Vec<SectionView>,
    pub plain_text: Option<String>,
}

/// An old address of a page.
#[derive(Debug, Serialize)]
pub struct MovedView {
    pub title: String,
    /// Where the page stands now.
    pub path: String,
}

/// A sheet mirrored as it was filled in.
#[derive(Debug, Serialize)]
pub struct OriginalView {
    pub year: String,
    pub department: String,
    pub heads: Vec<HeadOfDepartment>,
    pub sections: Vec<SectionView>,
    pub annual: Vec<OriginalGoal>,
    pub midterm: Vec<OriginalGoal>,
}

/// The post and the name of a head, if it is given.
#[derive(Debug, Serialize)]
pub struct HeadOfDepartment {
    pub post: String,
    pub name: Option<String>,
    pub is_withheld: bool,
}

/// A goal with its sections in the sheet's own order.
#[derive(Debug, Serialize)]
pub struct OriginalGoal {
    pub path: String,
    pub no: String,
    pub title: String,
    pub sections: Vec<SectionView>,
    pub plan: CodesView,
    pub policies: CodesView,
}

/// Gathers where a page went.
pub fn moved(site: &Site, index: DocumentIndex, to: &SitePath) -> MovedView {
    MovedView { title: records::full_title(site, site.document(index)), path: to.to_string() }
}

/// Title, path from home, dates and source of a page.
pub fn head(site: &Site, page: &Page) -> Head {
    let base = site.tables.config.base_url.as_deref();
    let mut head = Head {
        path: page.path.to_string(),
        canonical: base.map(|base| format!("{base}{}", page.path)),
        furigana: furigana(site, page),
        og_type: "website",
        ..Head::default()
    };
    fill(&mut head, site, &page.kind);
    if head.published.is_none() && head.updated.is_none() {
        (head.published, head.updated) = site_dates(site);
    }
    if head.description.is_empty() {
        head.description = format!("{} — {}", head.title, site.tables.config.title);
    }
    head
}

fn furigana(site: &Site, page: &Page) -> Option<String> {
    let path = furigana::path(&page.path).filter(|_| site.tables.config.furigana);
    path.map(|path| path.to_string())
}

/// Pages made from many documents are as old as the first and as new as the
/// last of the site.
fn site_dates(site: &Site) -> (Option<String>, Option<String>) {
    let (first, last) = site.dates;
    (first.map(|date| date.to_string()), last.map(|date| date.to_string()))
}

fn fill(head: &mut Head, site: &Site, kind: &PageKind) {
    match kind {
        PageKind::Home => head.title = site.tables.config.title.clone(),
        PageKind::Year(year) => head.title = year.label(),
        PageKind::Departments => head.title = "部局".to_owned(),
        PageKind::Department(id) => {
            head.title = department_name(site, id);
            head.crumbs = vec![crumb("部局", "departments/index.html")];
            head.notice = notice(site, id);
            head.feed = Some(format!("departments/{id}.xml"));
        }
        PageKind::Sheet(year, department) => fill_sheet(head, site, *year, department),
        PageKind::Original(index) => {
            let document = site.document(*index);
            fill_placed(head, site, document);
            head.title = format!("{} 原本どおり", head.title);
        }
        PageKind::Goal(index) => fill_placed(head, site, site.document(*index)),
        PageKind::Free(index) => fill_document(head, site, site.document(*index)),
        PageKind::Plans => head.title = "総合計画".to_owned(),
        PageKind::Policies => head.title = "基本政策".to_owned(),
        PageKind::Plan(_) | PageKind::Measure(_) | PageKind::PolicySet(_) | PageKind::Policy(_) => {
            fill_table(head, site, kind)
        }
        PageKind::Promises(filter, part) => fill_promises(head, site, filter, *part),
        PageKind::DueYears => head.title = DUE.to_owned(),
        PageKind::Due(year, part) => {
            let page = if *part > 1 { format!("（{part}ページ目）") } else { String::new() };
            head.title = format!("{}に{DUE}{page}", year.label());
            head.crumbs = vec![crumb(DUE, "due/index.html")];
        }
        PageKind::Compare(id, earlier, later) => {
            let department = department_name(site, id);
            head.title = format!("{department} {earlier}年度と{later}年度");
            head.crumbs =
                vec![crumb("部局", "departments/index.html"), crumb(&department, &format!("departments/{id}.html"))];
            head.notice = notice(site, id);
            head.feed = Some(format!("departments/{id}.xml"));
        }
        PageKind::Glossary => head.title = "用語集".to_owned(),
        PageKind::Moved(_, to) => {
            head.title = "ページが移りました".to_owned();
            head.canonical = site.tables.config.base_url.as_deref().map(|base| format!("{base}{to}"));
        }
        PageKind::CorrectionsFeed => head.title = format!("{} 訂正の記録", site.tables.config.title),
        PageKind::Corrections => {
            head.title = "訂正の記録".to_owned();
            head.feed = Some("corrections.xml".to_owned());
        }
        PageKind::Updates => head.title = "更新の記録".to_owned(),
        PageKind::Data => head.title = "オープンデータ".to_owned(),
        PageKind::Definitions => {
            head.title = "オープンデータの項目定義".to_owned();
            head.crumbs = vec![crumb("オープンデータ", "data/index.html")];
        }
        PageKind::NotFound => head.title = "ページが見つかりません".to_owned(),
        PageKind::Search => head.title = "検索".to_owned(),
        PageKind::Terms(_) | PageKind::TermRow(..) | PageKind::Term(_) => fill_term(head, kind),
        PageKind::Feed(Some(id)) => head.title = format!("{} {}", site.tables.config.title, department_name(site, id)),
        PageKind::Feed(None) | PageKind::Sitemap | PageKind::Robots | PageKind::OpenSearch => {
            head.title = site.tables.config.title.clone();
        }
    }
}

const DUE: &str = "期限の来る約束";

fn fill_sheet(head: &mut Head, site: &Site, year: FiscalYear, department: &Slug) {
    let sheet = site.years.get(&year).and_then(|departments| departments.get(department)?.sheet);
    if let Some(index) = sheet {
        fill_document(head, site, site.document(index));
    }
    head.notice = notice(site, department);
    head.title = format!("{} {}の目標", department_name(site, department), year.label());
    head.crumbs = vec![crumb(&year.label(), &format!("{year}/index.html"))];
    head.feed = Some(format!("departments/{department}.xml"));
}

fn fill_promises(head: &mut Head, site: &Site, filter: &PromiseFilter, part: usize) {
    let narrowed = match filter {
        PromiseFilter::All => None,
        PromiseFilter::Linked => Some("実績のある取組み".to_owned()),
        PromiseFilter::Unlinked => Some("実績の記載が結び付いていない取組み".to_owned()),
        PromiseFilter::Year(year) => Some(year.label()),
        PromiseFilter::Department(id) => Some(department_name(site, id)),
    };
    let page = if part > 1 { format!("（{part}ページ目）") } else { String::new() };
    head.title = match &narrowed {
        None => format!("取組みの全件一覧{page}"),
        Some(narrowed) => format!("取組みの一覧: {narrowed}{page}"),
    };
    if narrowed.is_some() || part > 1 {
        head.crumbs = vec![crumb("取組みの全件一覧", &listing::path(&PromiseFilter::All, 1))];
    }
}

fn fill_term(head: &mut Head, kind: &PageKind) {
    let index = "五十音索引";
    head.title = index.to_owned();
    if !matches!(kind, PageKind::Terms(_)) {
        head.crumbs = vec![crumb(index, term::INDEX)];
    }
    match kind {
        PageKind::TermRow(row, _) => head.title = format!("{index}: {}", row.name),
        PageKind::Term(reading) => {
            let surfaces: Vec<String> = reading.terms.iter().map(|term| format!("「{}」", term.surface)).collect();
            head.title = format!("{}が出てくるページ", surfaces.join("・"));
        }
        _ => {}
    }
}

fn fill_table(head: &mut Head, site: &Site, kind: &PageKind) {
    let plans = || crumb("総合計画", "plans/index.html");
    let policies = || crumb("基本政策", "policies/index.html");
    match kind {
        PageKind::Plan(id) => {
            head.title = table::plan_title(site, id);
            head.crumbs = vec![plans()];
        }
        PageKind::Measure(code) => {
            let link = crate::render::view::goal::measure(site, code);
            head.title = link.map(|link| format!("{} {}", link.code, link.title)).unwrap_or_default();
            head.crumbs = vec![
                plans(),
                crumb(&table::plan_title(site, &code.scope), &format!("plans/{}/index.html", code.scope)),
            ];
        }
        PageKind::PolicySet(id) => {
            head.title = table::policy_set_title(site, id);
            head.crumbs = vec![policies()];
        }
        PageKind::Policy(code) => {
            let link = crate::render::view::goal::policy(site, code);
            head.title = link.map(|link| format!("{} {}", link.code, link.title)).unwrap_or_default();
            let set =
                crumb(&table::policy_set_title(site, &code.scope), &format!("policies/{}/index.html", code.scope));
            head.crumbs = vec![policies(), set];
        }
        _ => {}
    }
}

fn fill_placed(head: &mut Head, site: &Site, document: &Document) {
    fill_document(head, site, document);
    if let Some((year, id)) = document.place() {
        let department = department_name(site, id);
        head.notice = notice(site, id);
        if head.title.is_empty() {
            head.title = format!("{department} {}", year.label());
        }
        head.crumbs = vec![
            crumb(&year.label(), &format!("{year}/index.html")),
            crumb(&department, &format!("{year}/{id}/index.html")),
        ];
        head.feed = Some(format!("departments/{id}.xml"));
    }
}

fn fill_document(head: &mut Head, site: &Site, document: &Document) {
    let meta = &document.meta;
    head.title = document.title.clone();
    head.description = meta.summary.clone().unwrap_or_default();
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

/// A step on the way from home.
pub fn crumb(title: &str, path: &str) -> Link {
    Link { title: title.to_owned(), path: path.to_owned() }
}

/// The name of a department; its id where the table has none.
pub fn department_name(site: &Site, id: &Slug) -> String {
    site.department_name(id)
}

fn notice(site: &Site, id: &Slug) -> Option<String> {
    site.department_notice(id).map(str::to_owned)
}

/// Gathers a free page.
pub fn free(site: &Site, index: DocumentIndex, root: &str) -> FreeView {
    let document = site.document(index);
    let viewer = ItemViewer { site, document, root };
    FreeView {
        sections: document.sections.iter().map(|section| viewer.section(section)).collect(),
        plain_text: document.meta.plain_text.clone(),
    }
}

/// Gathers the 原本どおり view of the sheet at `index`.
pub fn original(site: &Site, index: DocumentIndex, root: &str) -> OriginalView {
    let document = site.document(index);
    let Subject::Sheet(sheet) = &document.subject else { unreachable!("made only for sheets") };
    let place = site.years.get(&sheet.year).and_then(|departments| departments.get(&sheet.department.value));
    let goals = |indices: &[DocumentIndex]| indices.iter().map(|index| original_goal(site, *index, root)).collect();
    let viewer = ItemViewer { site, document, root };
    OriginalView {
        year: sheet.year.label(),
        department: department_name(site, &sheet.department.value),
        heads: heads(sheet),
        sections: document.sections.iter().map(|section| viewer.section(section)).collect(),
        annual: place.map(|place| goals(&place.annual)).unwrap_or_default(),
        midterm: place.map(|place| goals(&place.midterm)).unwrap_or_default(),
    }
}

/// The heads of a sheet's department.
pub fn heads(sheet: &Sheet) -> Vec<HeadOfDepartment> {
    let view = |head: &document::Head| {
        let (name, is_withheld) = match &head.name {
            Some(HeadName::Given(name)) => (Some(name.clone()), false),
            Some(HeadName::Withheld) => (None, true),
            None => (None, false),
        };
        HeadOfDepartment { post: head.post.clone(), name, is_withheld }
    };
    sheet.heads.iter().map(view).collect()
}

fn original_goal(site: &Site, index: DocumentIndex, root: &str) -> OriginalGoal {
    let document = site.document(index);
    let viewer = ItemViewer { site, document, root };
    let goal = document.goal().expect("a mirror's goals are goals");
    OriginalGoal {
        path: document.path.to_string(),
        no: goal.no.to_string(),
        title: document.title.clone(),
        sections: document.sections.iter().map(|section| viewer.section(section)).collect(),
        plan: plan_codes(site, goal),
        policies: policy_codes(site, goal),
    }
}
