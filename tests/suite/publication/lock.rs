//! The lock file is read back unchanged, and is never overwritten if it cannot be read.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tomei::model::path::{SitePath, Slug};
use tomei::model::publication::{Part, Publication, Published, PublishedText};
use tomei::model::source::Span;
use tomei::publication::lock::{parse, print};

use crate::site::TestSite;

fn slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9][a-z0-9._-]{0,8}".prop_map(|text| Slug::new(&text).unwrap())
}

fn path() -> impl Strategy<Value = SitePath> {
    "[a-z0-9]{1,4}(/[a-z0-9-]{1,8}){0,2}\\.html".prop_map(|text| SitePath::new(text).unwrap())
}

fn part() -> impl Strategy<Value = Part> {
    // Headings hold whatever people type.
    prop_oneof![
        Just(Part::Title),
        "[a-z]{1,6}(\\.[0-9a-z]{1,4})?".prop_map(Part::Field),
        slug().prop_map(Part::Item),
        "([ -~]|[ぁ-ん　%#\u{85}\t\n]){0,12}".prop_map(Part::Text),
    ]
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (2000..2100_i16, 1..13_i8, 1..29_i8).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn published() -> impl Strategy<Value = Published> {
    let text = (any::<u128>(), any::<bool>()).prop_map(|(hash, is_withdrawn)| PublishedText { hash, is_withdrawn });
    let texts = prop::collection::btree_map(part(), text, 0..6);
    let sets = (prop::collection::btree_set(path(), 0..3), prop::collection::btree_set(any::<u128>(), 0..3));
    (path(), day(), prop::option::of(day()), any::<u128>(), texts, sets).prop_map(
        |(path, since, withdrawn, fingerprint, texts, sets)| {
            let (moved, corrections): (BTreeSet<_>, BTreeSet<_>) = sets;
            Published { path, moved, since, withdrawn, fingerprint, texts, corrections, span: Span::default() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn reads_back_as_it_was_written(documents in prop::collection::btree_map(slug(), published(), 0..200)) {
        let publication = Publication { documents };
        let text = print(&publication);
        let mut read = parse(&text).expect("a printed lock file can be read");
        let spans: Vec<Span> = read.documents.values().map(|published| published.span).collect();
        read.documents.values_mut().for_each(|published| published.span = Span::default());
        prop_assert_eq!(&read, &publication);
        for ((id, _), span) in publication.documents.iter().zip(spans) {
            prop_assert!(text[span.start..].starts_with(id.as_str()));
        }
        // The order of the blocks is for people, not for the program.
        let mut blocks: Vec<&str> = text.split("\n\n").collect();
        let head = blocks.remove(0);
        blocks.reverse();
        let turned = format!("{head}\n\n{}\n", blocks.join("\n\n"));
        prop_assert_eq!(print(&parse(&turned).expect("any order is read")), text);
    }
}

#[test]
fn a_damaged_file_is_left_as_it_is() {
    let site = TestSite::with_goal();
    assert!(site.run(&["publish"]).status.success());
    let damaged = site.read("published.lock").replace("  item r1", "  itm r1");
    for text in [damaged.as_bytes(), b"", b"\xFF\xFE", b"tomei published 9\n"] {
        site.write("published.lock", text);
        let before = site.output();
        for command in [&["check"][..], &["build"], &["publish"], &["diff"], &["headers", "nginx"]] {
            assert_eq!(site.run(command).status.code(), Some(1), "{command:?}");
        }
        assert_eq!(std::fs::read(site.path("published.lock")).unwrap(), text);
        assert_eq!(site.output(), before);
    }
}

#[test]
fn only_publish_writes_it() {
    let site = TestSite::with_goal();
    site.build();
    assert!(site.run(&["check"]).status.success() && site.run(&["diff"]).status.success());
    assert!(!site.path("published.lock").exists());
    assert!(site.run(&["publish"]).status.success());
    let first = std::fs::metadata(site.path("published.lock")).unwrap().len();
    site.write("content/2020/kikaku/goal-2.md", crate::site::goal(2, "二つ目"));
    site.build();
    assert_eq!(std::fs::metadata(site.path("published.lock")).unwrap().len(), first);
    assert!(site.run(&["publish"]).status.success());
    let second = site.read("published.lock");
    let copy = TestSite::copy_of(site.root());
    assert!(copy.run(&["publish"]).status.success());
    assert_eq!(copy.read("published.lock"), second, "the same in any folder");
    let known: BTreeMap<_, _> = parse(&second).unwrap().documents;
    assert_eq!(known.len(), 2);
}
