//! Finds files and folders of others in the output at paths that tomei has to write.

use std::collections::BTreeSet;
use std::fs;

use crate::write::error::WriteError;
use crate::write::folder;
use crate::write::staging::Staging;

impl Staging {
    /// Refuses the output of another command, whose files would be removed as outdated. Each kind of output is
    /// recognized by a file that it always has: the own kind by `own`.
    ///
    /// # Errors
    ///
    /// [`WriteError::OtherOutput`].
    pub fn refuse_other(&self, own: &str, other: &str) -> Result<(), WriteError> {
        let is_other = self.made.contains_key(other) && !self.made.contains_key(own);
        if is_other { Err(WriteError::OtherOutput { path: self.output.clone() }) } else { Ok(()) }
    }

    /// The paths in the current output at which something that tomei did not make is in the way of the files `wanted`:
    /// a file or link, a folder that is empty or has files of others, or a file where a folder has to be.
    pub fn foreign<'a>(&self, wanted: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
        if !self.output.exists() {
            return BTreeSet::new();
        }
        let (mut found, mut folders) = (BTreeSet::new(), BTreeSet::new());
        for name in wanted {
            folders.extend(name.match_indices('/').map(|(at, _)| &name[..at]));
            if !self.made.contains_key(name) && self.is_in_the_way_of_a_file(name) {
                found.insert(name.to_owned());
            }
        }
        found.extend(folders.into_iter().filter(|folder| self.is_in_the_way_of_a_folder(folder)).map(str::to_owned));
        found
    }

    fn is_in_the_way_of_a_file(&self, name: &str) -> bool {
        let path = self.output.join(name);
        match fs::symlink_metadata(&path) {
            Err(_) => false,
            Ok(found) if !found.is_dir() => true,
            Ok(_) => {
                let mut inner = folder::walk(&path).flatten().filter(|entry| !entry.file_type().is_dir()).peekable();
                let is_made = |inside: &str| self.made.contains_key(&format!("{name}/{inside}"));
                inner.peek().is_none() || inner.any(|entry| !is_made(&folder::inside(&path, entry.path())))
            }
        }
    }

    fn is_in_the_way_of_a_folder(&self, name: &str) -> bool {
        let found = fs::symlink_metadata(self.output.join(name));
        !self.made.contains_key(name) && found.is_ok_and(|found| !found.is_dir())
    }
}
