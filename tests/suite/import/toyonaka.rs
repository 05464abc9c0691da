//! Compares the import of the city's sheet with the content that was written by hand.

use std::collections::BTreeMap;

use tomei::import::counts::Items;
use tomei::model::document::Document;
use tomei::model::item::{Item, Role};

use crate::import::print::{Form, print};
use crate::import::sheet::{Part, result_text, sheet, step_text};
use crate::import::{built_in, documents, hand_made, import_bytes, tables, target};

/// The sheet as the converter writes it.
pub fn printed() -> Vec<Part> {
    sheet(&hand_made(), &tables())
}

#[test]
fn the_sheet_becomes_what_was_written_by_hand() {
    let text = print(&printed(), Form::Tabs);
    let import = import_bytes(&[("sheet.md", text.as_bytes())], &built_in(), &tables(), &target());
    let mut found: Vec<Document> = documents(&import);
    found.sort_by(|a, b| a.file.cmp(&b.file));
    let by_hand = hand_made();
    assert_eq!(found.len(), by_hand.len());
    for (found, by_hand) in found.iter().zip(&by_hand) {
        assert_eq!(told(found, Side::Imported), told(by_hand, Side::ByHand));
        assert!(found.all_items().iter().all(|item| item.links.is_empty()), "links are never asserted");
        assert!(found.meta.draft);
    }
    assert!(import.report.not_understood.is_empty(), "{:?}", import.report.not_understood);
    assert!(import.notes.is_empty(), "{:?}", import.notes);
}

#[test]
fn the_report_counts_the_sheet() {
    let text = print(&printed(), Form::Tabs);
    let report = import_bytes(&[("sheet.md", text.as_bytes())], &built_in(), &tables(), &target()).report;
    let counts: BTreeMap<&str, usize> = report.items.iter().map(|(kind, Items { read, .. })| (*kind, *read)).collect();
    let expected = [
        ("sheet", 1),
        ("annual", 5),
        ("midterm", 7),
        ("mission", 2),
        ("approach", 4),
        ("review", 4),
        ("promise", 17),
        ("deliverable", 22),
        ("result", 16),
        ("result_sub", 8),
        ("issue", 19),
        ("target", 12),
        ("step", 10),
        ("step_sub", 18),
    ];
    assert_eq!(counts, expected.into());
    let bullets = report.form_words.iter().filter(|word| ["○", "*"].contains(&word.text.as_str()));
    assert_eq!(bullets.count(), 112);
    assert_eq!(report.characters.kept, 0);
    let codes = |field: &str| {
        let codes = report.codes.iter().filter(|code| code.field == field).map(|code| code.code.as_str());
        codes.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        codes("plan"),
        "sogo4-1:1-3-2 sogo4-1:2-1-5 sogo4-1:2-4-2 sogo4-1:4-3-2 sogo4-1:5-1-3 sogo4-1:5-1-4 sogo4-1:5-2-1"
    );
    assert_eq!(
        codes("policies"),
        "kihon-h30:10 kihon-h30:13 kihon-h30:14 kihon-h30:35 kihon-h30:39 kihon-h30:40 kihon-h30:41 kihon-h30:47 kihon-h30:49"
    );
    let none = report.states.iter().filter(|row| row.state == tomei::import::draft::document::CodesState::None);
    let none: Vec<_> = none.map(|row| format!("{} {}", row.document, row.field)).collect();
    assert_eq!(
        none,
        [
            "2019-shimin-kyodo-5 plan",
            "2019-shimin-kyodo-5 policies",
            "2019-shimin-kyodo-m2 policies",
            "2019-shimin-kyodo-m3 policies"
        ]
    );
}

/// Which side of the comparison a document stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Imported,
    ByHand,
}

/// All that a sheet says, and nothing that an editor added.
pub fn told(document: &Document, side: Side) -> String {
    let mut told = format!("{} {:?}\n", document.id.value, document.place());
    if let Some(goal) = document.goal() {
        told += &format!("{} {} {:?} {:?}\n", goal.no, document.title, goal.plan, goal.policies);
    }
    // 「編集者の注記」 is an editor's.
    for section in document.sections.iter().filter(|section| section.role != Role::Text) {
        told += &format!("## {} {}\n", section.heading, section.lead);
        section.items.iter().for_each(|item| told += &told_item(item, section.role, side, true, 0));
    }
    told
}

fn told_item(item: &Item, role: Role, side: Side, is_last: bool, depth: usize) -> String {
    let text = match (side, role) {
        (Side::ByHand, Role::Step) if depth > 0 => step_text(item, is_last),
        (Side::ByHand, Role::Result) if depth > 0 => result_text(item),
        _ => item.text.clone(),
    };
    let when = item.when.as_ref().map(|when| when.written.as_str());
    // Two months stand in one entry, 9月 and 1月: which one counts, an editor decided.
    let when = when.filter(|_| !(role == Role::Result && item.text.contains("9月") && item.text.contains("1月")));
    let mut told = format!("{}{} @{when:?} {text}\n", "  ".repeat(depth), item.id);
    let count = item.children.len();
    for (at, child) in (1..).zip(&item.children) {
        told += &told_item(child, role, side, at == count, depth + 1);
    }
    told
}
