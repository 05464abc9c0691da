//! Assembles the next output next to the current one.

mod cleanup;
mod commit;
mod foreign;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use crate::model::path::SitePath;
use crate::write::error::WriteError;
use crate::write::exchange::{self, Place};
use crate::write::manifest::{self, Checksum};
use crate::write::retire::Remaining;
use crate::write::system::{Disk, System};
use crate::write::{folder, kept, lock};

/// The next output while it is assembled. Many threads can add files at once.
#[derive(Debug)]
pub struct Staging {
    system: Arc<dyn System>,
    output: PathBuf,
    next: PathBuf,
    kept: PathBuf,
    /// The checksums in the manifest of the current output.
    made: BTreeMap<String, Checksum>,
    files: Mutex<BTreeMap<String, Checksum>>,
    /// The names in `files` that are taken over from the current output.
    carried: Mutex<Vec<String>>,
    folders: Mutex<BTreeSet<PathBuf>>,
    summary: Mutex<Summary>,
    locks: Option<Locks>,
}

/// Locks out other runs that would write this output.
#[derive(Debug)]
pub struct Locks {
    _site: File,
    _folders: [Option<File>; 2],
}

/// The result of a build for the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// Files of tomei's that someone had edited. The edited versions are kept aside.
    pub edited: Vec<String>,
    /// The part of former outputs that could not be removed.
    pub remaining: Option<Remaining>,
}

/// The result of a commit.
#[derive(Debug)]
pub struct Committed {
    pub summary: Summary,
    /// To be held until the cache is written.
    pub locks: Option<Locks>,
}

/// The size and modification time of a file in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub bytes: u64,
    pub modified: Option<SystemTime>,
}

/// A file of the next output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub checksum: Checksum,
    /// Its path until the next output replaces the current one.
    pub disk: PathBuf,
}

/// The stamp of the file at `path`, if there is one.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Stamp { bytes: metadata.len(), modified: metadata.modified().ok() })
}

const LOCK: &str = "lock";

impl Staging {
    /// Starts assembling the next output of the folder `output`. Files that are kept aside go into the folder `state`,
    /// which also has the lock against concurrent builds.
    ///
    /// # Errors
    ///
    /// If another build is running, or a folder cannot be created.
    pub fn begin(output: &Path, state: &Path) -> Result<Self, WriteError> {
        Self::begin_on(Arc::new(Disk), output, state)
    }

    pub(super) fn begin_on(system: Arc<dyn System>, output: &Path, state: &Path) -> Result<Self, WriteError> {
        let of_site = lock::lock(state, LOCK)?;
        let place = Place::of(&folder::resolve_link(output));
        exchange::recover(&*system, &place)?;
        let Place { folder: output, next, .. } = &place;
        if folder::exists(output) && !output.is_dir() {
            return Err(WriteError::NotAFolder { path: output.clone() });
        }
        [output, next].into_iter().try_for_each(|folder| exchange::refuse_mounts(&*system, folder))?;
        fs::create_dir_all(next).map_err(WriteError::io(next))?;
        // Both, since the next folder is renamed shortly before it becomes the output.
        let folders = [lock::lock_folder(output)?, lock::lock_folder(next)?];
        folder::clear(next)?;
        let staging = Self {
            system,
            made: manifest::read(output),
            kept: state.join("kept"),
            output: place.folder.clone(),
            next: place.next.clone(),
            files: Mutex::default(),
            carried: Mutex::default(),
            folders: Mutex::default(),
            summary: Mutex::default(),
            locks: Some(Locks { _site: of_site, _folders: folders }),
        };
        staging.retire_leftovers(&place);
        Ok(staging)
    }

    /// The checksum of `path` in the manifest of the current output.
    pub fn made(&self, path: &SitePath) -> Option<Checksum> {
        self.made.get(path.as_str()).copied()
    }

    /// The path of `path` in the current output.
    pub fn present(&self, path: &SitePath) -> PathBuf {
        self.output.join(path.as_str())
    }

    /// Takes a file over from the current output without reading it.
    pub fn keep(&self, path: &SitePath, sum: Checksum) {
        self.note(path.as_str(), sum);
        self.carried.lock().expect("no writer panicked").push(path.to_string());
        self.summarize(|summary| summary.unchanged += 1);
    }

    /// Adds a file. If the file in the current output has the same bytes, it is taken over with its modification time.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<Placed, WriteError> {
        let checksum = manifest::checksum(bytes);
        // Other files need no check here: the caller has refused them with [`Staging::foreign`].
        if self.made(path).is_some() {
            let present = self.present(path);
            let same_length = stamp(&present).filter(|stamp| stamp.bytes == bytes.len() as u64);
            if same_length.is_some() && folder::read_file(&present).is_ok_and(|present| present == bytes) {
                self.keep(path, checksum);
                return Ok(Placed { checksum, disk: present });
            }
            self.keep_edit_aside(path)?;
        }
        let disk = self.place(path.as_str())?;
        fs::write(&disk, bytes).map_err(WriteError::io(&disk))?;
        self.note(path.as_str(), checksum);
        self.summarize(|summary| summary.written += 1);
        Ok(Placed { checksum, disk })
    }

    /// Copies a file of tomei's that someone has edited to the folder for kept files.
    pub(super) fn keep_edit_aside(&self, path: &SitePath) -> Result<(), WriteError> {
        let (Some(made), Some(bytes)) = (self.made(path), self.read_present(path)) else { return Ok(()) };
        if manifest::checksum(&bytes) == made {
            return Ok(());
        }
        let aside = self.kept.join(path.as_str());
        kept::write_aside(&bytes, &aside).map_err(WriteError::io(&aside))?;
        self.summarize(|summary| summary.edited.push(path.to_string()));
        Ok(())
    }

    /// The bytes, if it is a regular file; for others see [`Staging::fate`].
    fn read_present(&self, path: &SitePath) -> Option<Vec<u8>> {
        stamp(&self.present(path)).and_then(|_| folder::read_file(&self.present(path)).ok())
    }

    pub(super) fn place(&self, name: &str) -> Result<PathBuf, WriteError> {
        let next = self.next.join(name);
        self.make_folder(next.parent().unwrap_or(&self.next))?;
        Ok(next)
    }

    pub(super) fn make_folder(&self, folder: &Path) -> Result<(), WriteError> {
        let mut folders = self.folders.lock().expect("no writer panicked");
        if folders.insert(folder.to_owned()) {
            fs::create_dir_all(folder).map_err(WriteError::io(folder))?;
        }
        Ok(())
    }

    fn note(&self, name: &str, sum: Checksum) {
        self.files.lock().expect("no writer panicked").insert(name.to_owned(), sum);
    }

    pub(super) fn summarize(&self, change: impl FnOnce(&mut Summary)) {
        change(&mut self.summary.lock().expect("no writer panicked"));
    }
}

impl Drop for Staging {
    /// An abandoned build leaves nothing behind. After a commit the folder no longer exists.
    fn drop(&mut self) {
        drop(folder::remove(&self.next));
    }
}

/// Puts the output back if a build was killed between two renames. This is for commands that do not build; a build does
/// it itself.
///
/// # Errors
///
/// If another program keeps it open.
pub fn recover(output: &Path, state: &Path) -> Result<(), WriteError> {
    let place = Place::of(&folder::resolve_link(output));
    if folder::exists(&place.folder) || !folder::exists(&place.old) {
        return Ok(());
    }
    match lock::lock(state, LOCK) {
        Ok(_lock) => exchange::recover(&Disk, &place),
        Err(_) => Ok(()),
    }
}
