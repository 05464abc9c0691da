//! Snapshots of single parts of pages, and of a few whole pages.

use std::collections::BTreeSet;

use crate::pages::elements::{Element, Node, parse};
use crate::site::{built, check_against, repository};

/// Pages whose whole main part is pinned: three that show how parts stand together, and the small ones on which nothing
/// is repeated.
const WHOLE: [&str; 6] = [
    "index.html",
    "2019/sorano-kankyo/goal-1.html",
    "en/2019/sorano-kankyo/index.html",
    "404.html",
    "search.html",
    "en/search.html",
];

/// A part of a page, or several: its name, the page, and what the tags of its elements hold; the whole main part where
/// no tag is named. Entries of lists and tables that look like one before them are left out.
type Component = (&'static str, &'static str, &'static [&'static str]);

const COMPONENTS: &[Component] = &[
    ("year", "2019/index.html", &[]),
    ("approaches", "2019/shimin-kyodo/index.html", &["\"heads\"", "sheet.html\"", "\"approaches\""]),
    ("midterm-goals", "2019/shimin-kyodo/index.html", &["\"midterm-goals\"", "\"pager\""]),
    (
        "greeting",
        "2019/sorano-kankyo/index.html",
        &["\"motto\"", "\"greeting\"", "\"approaches\"", "\"department-contact\"", "\"pager\""],
    ),
    ("original", "2019/shimin-kyodo/sheet.html", &[]),
    ("threads", "2019/shimin-kyodo/goal-2.html", &["\"threads\""]),
    ("goal-without-codes", "2019/shimin-kyodo/goal-5.html", &[]),
    ("taken-up", "2018/sorano-kankyo/goal-2.html", &["\"unmet-reason\"", "\"taken-up\"", "\"relations\""]),
    ("steps", "2019/shimin-kyodo/midterm-7.html", &[]),
    ("chain", "2019/sorano-kankyo/midterm-1.html", &["\"chain\""]),
    ("goal.en", "en/2019/sorano-kankyo/goal-1.html", &[]),
    ("midterm-goal.en", "en/2019/sorano-kankyo/midterm-1.html", &[]),
    ("departments", "departments/index.html", &[]),
    ("department", "departments/shimin-kyodo.html", &[]),
    ("department-with-sections", "departments/sorano-kankyo.html", &["\"facts\"", "\"jump\""]),
    ("comparison", "departments/sorano-kankyo/compare-2018-2019.html", &[]),
    ("comparison.en", "en/departments/sorano-kankyo/compare-2018-2019.html", &[]),
    ("due-year", "due/2022.html", &[]),
    ("due-year.en", "en/due/2022.html", &[]),
    ("due-years", "due/index.html", &[]),
    ("plans", "plans/index.html", &[]),
    ("plan", "plans/sogo4-1/index.html", &[]),
    ("measure", "plans/sogo4-1/5-1-3.html", &[]),
    ("policy-set", "policies/kihon-h30/index.html", &[]),
    ("policy", "policies/kihon-h30/14.html", &["\"aside\""]),
    ("promises", "all/index.html", &[]),
    ("promise-filters.en", "en/all/index.html", &["\"filters\""]),
    ("glossary", "glossary.html", &[]),
    ("corrections", "corrections.html", &[]),
    ("updates", "updates.html", &[]),
    ("terms", "terms/index.html", &[]),
    ("term-row", "terms/wa/index.html", &[]),
    ("term", "terms/ka/korabosenta-.html", &[]),
    ("home.en", "en/index.html", &["\"hero\"", "\"how-to-read\"", "\"recent\""]),
];

fn main_part(page: &str) -> Element {
    let html = built().read(page);
    let start = html.find("<main").expect("a page has a main part");
    let end = start + html[start..].find("</main>").expect("a main part ends") + "</main>".len();
    match parse(&html[start..end]).into_iter().next() {
        Some(Node::Element(main)) => main,
        other => panic!("{page}: {other:?}"),
    }
}

fn component((name, page, marks): Component) -> String {
    let main = main_part(page);
    let find = |mark: &&str| main.find(mark).unwrap_or_else(|| panic!("{name}: {page} has no {mark}"));
    let elements: Vec<&Element> = if marks.is_empty() { vec![&main] } else { marks.iter().map(find).collect() };
    elements.into_iter().map(|element| element.reduced().print() + "\n").collect()
}

/// The files of a folder that no test compares with anything.
fn check_folder(folder: &str, known: BTreeSet<String>) {
    let entries = std::fs::read_dir(repository().join(folder)).unwrap();
    let found = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(found.collect::<BTreeSet<_>>(), known, "{folder} has an expected file that no test reads");
}

#[test]
fn components_are_pinned() {
    let file = |name: &str| format!("{name}.html");
    for part in COMPONENTS {
        check_against(&repository().join("tests/components").join(file(part.0)), &component(*part));
    }
    check_folder("tests/components", COMPONENTS.iter().map(|(name, ..)| file(name)).collect());
}

#[test]
fn a_few_whole_pages_are_pinned() {
    let file = |page: &str| page.replace('/', "~");
    for page in WHOLE {
        check_against(&repository().join("tests/pages").join(file(page)), &(main_part(page).print() + "\n"));
    }
    check_folder("tests/pages", WHOLE.iter().map(|page| file(page)).collect());
}
