//! What is remembered from one build to the next, in `.tomei/`.
//!
//! A cache only: if it is lost or cannot be read, the next build does all its
//! work again and writes the same bytes. It lies in several files, so that an
//! edit need not write all of it again; each entry is believed by what it says
//! of its own file, so parts of two builds may lie side by side.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::load;
use crate::pipeline::Settings;
use crate::pipeline::content::{Memory, Remembered};
use crate::pipeline::data::Sums;
use crate::pipeline::dependencies::Dependencies;
use crate::pipeline::records::{Records, since_1970};
use crate::pipeline::search::{self, PackRecord};
use crate::write::new_file;

/// What a build leaves for the next.
#[derive(Default)]
pub struct Cache {
    pub memory: Memory,
    /// Pages, and the files of the search and of the open data.
    pub files: Records,
    /// What the pages read.
    pub dependencies: Dependencies,
    pub search: PackRecord,
    /// SHA-256 of the files of the open data.
    pub sums: Sums,
    /// What the files of the cache hold; see [`digest`].
    pub(super) stored: Vec<u64>,
}

type Part<'a> = BTreeMap<&'a str, &'a Remembered>;

/// Into how many files the documents go.
const PARTS: usize = 32;

/// Reads the cache of the last build of this output.
pub fn read(settings: &Settings) -> Cache {
    let part = |part| read_file(settings, &part_name(part)).unwrap_or_default();
    let (parts, dependencies) = rayon::join(
        || (0..PARTS).into_par_iter().map(part).collect::<Vec<Memory>>(),
        || read_file(settings, DEPENDENCIES).unwrap_or_default(),
    );
    let memory: Memory = parts.into_iter().flatten().collect();
    let stored = split(&memory).iter().map(digest).collect();
    Cache {
        memory,
        files: read_file(settings, FILES).unwrap_or_default(),
        dependencies,
        search: read_file(settings, SEARCH).unwrap_or_default(),
        sums: read_file(settings, SUMS).unwrap_or_default(),
        stored,
    }
}

/// Leaves `cache` for the next build; `known` is what the last build left of the dependencies, which most edits do not
/// change. That it cannot be written costs time later, nothing else.
pub fn write(settings: &Settings, cache: &Cache, known: &Dependencies) {
    drop(new_file::write(&settings.state().join(".gitignore"), b"*\n"));
    split(&cache.memory).par_iter().enumerate().for_each(|(index, part)| {
        if cache.stored.get(index) != Some(&digest(part)) {
            write_file(settings, &part_name(index), part);
        }
    });
    write_file(settings, FILES, &cache.files);
    if cache.dependencies != *known {
        write_file(settings, DEPENDENCIES, &cache.dependencies);
    }
    write_file(settings, SEARCH, &cache.search);
    write_file(settings, SUMS, &cache.sums);
}

/// The analyses that the last build of this output left. They are a file of
/// their own, which a build that finds nothing new does not read.
pub fn read_analyses(settings: &Settings) -> search::Memory {
    read_file(settings, ANALYSES).unwrap_or_default()
}

/// Leaves the analyses for the next build.
pub fn write_analyses(settings: &Settings, memory: &search::Memory) {
    write_file(settings, ANALYSES, &memory.iter().collect::<BTreeMap<_, _>>());
}

const FILES: &str = "files";
const DEPENDENCIES: &str = "dependencies";
const SEARCH: &str = "search";
const SUMS: &str = "sums";
const ANALYSES: &str = "analyses";

fn part_name(part: usize) -> String {
    format!("documents-{part:02}")
}

/// Which document goes into which file depends on its name alone.
fn split(memory: &Memory) -> Vec<Part<'_>> {
    let mut parts = vec![Part::new(); PARTS];
    for (file, remembered) in memory {
        let part = xxh3_64(file.as_bytes()) % PARTS as u64;
        parts[part as usize].insert(file, remembered);
    }
    parts
}

/// A number that differs where the parts differ.
fn digest(part: &Part) -> u64 {
    let mut hasher = Xxh3::new();
    for (file, Remembered { hash, stamp: (bytes, modified), .. }) in part {
        hasher.update(file.as_bytes());
        hasher.update(&hash.to_le_bytes());
        hasher.update(&bytes.to_le_bytes());
        let modified = since_1970(*modified).map_or(0, |time| time.as_nanos());
        hasher.update(&modified.to_le_bytes());
    }
    hasher.digest()
}

fn program() -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), env!("TOMEI_SOURCES"))
}

/// A file begins with the program that wrote it: another one believes nothing.
fn read_file<T: for<'de> Deserialize<'de>>(settings: &Settings, name: &str) -> Option<T> {
    let bytes = load::read_state(&path(settings, name))?;
    let (writer, rest): (String, _) = postcard::take_from_bytes(&bytes).ok()?;
    (writer == program()).then(|| postcard::from_bytes(rest).ok()).flatten()
}

fn write_file(settings: &Settings, name: &str, value: &impl Serialize) {
    let print = |file: &mut new_file::Printer| {
        postcard::to_io(&(program(), value), file).map(drop).map_err(std::io::Error::other)
    };
    drop(new_file::replace_with(&path(settings, name), print));
}

fn path(settings: &Settings, name: &str) -> PathBuf {
    let output = std::path::absolute(&settings.output).unwrap_or_else(|_| settings.output.clone());
    let output = xxh3_64(output.to_string_lossy().as_bytes());
    settings.state().join(format!("build-{output:016x}-{name}.cache"))
}
