//! Whatever clerks write, publish and withdraw: a published id remains reserved and is never given to something else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use tomei::model::document::Document;
use tomei::model::path::Slug;
use tomei::model::publication::{Part, Publication, Published};
use tomei::publication::compare::{Present, compare};
use tomei::publication::lock::{parse, print};
use tomei::publication::next::next;
use tomei::validate::document;

/// Items, each with a word.
type Items = BTreeMap<u8, u8>;
/// A document's id, year and items.
type Written = (u8, i32, Items);
/// The years and items of all documents, by their ids.
type State = BTreeMap<u8, (i32, Items)>;

fn read((id, year, items): &Written) -> Arc<Document> {
    let items: String = items.iter().map(|(item, word)| format!("- [p{item}] 言葉その{word}\n")).collect();
    let text = format!(
        "---\nid: d{id}\nkind: annual\nyear: {year}\ndepartment: kikaku\nno: {id}\ntitle: 題名{id}-{year}\n---\n\n## 取組み\n\n{items}"
    );
    let (document, faults) = document::read(&format!("content/{id}.md"), &text);
    assert!(faults.is_empty(), "{faults:?}");
    Arc::new(document.unwrap())
}

fn states() -> impl Strategy<Value = Vec<State>> {
    let items = prop::collection::btree_map(0..4_u8, 0..3_u8, 0..4);
    let state = prop::collection::btree_map(0..3_u8, (2020..2022_i32, items), 0..4);
    prop::collection::vec(state, 1..12)
}

fn texts(published: &Published) -> BTreeSet<(&Part, u128)> {
    published.texts.iter().map(|(part, text)| (part, text.hash)).collect()
}

fn check_step(before: &Publication, after: &Publication) {
    for (id, old) in &before.documents {
        let new = &after.documents[id];
        let items = |published: &Published| -> BTreeSet<Part> {
            published.texts.keys().filter(|part| matches!(part, Part::Item(_))).cloned().collect()
        };
        assert!(items(new).is_superset(&items(old)), "an item of {id} was forgotten");
        assert!(new.moved.is_superset(&old.moved) || new.moved.contains(&old.path) || old.moved.contains(&new.path));
        if old.withdrawn.is_some() && new.withdrawn.is_none() {
            assert!(!texts(old).is_disjoint(&texts(new)), "{id} came back as something else");
        }
        for (part, text) in old.texts.iter().filter(|(_, text)| text.is_withdrawn) {
            let now = new.texts[part];
            assert!(now.is_withdrawn || now.hash == text.hash, "{part:?} of {id} came back as something else");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn are_never_used_again(states in states()) {
        let mut known = Publication::default();
        let day = jiff::civil::date(2026, 12, 1);
        for state in states {
            let documents: Vec<_> = state.into_iter().map(|(id, (year, items))| read(&(id, year, items))).collect();
            let present = Present::new(&documents, &[], &[]);
            // Everything else may be decided on; errors may not.
            if compare(&known, &present).iter().any(|fault| fault.is_error()) {
                continue;
            }
            let after = next(known.clone(), &documents, &present, day);
            check_step(&known, &after);
            known = parse(&print(&after)).unwrap();
        }
    }
}

/// A document that is taken back and returns is the same one.
#[test]
fn of_a_document_that_returns_are_its_own() {
    let items = |word: u8| BTreeMap::from([(1, word)]);
    let day = jiff::civil::date(2026, 12, 1);
    let publish = |known: Publication, documents: &[Arc<Document>]| {
        next(known, documents, &Present::new(documents, &[], &[]), day)
    };
    let known = publish(Publication::default(), &[read(&(1, 2020, items(1)))]);
    let known = publish(known, &[]);
    assert_eq!(known.documents[&Slug::new("d1").unwrap()].withdrawn, Some(day));
    let faults = |document: Written| compare(&known, &Present::new(&[read(&document)], &[], &[])).len();
    assert_eq!(faults((1, 2020, items(1))), 0);
    assert_eq!(faults((1, 2021, items(2))), 1, "another document under its id");
}
