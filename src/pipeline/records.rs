//! Which files of the last build are kept, and what is remembered of each: the one place that decides it.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::model::path::SitePath;
use crate::write::manifest::Checksum;
use crate::write::staging::{Placed, stamp};
use crate::write::{Staging, WriteError};

/// A file as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// A number of everything that the file was made from.
    pub inputs: u128,
    pub checksum: Checksum,
    pub bytes: u64,
    /// Since 1970.
    pub modified: Duration,
}

/// The files of a build.
pub type Records = BTreeMap<SitePath, FileRecord>;

/// A file and what is remembered of it.
pub type Recorded = (SitePath, FileRecord);

/// The next output, into which files are written anew or kept from the last build.
#[derive(Clone, Copy)]
pub struct NextOutput<'a> {
    pub last: &'a Records,
    pub staging: &'a Staging,
}

impl NextOutput<'_> {
    /// The record of the file at `path`, if it may be kept: made from the same inputs, and since then touched by nobody.
    pub fn kept(&self, path: &SitePath, inputs: u128) -> Option<Recorded> {
        let record = self.last.get(path).filter(|record| record.inputs == inputs)?;
        record.is_untouched(&self.staging.present(path)).then(|| (path.clone(), record.clone()))
    }

    /// Keeps a file of the last build.
    pub fn keep(&self, (path, record): &Recorded) {
        self.staging.keep(path, record.checksum);
    }

    /// Writes a file; none where the system tells no time of it.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn put(&self, path: &SitePath, inputs: u128, bytes: &[u8]) -> Result<Option<Recorded>, WriteError> {
        let placed = self.staging.put(path, bytes)?;
        Ok(FileRecord::of(inputs, &placed).map(|record| (path.clone(), record)))
    }
}

impl FileRecord {
    /// Whether the file at `present` is still the one recorded.
    fn is_untouched(&self, present: &Path) -> bool {
        stamp(present)
            .is_some_and(|stamp| stamp.bytes == self.bytes && since_1970(stamp.modified) == Some(self.modified))
    }

    /// The record of a file just written.
    fn of(inputs: u128, placed: &Placed) -> Option<Self> {
        let stamp = stamp(&placed.disk)?;
        let modified = since_1970(stamp.modified)?;
        Some(Self { inputs, checksum: placed.checksum, bytes: stamp.bytes, modified })
    }
}

/// A time as it is remembered.
pub fn since_1970(time: Option<SystemTime>) -> Option<Duration> {
    time?.duration_since(SystemTime::UNIX_EPOCH).ok()
}
