//! Content → CSV → content gives the same model.

use proptest::prelude::*;
use tomei::export::{Part, make};
use tomei::model::document::{Document, Subject};
use tomei::model::item::Item;
use tomei::model::site::{Site, Tables};
use tomei::model::source::{Located, Span};

use crate::data::generate::{Content, content};
use crate::data::read::read;

/// Where something was written, and the hash of the text, are of the content's
/// form and not of what it says.
fn without_places(document: &Document) -> Document {
    let mut document = document.clone();
    document.fingerprint = 0;
    document.id.span = Span::default();
    // What an editor let stand is said to the next editor, not to readers.
    document.meta.allow.clear();
    document.links.iter_mut().for_each(|link| link.span = Span::default());
    document.outward_links.iter_mut().for_each(|link| link.span = Span::default());
    for section in &mut document.sections {
        section.span = Span::default();
        section.items.iter_mut().for_each(forget_item);
    }
    match &mut document.subject {
        Subject::Sheet(sheet) => sheet.department.span = Span::default(),
        Subject::Annual(goal) | Subject::Midterm(goal) => {
            goal.department.span = Span::default();
            (goal.plan_spans, goal.policy_spans) = (Vec::new(), Vec::new());
            goal.midterm.iter_mut().chain(&mut goal.continues).for_each(|link| forget(&mut link.id));
            goal.indicators.iter_mut().for_each(|indicator| indicator.span = Span::default());
            goal.budget.iter_mut().for_each(|budget| budget.span = Span::default());
            if let Some(grade) = &mut goal.grade {
                forget(&mut grade.scheme);
                forget(&mut grade.value);
            }
        }
        Subject::Page => {}
    }
    document
}

fn forget<T>(located: &mut Located<T>) {
    located.span = Span::default();
}

fn forget_item(item: &mut Item) {
    item.span = Span::default();
    item.links.iter_mut().for_each(|link| link.span = Span::default());
    item.children.iter_mut().for_each(forget_item);
}

fn tables_without_places(tables: &Tables) -> Tables {
    let mut tables = tables.clone();
    tables.config.allow.clear();
    // Which languages the interface speaks is no fact of the content.
    tables.config.languages.clear();
    for department in &mut tables.departments {
        forget(&mut department.id);
        department.parent.iter_mut().for_each(forget);
    }
    for plan in &mut tables.plans {
        forget(&mut plan.id);
        plan.measures.iter_mut().for_each(|measure| forget(&mut measure.code));
    }
    for set in &mut tables.policy_sets {
        forget(&mut set.id);
        set.items.iter_mut().for_each(|policy| forget(&mut policy.no));
    }
    tables.grades.iter_mut().for_each(|scheme| forget(&mut scheme.id));
    tables.glossary.iter_mut().for_each(|entry| forget(&mut entry.id));
    for correction in &mut tables.corrections {
        forget(&mut correction.page);
        correction.item.iter_mut().for_each(forget);
    }
    tables
}

fn check(site: &Site) {
    let (tables, documents) = read(&make(site, Part::Tables).collect::<Vec<_>>());
    let wanted: Vec<Document> = site.documents.iter().map(|document| without_places(document)).collect();
    same(&documents, &wanted);
    same(&tables, &tables_without_places(&site.tables));
}

/// Names the first line that differs, and what stands before it.
fn same(found: &impl std::fmt::Debug, wanted: &impl std::fmt::Debug) {
    let (found, wanted) = (format!("{found:#?}"), format!("{wanted:#?}"));
    let mut lines = found.lines().zip(wanted.lines()).enumerate();
    if let Some((number, (left, right))) = lines.find(|(_, (left, right))| left != right) {
        let before: Vec<&str> = wanted.lines().take(number).skip(number.saturating_sub(12)).collect();
        panic!("after\n{}\nfound  {left}\nwanted {right}", before.join("\n"));
    }
    assert_eq!(found.len(), wanted.len());
}

#[test]
fn the_demonstration_comes_back_whole() {
    let content = Content::of_folder(&crate::site::repository().join("content"));
    let (site, faults) = content.site();
    assert_eq!(faults, []);
    assert!(site.documents.len() > 17, "the real sheet and the invented ones");
    check(&site);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_content_comes_back_whole(content in content()) {
        let (site, faults) = content.site();
        let errors: Vec<_> = faults.iter().filter(|fault| fault.is_error()).collect();
        prop_assert!(errors.is_empty(), "the generator wrote faulty content: {errors:#?}");
        check(&site);
    }
}
