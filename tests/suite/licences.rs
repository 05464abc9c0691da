//! The program tells the licences of what it is made of, and of all of it.

use std::collections::BTreeSet;
use std::fs;

use crate::site::{repository, tomei};

const FOLDER: &str = "src/cli/licences";

/// Names and versions of the packages of others.
fn locked() -> BTreeSet<String> {
    let lock = fs::read_to_string(repository().join("Cargo.lock")).unwrap();
    let field = |package: &str, name: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(&format!("{name} = \"")));
        line.map(|value| value.trim_end_matches('"').to_owned())
    };
    let packages = lock.split("[[package]]").skip(1).filter(|package| field(package, "source").is_some());
    packages
        .map(|package| format!("{} {}", field(package, "name").unwrap(), field(package, "version").unwrap()))
        .collect()
}

/// When this fails, `.ci/licences` writes the files anew.
#[test]
fn every_package_is_named() {
    let output = tomei().arg("licences").output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let (linked, dictionary): (Vec<&str>, Vec<&str>) = printed
        .lines()
        .filter_map(|line| line.strip_prefix("- ")?.split_once(" ("))
        .map(|(name, _)| name)
        .partition(|name| !name.starts_with("mecab-ipadic"));
    assert_eq!(dictionary.len(), 1, "the dictionary is named once");
    let others = fs::read_to_string(repository().join(FOLDER).join("not_linked.txt")).unwrap();
    let named: BTreeSet<String> = linked.into_iter().chain(others.lines()).map(str::to_owned).collect();
    assert_eq!(named, locked());
}
