//! Front matter that is printed is read back as the same values.

use proptest::prelude::*;
use tomei::diagnostic::faults::Faults;
use tomei::front_matter::print::{FrontMatter, Value};
use tomei::front_matter::read as front_matter;
use tomei::yaml::{Node, NodeKind};

/// The value as the reader is to give it: text, lists and maps.
fn expected(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Word(text) => format!("{text:?}"),
        Value::List(values) | Value::Lines(values) => {
            values.iter().map(|value| format!("- {}\n", expected(value))).collect()
        }
        Value::Map(entries) | Value::Block(entries) => {
            entries.iter().map(|(key, value)| format!("{key}: {}\n", expected(value))).collect()
        }
    }
}

fn found(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Scalar(text) => format!("{text:?}"),
        NodeKind::List(nodes) => nodes.iter().map(|node| format!("- {}\n", found(node))).collect(),
        NodeKind::Map(entries) => {
            entries.iter().map(|(key, node)| format!("{}: {}\n", key.text, found(node))).collect()
        }
    }
}

/// Prints the entries between comments, and reads them as the site does.
fn check(entries: &[(&'static str, Value)], comment: &str) -> Result<(), TestCaseError> {
    let mut front = FrontMatter::default();
    for (key, value) in entries {
        front.comment(comment).set(key, value.clone());
    }
    let text = front.comment(comment).print() + "\n本文\n---\n";
    let faults = Faults::new("test.md");
    let read = front_matter::read(&text, &faults);
    let faults = faults.into_found();
    prop_assert!(faults.is_empty(), "{:?}\n{}", faults, text);
    let read = read.expect("what is read without faults has front matter");
    prop_assert_eq!(&text[read.parts.body.start..], "\n本文\n---\n");
    prop_assert_eq!(found(&read.node), expected(&Value::Block(entries.to_vec())), "{}", text);
    Ok(())
}

/// Whatever a cell of a sheet or a clerk's hand may hold.
fn any_text() -> impl Strategy<Value = String> {
    let signs = "[-\"'\\\\#:@&*!%|>?{}\\[\\]`~,=<+./_^$()a-z0-9 　「協働ー・～😀]";
    let parts = prop_oneof![
        8 => signs.prop_map(|text: String| text),
        2 => prop::sample::select(vec!["\n", "\r\n", "\t", "\u{0}", "\u{7f}", "\u{85}", "\u{a0}", "\u{2028}", "\u{feff}", "\u{ffff}"])
            .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => prop::sample::select(vec!["null", "true", "No", "1e3", "0x1F", "1_000", "12:30:45", "2019-06-01", ".inf", "---", "...", ": ", " #", "<<"])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(parts, 0..8).prop_map(|parts| parts.concat())
}

fn any_scalar() -> impl Strategy<Value = Value> {
    any_text().prop_flat_map(|text| prop_oneof![Just(Value::Text(text.clone())), Just(Value::Word(text))])
}

fn any_value() -> impl Strategy<Value = Value> {
    let inline = any_scalar().prop_recursive(2, 8, 3, |inner| {
        let values = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            values.prop_map(Value::List),
            (inner.clone(), inner).prop_map(|(a, b)| Value::Map(vec![("a", a), ("b", b)])),
        ]
    });
    (inline.clone(), inline, 0..3).prop_map(|(a, b, layout)| match layout {
        0 => a,
        1 => Value::Lines(vec![a, b]),
        _ => Value::Block(vec![("a", a), ("b", b)]),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_read_back(first in any_value(), second in any_value(), comment in any_text()) {
        check(&[("first", first), ("second", second)], &comment)?;
    }
}
