//! Modules that import each other in a circle.

use std::collections::BTreeSet;

use crate::tidy::imports::Imports;

/// Every largest set of modules that all lead to each other, sorted.
pub fn circles(imports: &Imports) -> Vec<Vec<&str>> {
    let reached: Vec<(&str, BTreeSet<&str>)> =
        imports.keys().map(|module| (module.as_str(), reached(imports, module))).collect();
    let mut circles = BTreeSet::new();
    for (module, from_it) in &reached {
        if from_it.contains(module) {
            let back =
                reached.iter().filter(|(other, from_other)| from_it.contains(other) && from_other.contains(module));
            circles.insert(back.map(|(other, _)| *other).collect::<Vec<_>>());
        }
    }
    circles.into_iter().collect()
}

/// The modules that imports lead to from `module`.
fn reached<'a>(imports: &'a Imports, module: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = imports[module].iter().map(String::as_str).collect();
    while let Some(module) = next.pop() {
        if reached.insert(module) {
            next.extend(imports.get(module).into_iter().flatten().map(String::as_str));
        }
    }
    reached
}

#[test]
fn circles_of_any_length_are_found() {
    let edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("f", "g"), ("g", "f")];
    let mut imports = Imports::new();
    for (from, to) in edges {
        imports.entry(to.to_owned()).or_default();
        imports.entry(from.to_owned()).or_default().insert(to.to_owned());
    }
    assert_eq!(circles(&imports), [vec!["a", "b", "c"], vec!["f", "g"]]);
    imports.get_mut("c").expect("c is there").remove("a");
    assert_eq!(circles(&imports), [vec!["f", "g"]]);
}
