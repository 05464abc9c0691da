//! Compares the generator's table of eras with that of the search, which is a separate package.

use tomei::eras::era::ERAS;

use crate::site::{files, repository};

/// The rows of the search's table: `("令和", 2018, 2019..=2060)` names the year before the era's first.
fn rows_of_the_search() -> Vec<(String, i32)> {
    let sources = files(&repository().join("src/search/src")).into_iter();
    let (_, bytes) = sources.into_iter().find(|(path, _)| path.ends_with("eras.rs")).expect("the search knows eras");
    let source = String::from_utf8(bytes).unwrap();
    let table = source.split("const ERAS").nth(1).and_then(|rest| rest.split("];").next()).expect("a table");
    let row = |text: &str| {
        let (name, rest) = text.split_once("\", ")?;
        Some((name.to_owned(), rest.split(',').next()?.parse().ok()?))
    };
    table.split("(\"").filter_map(row).collect()
}

#[test]
fn the_search_counts_eras_from_the_same_years() {
    let rows = rows_of_the_search();
    assert_eq!(rows.len(), 3, "{rows:?}");
    for (name, zero) in rows {
        let era = ERAS.iter().find(|era| era.name == name).expect("an era of the table");
        assert_eq!(era.first_year(), zero + 1, "{name}");
    }
}
