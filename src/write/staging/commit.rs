//! Replaces the current output with the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::model::path::SitePath;
use crate::write::changes::{Changes, FileChange};
use crate::write::error::WriteError;
use crate::write::exchange::{self, Place};
use crate::write::folder;
use crate::write::journal::Milestone;
use crate::write::manifest::{self, Checksum};
use crate::write::staging::{Committed, Staging, stamp};

impl Staging {
    /// Replaces the current output with the next one. If both are the same, the current one is kept.
    ///
    /// # Errors
    ///
    /// If a file or folder cannot be moved. The current output is then kept.
    pub fn commit(self) -> Result<Committed, WriteError> {
        let files = std::mem::take(&mut *self.files.lock().expect("no writer panicked"));
        let manifest = manifest::print(&files);
        self.settle(&files, &manifest)?;
        Ok(self.into_committed())
    }

    /// As [`Staging::commit`], together with the file `record` of the site at `root`. If the run is killed after the
    /// output was replaced, the next run writes the file.
    ///
    /// # Errors
    ///
    /// As [`Staging::commit`], and [`WriteError::Unrecorded`] if only the file cannot be written.
    pub fn commit_with(self, root: &Path, record: FileChange) -> Result<Committed, WriteError> {
        let files = std::mem::take(&mut *self.files.lock().expect("no writer panicked"));
        let manifest = manifest::print(&files);
        let output = std::path::absolute(&self.output).unwrap_or_else(|_| self.output.clone());
        let milestone = Milestone { output, manifest: manifest::checksum(manifest.as_bytes()) };
        let system = self.system.clone();
        let record = Changes::begin(&*system, root, &[record], Some(milestone))?;
        self.settle(&files, &manifest).inspect_err(|_| record.undo_or_leave())?;
        record.place().and_then(|()| record.close()).or_else(|_| record.complete()).map_err(WriteError::unrecorded)?;
        Ok(self.into_committed())
    }

    fn settle(&self, files: &BTreeMap<String, Checksum>, manifest: &str) -> Result<(), WriteError> {
        if !self.differs(manifest) {
            return Ok(());
        }
        let carried = std::mem::take(&mut *self.carried.lock().expect("no writer panicked"));
        carried.par_iter().try_for_each(|name| self.carry(name))?;
        self.add_manifest(manifest)?;
        self.carry_foreign()?;
        self.settle_removed(files)?;
        self.copy_folder_permissions();
        exchange::refuse_mounts(&*self.system, &self.output)?;
        if let Some(former) = exchange::exchange(&*self.system, &Place::of(&self.output))? {
            self.retire(&former, &|name, path| self.fate(name, path, files));
        }
        Ok(())
    }

    /// Whether the next output differs from the current one.
    fn differs(&self, manifest: &str) -> bool {
        let written = self.summary.lock().expect("no writer panicked").written;
        written > 0 || !self.is_present(manifest)
    }

    fn is_present(&self, manifest: &str) -> bool {
        let present = folder::read_file(&self.output.join(manifest::NAME));
        present.is_ok_and(|present| present == manifest.as_bytes())
    }

    fn into_committed(mut self) -> Committed {
        let summary = std::mem::take(&mut *self.summary.lock().expect("no writer panicked"));
        Committed { summary, locks: self.locks.take() }
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

    /// Links a file of the current output into the next output.
    fn carry(&self, name: &str) -> Result<(), WriteError> {
        folder::carry(&self.output.join(name), &self.place(name)?)
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
}
