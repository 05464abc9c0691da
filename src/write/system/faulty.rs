//! A file system on which one call fails, for the tests of everything that moves or removes files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tempfile::TempDir;

use crate::write::system::{Disk, System};

/// Which calls fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fails {
    Once,
    /// This call and all later ones, as if the program had been killed.
    FromThenOn,
    /// Every rename and exchange to the same path.
    ThisName,
}

/// How the file system supports the exchange of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exchange {
    Known,
    Unknown,
}

/// A file system on which one call fails.
#[derive(Debug)]
pub(crate) struct Faulty {
    pub at: usize,
    pub kind: io::ErrorKind,
    pub fails: Fails,
    pub exchange: Exchange,
    pub calls: AtomicUsize,
    pub mounts: Vec<PathBuf>,
    /// The path to which renames fail from now on.
    name: std::sync::Mutex<Option<(PathBuf, PathBuf)>>,
}

/// Makes one call after another fail, in every way, until no call is left. `check` runs the operation on the given file
/// system and asserts the result; its second argument describes the failure.
pub(crate) fn fail_every_call(kinds: &[io::ErrorKind], check: impl Fn(Arc<Faulty>, String)) {
    for exchange in [Exchange::Known, Exchange::Unknown] {
        for kind in kinds {
            for fails in [Fails::Once, Fails::FromThenOn, Fails::ThisName] {
                fail_calls(|at| Faulty::new(at, *kind, fails, exchange), &check);
            }
        }
    }
}

fn fail_calls(faulty: impl Fn(usize) -> Faulty, check: &impl Fn(Arc<Faulty>, String)) {
    for at in 0.. {
        let system = Arc::new(faulty(at));
        let Faulty { exchange, kind, fails, .. } = &*system;
        check(system.clone(), format!("{exchange:?}, {kind}, {fails:?}, call {at}"));
        if !system.has_failed() {
            return assert!(at > 2, "the operation makes more calls than {at}");
        }
    }
}

/// A temporary folder.
#[derive(Debug)]
pub(crate) struct TestFolder {
    place: TempDir,
}

impl TestFolder {
    pub(crate) fn new() -> Self {
        Self { place: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(name)).ok()
    }

    /// The names in a folder, in their order.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Faulty {
    pub(crate) fn new(at: usize, kind: io::ErrorKind, fails: Fails, exchange: Exchange) -> Self {
        Self { at, kind, fails, exchange, calls: AtomicUsize::new(0), mounts: Vec::new(), name: None.into() }
    }

    /// Whether the failing call was reached.
    pub(crate) fn has_failed(&self) -> bool {
        self.calls.load(Ordering::SeqCst) > self.at
    }

    fn call(&self, from: &Path, to: &Path, real: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let no = self.calls.fetch_add(1, Ordering::SeqCst);
        let mut name = self.name.lock().unwrap();
        let fails = match self.fails {
            Fails::Once => no == self.at,
            Fails::FromThenOn => no >= self.at,
            Fails::ThisName => {
                if no == self.at {
                    *name = Some((from.to_owned(), to.to_owned()));
                }
                *name == Some((from.to_owned(), to.to_owned()))
            }
        };
        if fails { Err(self.kind.into()) } else { real() }
    }
}

impl System for Faulty {
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.call(one, other, || match self.exchange {
            Exchange::Known => Disk.exchange(one, other),
            Exchange::Unknown => Err(io::ErrorKind::InvalidInput.into()),
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(from, to, || Disk.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(from, to, || Disk.rename_new(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call(path, path, || Disk.remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call(path, path, || Disk.remove_folder(path))
    }

    fn mounts(&self, folder: &Path) -> Vec<PathBuf> {
        self.mounts.iter().filter(|mount| mount.starts_with(folder)).cloned().collect()
    }

    fn pause(&self, _: Duration) {}
}
