//! `.tomei/changes.journal`: the old and new contents of several files while they are being written.
//!
//! It exists from before the first file changes until the last one has changed. A run that finds it knows that an
//! earlier one was killed, and can undo or complete its changes.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::write::folder;
use crate::write::manifest::{self, Checksum};

/// The changes of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    pub entries: Vec<Entry>,
    /// The folders that were created for them, outer ones first.
    pub folders: Vec<PathBuf>,
    /// If this is reached, the changes are completed and not undone.
    pub milestone: Option<Milestone>,
}

/// A file before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Relative to the site's folder, which may be moved in the meantime.
    pub file: PathBuf,
    pub before: Option<Vec<u8>>,
    pub after: Vec<u8>,
}

/// The output with this manifest has replaced the former one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Milestone {
    pub output: PathBuf,
    /// The checksum of the manifest.
    pub manifest: Checksum,
}

impl Milestone {
    pub(super) fn is_reached(&self) -> bool {
        let present = folder::read_file(&self.output.join(manifest::NAME));
        present.is_ok_and(|present| manifest::checksum(&present) == self.manifest)
    }
}

/// The path of the journal.
pub(super) fn path(state: &Path) -> PathBuf {
    state.join("changes.journal")
}

/// Writes the complete journal, or nothing.
pub(super) fn write(state: &Path, journal: &Journal) -> io::Result<()> {
    let body = postcard::to_stdvec(journal).map_err(io::Error::other)?;
    let next = state.join("changes.next");
    let written = File::create(&next).and_then(|mut file| {
        file.write_all(&manifest::checksum(&body).to_le_bytes())?;
        file.write_all(&body)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&next, path(state))).inspect_err(|_| drop(fs::remove_file(&next)))
}

/// Reads the journal of an earlier run, if there is one. If it is incomplete, no file was changed.
pub(super) fn read(state: &Path) -> io::Result<Option<Journal>> {
    let bytes = match folder::read_file(&path(state)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let whole = bytes.split_first_chunk().filter(|(sum, body)| manifest::checksum(body).to_le_bytes() == **sum);
    Ok(whole.and_then(|(_, body)| postcard::from_bytes(body).ok()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::{Entry, Journal, path, read, write};

    fn journal() -> impl Strategy<Value = Journal> {
        let bytes = || proptest::collection::vec(any::<u8>(), 0..20);
        let entry = ("[a-z]{1,9}", proptest::option::of(bytes()), bytes());
        let entry = entry.prop_map(|(file, before, after)| Entry { file: PathBuf::from(file), before, after });
        proptest::collection::vec(entry, 0..4).prop_map(|entries| Journal { entries, ..Journal::default() })
    }

    proptest! {
        #[test]
        fn a_journal_is_read_as_it_was_written_or_not_at_all(
            journal in journal(),
            at in any::<prop::sample::Index>(),
            bit in 0..8_u32,
            is_cut in any::<bool>(),
        ) {
            let state = tempfile::tempdir().unwrap();
            write(state.path(), &journal).unwrap();
            prop_assert_eq!(read(state.path()).unwrap(), Some(journal));
            let mut bytes = fs::read(path(state.path())).unwrap();
            let at = at.index(bytes.len());
            if is_cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
            fs::write(path(state.path()), bytes).unwrap();
            prop_assert_eq!(read(state.path()).unwrap(), None);
        }
    }
}
