//! The same input gives the same bytes: in any folder, with any number of
//! threads, with or without a cache.

use crate::site::{TestSite, built, demonstration, tomei};

fn build_with_threads(site: &TestSite, threads: &str) {
    let mut command = tomei();
    let status = command
        .args(["build", "--date", "2026-12-01", "--root"])
        .arg(site.root())
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap();
    assert!(status.status.success());
}

#[test]
fn folders_and_threads_do_not_matter() {
    let (first, second) = (demonstration(), demonstration());
    build_with_threads(&first, "1");
    build_with_threads(&second, "7");
    assert_eq!(&first.output(), built().files());
    assert_eq!(&second.output(), built().files());
}

#[test]
fn the_cache_does_not_matter() {
    let site = demonstration();
    site.build();
    std::fs::remove_dir_all(site.path(".tomei")).unwrap();
    site.build();
    assert_eq!(&site.output(), built().files());
}

#[test]
fn a_damaged_cache_does_not_matter() {
    let site = demonstration();
    site.build();
    for entry in std::fs::read_dir(site.path(".tomei")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "cache") {
            let mut bytes = std::fs::read(&path).unwrap();
            let half = bytes.len() / 2;
            bytes.truncate(half);
            std::fs::write(path, bytes).unwrap();
        }
    }
    site.build();
    assert_eq!(&site.output(), built().files());
}
