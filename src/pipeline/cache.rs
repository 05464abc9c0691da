//! What is remembered from one build to the next, in `.tomei/`.
//!
//! A cache only: if it is lost or cannot be read, the next build does all its
//! work again and writes the same bytes.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::export::sums::Sum;
use crate::load;
use crate::model::path::SitePath;
use crate::pipeline::Settings;
use crate::pipeline::content::Memory;
use crate::write::manifest::Checksum;
use crate::write::new_file;
use crate::write::staging::stamp;

/// What a build leaves for the next.
#[derive(Default)]
pub struct Cache {
    pub memory: Memory,
    pub pages: BTreeMap<SitePath, PageRecord>,
    /// SHA-256 of the files of the open data.
    pub sums: BTreeMap<SitePath, Sum>,
}

/// A page as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRecord {
    /// See [`crate::pipeline::inputs`].
    pub inputs: u128,
    pub checksum: Checksum,
    pub bytes: u64,
    /// Since 1970.
    pub modified: Duration,
}

/// The form in the file: parts, so that they can be read by many threads.
#[derive(Serialize, Deserialize)]
struct Stored {
    program: String,
    memory: Vec<Vec<u8>>,
    pages: Vec<u8>,
    sums: BTreeMap<SitePath, Sum>,
}

const PART: usize = 512;

fn program() -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), env!("TOMEI_SOURCES"))
}

/// Reads the cache of the last build of this output.
pub fn read(settings: &Settings) -> Cache {
    load::read_state(&path(settings)).and_then(|bytes| decode(&bytes)).unwrap_or_default()
}

fn decode(bytes: &[u8]) -> Option<Cache> {
    let stored: Stored = postcard::from_bytes(bytes).ok()?;
    if stored.program != program() {
        return None;
    }
    let parts: Option<Vec<Memory>> = stored.memory.par_iter().map(|part| postcard::from_bytes(part).ok()).collect();
    let memory = parts?.into_iter().flatten().collect();
    Some(Cache { memory, pages: postcard::from_bytes(&stored.pages).ok()?, sums: stored.sums })
}

/// Leaves `cache` for the next build. That it cannot be written costs time
/// later, nothing else.
pub fn write(settings: &Settings, cache: &Cache) {
    let entries: Vec<_> = cache.memory.iter().collect();
    let encode = |part: &[(&String, _)]| postcard::to_stdvec(&part.iter().copied().collect::<BTreeMap<_, _>>());
    let memory: Result<Vec<Vec<u8>>, _> = entries.par_chunks(PART).map(encode).collect();
    let stored = memory.and_then(|memory| {
        let pages = postcard::to_stdvec(&cache.pages)?;
        postcard::to_stdvec(&Stored { program: program(), memory, pages, sums: cache.sums.clone() })
    });
    let state = settings.state();
    let ignored = new_file::write(&state.join(".gitignore"), b"*\n");
    if let (Ok(stored), Ok(_)) = (stored, ignored) {
        drop(new_file::replace(&path(settings), &stored));
    }
}

fn path(settings: &Settings) -> std::path::PathBuf {
    let output = std::path::absolute(&settings.output).unwrap_or_else(|_| settings.output.clone());
    let name = xxhash_rust::xxh3::xxh3_64(output.to_string_lossy().as_bytes());
    settings.state().join(format!("build-{name:016x}.cache"))
}

impl PageRecord {
    /// Whether the file at `present` is still the one recorded.
    pub fn is_untouched(&self, present: &std::path::Path) -> bool {
        stamp(present)
            .is_some_and(|stamp| stamp.bytes == self.bytes && since_1970(stamp.modified) == Some(self.modified))
    }

    /// The record of a file just written.
    pub fn of(inputs: u128, checksum: Checksum, written: &std::path::Path) -> Option<Self> {
        let stamp = stamp(written)?;
        Some(Self { inputs, checksum, bytes: stamp.bytes, modified: since_1970(stamp.modified)? })
    }
}

fn since_1970(time: Option<SystemTime>) -> Option<Duration> {
    time?.duration_since(SystemTime::UNIX_EPOCH).ok()
}
