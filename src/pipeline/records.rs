//! Decides which files of the last build are kept, and records what that decision needs. No other module decides it.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::model::path::SitePath;
use crate::write::manifest::Checksum;
use crate::write::staging::{Placed, stamp};
use crate::write::{Staging, WriteError};

/// The record of a file, made when it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// A hash of everything that the file was made from.
    pub inputs: u128,
    pub checksum: Checksum,
    pub bytes: u64,
    /// The modification time, since the Unix epoch.
    pub modified: Duration,
}

/// The records of a build's files.
pub type Records = BTreeMap<SitePath, FileRecord>;

/// The path of a file, with its record.
pub type Recorded = (SitePath, FileRecord);

/// The next output, into which files are written or taken over from the last build.
#[derive(Clone, Copy)]
pub struct NextOutput<'a> {
    pub last: &'a Records,
    pub staging: &'a Staging,
}

impl NextOutput<'_> {
    /// The record of the file at `path` if it may be kept: its inputs are the same, and nobody has changed the file
    /// since.
    /// The checksum must also be the one in the manifest of the current output, which always belongs to it: the
    /// records may be of an interrupted build.
    pub fn kept(&self, path: &SitePath, inputs: u128) -> Option<Recorded> {
        let record = self.last.get(path).filter(|record| record.inputs == inputs)?;
        if self.staging.made(path) != Some(record.checksum) {
            return None;
        }
        record.is_untouched(&self.staging.present(path)).then(|| (path.clone(), record.clone()))
    }

    /// Takes a file over from the last build.
    pub fn keep(&self, (path, record): &Recorded) {
        self.staging.keep(path, record.checksum);
    }

    /// Writes a file. Returns `None` if the system does not report its modification time.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn put(&self, path: &SitePath, inputs: u128, bytes: &[u8]) -> Result<Option<Recorded>, WriteError> {
        let placed = self.staging.put(path, bytes)?;
        Ok(FileRecord::of(inputs, &placed).map(|record| (path.clone(), record)))
    }
}

impl FileRecord {
    /// Whether the file at `present` is still the recorded one.
    fn is_untouched(&self, present: &Path) -> bool {
        stamp(present)
            .is_some_and(|stamp| stamp.bytes == self.bytes && since_1970(stamp.modified) == Some(self.modified))
    }

    /// The record of a file that was just written.
    fn of(inputs: u128, placed: &Placed) -> Option<Self> {
        let stamp = stamp(&placed.disk)?;
        let modified = since_1970(stamp.modified)?;
        Some(Self { inputs, checksum: placed.checksum, bytes: stamp.bytes, modified })
    }
}

/// A time in the form in which it is recorded.
pub fn since_1970(time: Option<SystemTime>) -> Option<Duration> {
    time?.duration_since(SystemTime::UNIX_EPOCH).ok()
}
