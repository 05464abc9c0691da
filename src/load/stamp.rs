//! A number that changes when a file of a site does, for places where nobody
//! tells of changes: network drives, folders that were replaced as a whole.

use std::fs::Metadata;
use std::hash::{Hash, Hasher};
use std::path::Path;

use walkdir::WalkDir;
use xxhash_rust::xxh3::Xxh3;

use crate::load::scan::scan;
use crate::publication::lock;

/// The stamp of the site at `root`, by names, sizes and times.
pub fn stamp(root: &Path) -> u64 {
    let mut hasher = Xxh3::new();
    let found = scan(root);
    for entry in &found.entries {
        (&entry.file, entry.bytes, entry.modified).hash(&mut hasher);
    }
    found.faults.iter().for_each(|fault| fault.file.hash(&mut hasher));
    for found in WalkDir::new(root.join("themes")).sort_by_file_name().into_iter().flatten() {
        found.path().hash(&mut hasher);
        hash(found.metadata().ok().filter(Metadata::is_file), &mut hasher);
    }
    hash(std::fs::metadata(root.join(lock::NAME)).ok(), &mut hasher);
    hasher.finish()
}

fn hash(metadata: Option<Metadata>, hasher: &mut Xxh3) {
    metadata.map(|metadata| (metadata.len(), metadata.modified().ok())).hash(hasher);
}
