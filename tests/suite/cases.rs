//! Pins all messages about faulty content, word for word, in both languages.
//!
//! A case is a folder with `content/`, optionally `themes/` and `published.lock`, and the expected messages in
//! `expected.ja.txt`, `expected.en.txt` and `expected.json`. No case may change the output. If a case has a file
//! `arguments`, its words are passed to `tomei check`.

use std::fs::{self, File};
use std::path::Path;

use crate::site::{TODAY, TestSite, check_against, copy_folder, files, repository, tomei};

/// What cannot be kept in a repository is made on the spot.
fn arrange(name: &str, root: &Path) {
    match name {
        "file-too-large" => {
            let file = File::create(root.join("content/huge.md")).unwrap();
            file.set_len(1 << 30).unwrap();
        }
        #[cfg(unix)]
        "link-out-of-the-site" => {
            std::os::unix::fs::symlink("/etc/hostname", root.join("content/secret.md")).unwrap();
        }
        #[cfg(unix)]
        "link-to-itself" => std::os::unix::fs::symlink(".", root.join("content/again")).unwrap(),
        _ => {}
    }
}

#[test]
fn every_case_says_what_is_pinned() {
    let cases = repository().join("tests/cases");
    let mut names: Vec<_> =
        fs::read_dir(&cases).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() >= 40, "the cases are gone");
    let failed: Vec<_> =
        names.iter().filter(|name| std::panic::catch_unwind(|| check_case(&cases.join(name), name)).is_err()).collect();
    assert!(failed.is_empty(), "{failed:?}");
}

fn check_case(case: &Path, name: &str) {
    let site = TestSite::new();
    fs::remove_dir_all(site.path("content")).unwrap();
    copy_folder(&case.join("content"), &site.path("content"));
    if case.join("themes").is_dir() {
        copy_folder(&case.join("themes"), &site.path("themes"));
    }
    if case.join("published.lock").is_file() {
        fs::copy(case.join("published.lock"), site.path("published.lock")).unwrap();
    }
    arrange(name, site.root());
    site.write("public/index.html", "the old site");
    let before = files(&site.path("public"));
    for (lang, format, expected) in
        [("ja", "text", "expected.ja.txt"), ("en", "text", "expected.en.txt"), ("ja", "json", "expected.json")]
    {
        let output = tomei()
            .args(["check", "--root", ".", "--date", TODAY, "--lang", lang, "--format", format])
            .args(fs::read_to_string(case.join("arguments")).unwrap_or_default().split_whitespace())
            .current_dir(site.root())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let code = output.status.code().expect("the program ends by itself");
        check_against(&case.join(expected), &format!("{}exit {code}\n", String::from_utf8_lossy(&said)));
    }
    assert_eq!(files(&site.path("public")), before, "the old site changed");
}

#[test]
fn a_faulty_build_writes_nothing() {
    let site = TestSite::with_goal();
    site.build();
    let before = site.output();
    site.write("content/2020/kikaku/goal-2.md", "---\nkind: annual\n---\n");
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(site.output(), before);
}
