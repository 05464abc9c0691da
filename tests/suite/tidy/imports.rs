//! The imports of each module from other modules of the program.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::sources::{code, module};

/// Who imports whom: by module, the modules that it names.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// The imports of every module of `sources`.
pub fn imports(sources: &BTreeMap<String, String>) -> Imports {
    let modules: BTreeSet<&str> = sources.keys().map(|file| module(file)).collect();
    let of_file = |(file, text): (&String, &String)| {
        let own = module(file);
        let named = paths(&code(text), own).into_iter().filter_map(|path| nearest(&path, &modules));
        (own.to_owned(), named.filter(|named| *named != own).map(str::to_owned).collect())
    };
    sources.iter().map(of_file).collect()
}

/// The module that a path leads into: the longest beginning of it that is one.
fn nearest<'a>(path: &[String], modules: &BTreeSet<&'a str>) -> Option<&'a str> {
    (1..=path.len()).rev().find_map(|length| modules.get(path[..length].join("/").as_str()).copied())
}

/// Every path that begins with `crate`, `super` or `self`, as names from the root; in `use` as well as in the code.
pub fn paths(code: &str, own: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let is_first = at == 0 || tokens[at - 1] != "::";
        if is_first && matches!(token.as_str(), "crate" | "super" | "self") && follows(&tokens, at + 1) {
            tree(&tokens, at, &mut base(own), &mut found);
        }
    }
    found
}

fn follows(tokens: &[String], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token == "::")
}

/// The names of the module itself, from the root.
fn base(own: &str) -> Vec<String> {
    if matches!(own, "lib" | "main") { Vec::new() } else { own.split('/').map(str::to_owned).collect() }
}

/// Reads one path or a tree of them in braces, which begins at `at`; where it ends.
fn tree(tokens: &[String], mut at: usize, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("crate") => path.clear(),
            Some("super") => drop(path.pop()),
            Some("self" | "*") => {}
            Some("{") => return group(tokens, at + 1, path, found),
            Some(name) => path.push(name.to_owned()),
            None => {}
        }
        at += 1;
        if !follows(tokens, at) {
            found.push(path.clone());
            return at;
        }
        at += 1;
    }
}

fn group(tokens: &[String], mut at: usize, path: &[String], found: &mut Vec<Vec<String>>) -> usize {
    while at < tokens.len() && tokens[at] != "}" {
        let begins = !matches!(tokens[at].as_str(), "," | "as") && tokens[at - 1] != "as";
        at = if begins { tree(tokens, at, &mut path.to_vec(), found) } else { at + 1 };
    }
    at + 1
}

/// Names, `::`, and single signs.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            c if is_name(c) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
            _ if rest.starts_with("::") => 2,
            c => c.len_utf8(),
        };
        tokens.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    tokens
}

#[test]
fn every_way_of_naming_a_module_is_read() {
    let check = |code: &str, expected: &[&str]| {
        let found: Vec<String> = paths(code, "render/view").iter().map(|path| path.join("/")).collect();
        assert_eq!(found, expected, "{code}");
    };
    check("use crate::model::path::SitePath;", &["model/path/SitePath"]);
    check("use crate::{model::{self, site::Site}, check as looked};", &["model", "model/site/Site", "check"]);
    check("pub(crate) use super::page::*;", &["render/page"]);
    check(
        "let x = crate::write::begin(super::super::load::read(self::goal::view));",
        &["write/begin", "load/read", "render/view/goal/view"],
    );
    check("use std::fs; fn f(&self) { self.g() }", &[]);
}

#[test]
fn a_path_leads_to_the_module_it_begins_with() {
    let text = |text: &str| text.to_owned();
    let sources = BTreeMap::from([
        (text("a/mod.rs"), text("use crate::b::Thing;\nuse crate::a::c::f;")),
        (text("a/c.rs"), text("use super::Other; // use crate::d::Commented;")),
        (text("b.rs"), text("")),
        (text("d.rs"), text("let x = \"crate::b::Thing\";")),
    ]);
    let found = imports(&sources);
    let named = |module: &str| found[module].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!([named("a"), named("a/c"), named("b"), named("d")], [vec!["a/c", "b"], vec!["a"], vec![], vec![]]);
}
