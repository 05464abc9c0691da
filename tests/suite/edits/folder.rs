//! The folder of a site on disk, kept in agreement with the site's values.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::edits::model::{Act, Site};
use crate::site::files;

/// The file that lists all others: who changes it takes tomei's files for somebody else's.
const MANIFEST: &str = "files.xxh128";

/// What was published before; not part of the content, but read by every build.
const LOCK: &str = "published.lock";

/// A folder with a site in it.
pub struct Folder {
    folder: TempDir,
    on_disk: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), on_disk: BTreeMap::new() }
    }

    /// A new folder with the same site and the same memory of publications, but without output and cache.
    pub fn without_output(&self) -> Self {
        let mut clean = Self::new();
        for (file, bytes) in &self.on_disk {
            clean.write(file, bytes);
        }
        if let Some(lock) = self.lock() {
            clean.write(LOCK, &lock);
        }
        clean.on_disk = self.on_disk.clone();
        clean
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Every file of the output with its bytes.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        let public = self.root().join("public");
        if public.is_dir() { files(&public) } else { BTreeMap::new() }
    }

    /// What is remembered as published.
    pub fn lock(&self) -> Option<Vec<u8>> {
        fs::read(self.root().join(LOCK)).ok()
    }

    pub fn forget_publications(&self) {
        drop(fs::remove_file(self.root().join(LOCK)));
    }

    /// Writes what changed; the files that did, or none where a file came or went.
    pub fn save(&mut self, site: &Site) -> Option<BTreeSet<PathBuf>> {
        let wanted = site.print();
        let gone: Vec<String> = self.on_disk.keys().filter(|file| !wanted.contains_key(*file)).cloned().collect();
        for file in &gone {
            self.remove(file);
        }
        let is_new = |file: &String| !self.on_disk.contains_key(file);
        let changes_text_only = gone.is_empty() && !wanted.keys().any(is_new);
        let changed: Vec<&String> = wanted
            .iter()
            .filter(|(file, bytes)| self.on_disk.get(*file) != Some(bytes))
            .map(|(file, _)| file)
            .collect();
        for file in &changed {
            self.write(file, &wanted[*file]);
        }
        let changed = changed.into_iter().map(|file| self.root().join(file)).collect();
        self.on_disk = wanted;
        changes_text_only.then_some(changed)
    }

    /// Does what happens to the folder alone.
    pub fn act(&self, act: &Act) {
        match act {
            Act::ChangeOutput(place) => {
                self.nth_output(*place).iter().for_each(|file| fs::write(file, "other").unwrap())
            }
            Act::DeleteOutput(place) => self.nth_output(*place).iter().for_each(|file| fs::remove_file(file).unwrap()),
            Act::DropCache => drop(fs::remove_dir_all(self.root().join(".tomei"))),
            Act::Touch => self.on_disk.iter().for_each(|(file, bytes)| self.write(file, bytes)),
            Act::Publish | Act::PublishAnew => {}
        }
    }

    fn nth_output(&self, place: usize) -> Option<PathBuf> {
        let names: Vec<String> = self.output().into_keys().filter(|name| name != MANIFEST).collect();
        (!names.is_empty()).then(|| self.root().join("public").join(&names[place % names.len()]))
    }

    /// Removes a file, and the folders that it leaves empty: an empty folder of a theme would be a theme.
    fn remove(&self, file: &str) {
        let path = self.root().join(file);
        fs::remove_file(&path).unwrap();
        let folders = path.ancestors().skip(1).take_while(|folder| *folder != self.root());
        folders.take_while(|folder| fs::remove_dir(folder).is_ok()).for_each(drop);
    }

    fn write(&self, file: &str, bytes: &[u8]) {
        let path = self.root().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
