//! The running texts of a page in the order in which they are read, for the links to the glossary.

use crate::render::glossary::Linker;
use crate::render::view::Content;
use crate::render::view::department::SheetView;
use crate::render::view::goal::{GoalView, Linked};
use crate::render::view::item::{ItemView, SectionView};

/// Links the terms of pages that show one document; lists, and the sheet as it was, show texts as they are.
pub fn link_terms(content: &mut Content, linker: &mut Linker) {
    match content {
        Content::Goal(view) => goal(view, linker),
        Content::Sheet(view) => sheet(view, linker),
        Content::Free(view) => sections(&mut view.sections, linker),
        _ => {}
    }
}

fn goal(view: &mut GoalView, linker: &mut Linker) {
    for section in &mut view.leads {
        linker.link(&mut section.lead);
        linker.link(&mut section.tail);
    }
    for thread in &mut view.threads {
        item(&mut thread.promise, linker);
        linked(&mut thread.results, linker);
        linked(&mut thread.issues, linker);
    }
    items(&mut view.other_results, linker);
    items(&mut view.other_issues, linker);
    items(&mut view.targets, linker);
    items(&mut view.steps, linker);
    sections(&mut view.texts, linker);
}

fn sheet(view: &mut SheetView, linker: &mut Linker) {
    view.greeting.iter_mut().for_each(|greeting| linker.link(greeting));
    items(&mut view.missions, linker);
    linker.link(&mut view.lead);
    for joined in &mut view.approaches {
        item(&mut joined.approach, linker);
        items(&mut joined.reviews, linker);
    }
    items(&mut view.other_reviews, linker);
    sections(&mut view.texts, linker);
}

fn sections(sections: &mut [SectionView], linker: &mut Linker) {
    for section in sections {
        linker.link(&mut section.lead);
        items(&mut section.items, linker);
        linker.link(&mut section.tail);
    }
}

/// Only where an item is shown in full.
fn linked(all: &mut [Linked], linker: &mut Linker) {
    all.iter_mut().filter(|linked| linked.is_first).for_each(|linked| item(&mut linked.item, linker));
}

fn items(items: &mut [ItemView], linker: &mut Linker) {
    items.iter_mut().for_each(|one| item(one, linker));
}

fn item(item: &mut ItemView, linker: &mut Linker) {
    linker.link(&mut item.html);
    items(&mut item.children, linker);
}
