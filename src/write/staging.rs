//! Assembles the next output next to the current one.

mod cleanup;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use rayon::prelude::*;

use crate::model::path::SitePath;
use crate::write::error::WriteError;
use crate::write::exchange::{self, Place};
use crate::write::manifest::{self, Checksum};
use crate::write::retire::Remaining;
use crate::write::system::{Disk, System};
use crate::write::{folder, kept};

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
    _lock: File,
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
        let lock = lock(state)?;
        let place = Place::of(&folder::resolve_link(output));
        exchange::recover(&*system, &place)?;
        let Place { folder: output, next, .. } = &place;
        if folder::exists(output) && !output.is_dir() {
            return Err(WriteError::NotAFolder { path: output.clone() });
        }
        [output, next].into_iter().try_for_each(|folder| exchange::refuse_mounts(&*system, folder))?;
        folder::remove(next)?;
        fs::create_dir_all(next).map_err(WriteError::io(next))?;
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
            _lock: lock,
        };
        staging.retire_leftovers(&place);
        Ok(staging)
    }

    /// The paths among `wanted` at which the current output has a file that tomei did not make.
    pub fn foreign<'a>(&self, wanted: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        if !self.output.exists() {
            return Vec::new();
        }
        let is_file = |name: &&str| fs::symlink_metadata(self.output.join(name)).is_ok_and(|found| !found.is_dir());
        wanted.filter(|name| !self.made.contains_key(*name)).filter(is_file).collect()
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
            if same_length.is_some() && fs::read(&present).is_ok_and(|present| present == bytes) {
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

    /// Replaces the current output with the next one. If both are the same, the current one is kept.
    ///
    /// # Errors
    ///
    /// If a file or folder cannot be moved. The current output is then kept.
    pub fn commit(self) -> Result<Summary, WriteError> {
        let files = std::mem::take(&mut *self.files.lock().expect("no writer panicked"));
        let manifest = manifest::print(&files);
        if !self.differs(&manifest) {
            return Ok(self.into_summary());
        }
        let carried = std::mem::take(&mut *self.carried.lock().expect("no writer panicked"));
        carried.par_iter().try_for_each(|name| self.carry(name))?;
        self.add_manifest(&manifest)?;
        self.carry_foreign()?;
        self.settle_removed(&files)?;
        self.copy_folder_permissions();
        exchange::refuse_mounts(&*self.system, &self.output)?;
        if let Some(former) = exchange::exchange(&*self.system, &Place::of(&self.output))? {
            self.retire(&former, &|name, _| self.fate(name, &files));
        }
        Ok(self.into_summary())
    }

    /// Whether the next output differs from the current one.
    fn differs(&self, manifest: &str) -> bool {
        let written = self.summary.lock().expect("no writer panicked").written;
        written > 0 || !self.is_present(manifest)
    }

    fn is_present(&self, manifest: &str) -> bool {
        fs::read_to_string(self.output.join(manifest::NAME)).is_ok_and(|present| present == manifest)
    }

    fn into_summary(self) -> Summary {
        std::mem::take(&mut *self.summary.lock().expect("no writer panicked"))
    }

    fn add_manifest(&self, text: &str) -> Result<(), WriteError> {
        if self.is_present(text) {
            return self.carry(manifest::NAME);
        }
        let next = self.next.join(manifest::NAME);
        fs::write(&next, text).map_err(WriteError::io(next))
    }

    /// Links all files that tomei did not make into the next output.
    fn carry_foreign(&self) -> Result<(), WriteError> {
        for entry in folder::walk(&self.output) {
            let entry = entry?;
            let name = folder::inside(&self.output, entry.path());
            let is_made = self.made.contains_key(&name) || name == manifest::NAME;
            match entry.file_type().is_dir() {
                true if folder::is_empty(entry.path()) => self.make_folder(&self.next.join(&name))?,
                false if !is_made => self.carry(&name)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Counts the files that the next output no longer has. If someone edited one of them, it is kept aside.
    fn settle_removed(&self, files: &BTreeMap<String, Checksum>) -> Result<(), WriteError> {
        for name in self.made.keys().filter(|name| !files.contains_key(*name)) {
            let Some(path) = SitePath::new(name.clone()) else { continue };
            if stamp(&self.present(&path)).is_some() {
                self.keep_edit_aside(&path)?;
                self.summarize(|summary| summary.removed += 1);
            }
        }
        Ok(())
    }

    /// Copies a file of tomei's that someone has edited to the folder for kept files.
    fn keep_edit_aside(&self, path: &SitePath) -> Result<(), WriteError> {
        let (Some(made), Ok(bytes)) = (self.made(path), fs::read(self.present(path))) else { return Ok(()) };
        if manifest::checksum(&bytes) == made {
            return Ok(());
        }
        let aside = self.kept.join(path.as_str());
        kept::write_aside(&bytes, &aside).map_err(WriteError::io(&aside))?;
        self.summarize(|summary| summary.edited.push(path.to_string()));
        Ok(())
    }

    /// Links a file of the current output into the next output.
    fn carry(&self, name: &str) -> Result<(), WriteError> {
        let (present, next) = (self.output.join(name), self.place(name)?);
        match fs::hard_link(&present, &next) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(WriteError::io(present)(error)),
            Err(_) => folder::copy(&present, &next),
        }
    }

    fn place(&self, name: &str) -> Result<PathBuf, WriteError> {
        let next = self.next.join(name);
        self.make_folder(next.parent().unwrap_or(&self.next))?;
        Ok(next)
    }

    fn make_folder(&self, folder: &Path) -> Result<(), WriteError> {
        let mut folders = self.folders.lock().expect("no writer panicked");
        if folders.insert(folder.to_owned()) {
            fs::create_dir_all(folder).map_err(WriteError::io(folder))?;
        }
        Ok(())
    }

    /// A web server may depend on the permissions of the current folders.
    fn copy_folder_permissions(&self) {
        let folders = self.folders.lock().expect("no writer panicked");
        let with_parents = folders.iter().flat_map(|folder| folder.ancestors());
        let inside_next: BTreeSet<&Path> = with_parents.filter(|folder| folder.starts_with(&self.next)).collect();
        for folder in inside_next {
            let present = self.output.join(folder::inside(&self.next, folder));
            if let Ok(metadata) = fs::metadata(present) {
                // If permissions cannot be set, the folder keeps those with which it was created.
                drop(fs::set_permissions(folder, metadata.permissions()));
            }
        }
    }

    fn note(&self, name: &str, sum: Checksum) {
        self.files.lock().expect("no writer panicked").insert(name.to_owned(), sum);
    }

    fn summarize(&self, change: impl FnOnce(&mut Summary)) {
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
    match lock(state) {
        Ok(_lock) => exchange::recover(&Disk, &place),
        Err(_) => Ok(()),
    }
}

fn lock(state: &Path) -> Result<File, WriteError> {
    fs::create_dir_all(state).map_err(WriteError::io(state))?;
    let path = state.join("lock");
    let file = File::create(&path).map_err(WriteError::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(WriteError::Locked { path }),
        Err(TryLockError::Error(error)) => Err(WriteError::io(path)(error)),
    }
}
