//! Gives the program a number that differs between sources that print
//! differently, so that a cache of another build is never believed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    hash_folder(Path::new("src"), &mut hasher);
    hash_folder(Path::new("themes/default"), &mut hasher);
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rustc-env=TOMEI_SOURCES={:016x}", hasher.finish());
}

#[expect(clippy::disallowed_methods, reason = "a build script is no stage")]
fn hash_folder(folder: &Path, hasher: &mut DefaultHasher) {
    let entries = fs::read_dir(folder).expect("the sources can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the sources can be read").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash_folder(&path, hasher);
        } else {
            path.to_string_lossy().hash(hasher);
            fs::read(&path).expect("the sources can be read").hash(hasher);
        }
    }
}
