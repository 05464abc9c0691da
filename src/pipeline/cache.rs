//! The cache in `.tomei/`, which stores results from one build to the next.
//!
//! If the cache is lost or cannot be read, the next build does all the work again and writes the same bytes. It
//! consists of several files, so that a small edit does not rewrite all of it. Each entry is valid or not by itself, by
//! the hash of its own inputs, so files of different builds can be mixed. Each file ends with its checksum: a file that
//! was written partially, or damaged, is ignored.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::load;
use crate::model::answer::DatedAnswers;
use crate::pipeline::Settings;
use crate::pipeline::content::{Validated, ValidationCache};
use crate::pipeline::data::Sums;
use crate::pipeline::dependencies::Dependencies;
use crate::pipeline::records::{Records, since_1970};
use crate::pipeline::search::{self, PackRecord};
use crate::write::{manifest, new_file};

/// What a build stores for the next one.
#[derive(Default)]
pub struct Cache {
    pub validated: ValidationCache,
    /// The files of the pages, of the search and of the open data.
    pub files: Records,
    pub search: PackRecord,
    /// The SHA-256 sums of the open data's files.
    pub sums: Sums,
    /// A digest of each stored part; see [`digest`].
    pub(super) stored: Vec<u64>,
}

type Part<'a> = BTreeMap<&'a str, &'a Validated>;

/// The number of files over which the documents are distributed.
const PARTS: usize = 32;

/// Reads the cache of the last build of this output.
pub fn read(settings: &Settings) -> Cache {
    let part = |part| read_file(settings, &part_name(part)).unwrap_or_default();
    let parts: Vec<ValidationCache> = (0..PARTS).into_par_iter().map(part).collect();
    let validated: ValidationCache = parts.into_iter().flatten().collect();
    let stored = split(&validated).iter().map(digest).collect();
    Cache {
        validated,
        files: read_file(settings, FILES).unwrap_or_default(),
        search: read_file(settings, SEARCH).unwrap_or_default(),
        sums: read_file(settings, SUMS).unwrap_or_default(),
        stored,
    }
}

/// Writes `cache` for the next build. If it cannot be written, the next build merely takes longer.
pub fn write(settings: &Settings, cache: &Cache) {
    drop(new_file::write(&settings.state().join(".gitignore"), b"*\n"));
    split(&cache.validated).par_iter().enumerate().for_each(|(index, part)| {
        if cache.stored.get(index) != Some(&digest(part)) {
            write_file(settings, &part_name(index), part);
        }
    });
    write_file(settings, FILES, &cache.files);
    write_file(settings, SEARCH, &cache.search);
    write_file(settings, SUMS, &cache.sums);
}

/// Reads the dependencies that the last build stored. They have a file of their own, which most edits do not change.
pub fn read_dependencies(settings: &Settings) -> Dependencies {
    read_file(settings, DEPENDENCIES).unwrap_or_default()
}

/// Writes the dependencies for the next build.
pub fn write_dependencies(settings: &Settings, dependencies: &Dependencies) {
    write_file(settings, DEPENDENCIES, dependencies);
}

/// Reads the analyses that the last build stored. They have a file of their own, since a build that has nothing to
/// index does not need them.
pub fn read_analyses(settings: &Settings) -> search::AnalysisCache {
    read_file(settings, ANALYSES).unwrap_or_default()
}

/// Writes the analyses for the next build.
pub fn write_analyses(settings: &Settings, analyses: &search::AnalysisCache) {
    write_file(settings, ANALYSES, &analyses.iter().collect::<BTreeMap<_, _>>());
}

/// Reads what other hosts answered in the last days.
pub fn read_answers(settings: &Settings) -> DatedAnswers {
    read_file(settings, ANSWERS).unwrap_or_default()
}

/// Writes what other hosts answered.
pub fn write_answers(settings: &Settings, answers: &DatedAnswers) {
    drop(new_file::write(&settings.state().join(".gitignore"), b"*\n"));
    write_file(settings, ANSWERS, answers);
}

const FILES: &str = "files";
const DEPENDENCIES: &str = "dependencies";
const SEARCH: &str = "search";
const SUMS: &str = "sums";
const ANALYSES: &str = "analyses";
const ANSWERS: &str = "answers";

fn part_name(part: usize) -> String {
    format!("documents-{part:02}")
}

/// Distributes documents over the files by their names alone, so that a document always goes into the same file.
fn split(validated: &ValidationCache) -> Vec<Part<'_>> {
    let mut parts = vec![Part::new(); PARTS];
    for (file, entry) in validated {
        let part = xxh3_64(file.as_bytes()) % PARTS as u64;
        parts[part as usize].insert(file, entry);
    }
    parts
}

/// A hash that differs for parts that differ.
fn digest(part: &Part) -> u64 {
    let mut hasher = Xxh3::new();
    for (file, Validated { hash, stamp: (bytes, modified), .. }) in part {
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

/// Reads a file of the cache. It begins with the version of the program that wrote it, and is ignored by any other
/// version.
fn read_file<T: for<'de> Deserialize<'de>>(settings: &Settings, name: &str) -> Option<T> {
    let bytes = load::read_state(&path(settings, name))?;
    let (body, sum) = bytes.split_last_chunk()?;
    if manifest::checksum(body).to_le_bytes() != *sum {
        return None;
    }
    let (writer, rest): (String, _) = postcard::take_from_bytes(body).ok()?;
    (writer == program()).then(|| postcard::from_bytes(rest).ok()).flatten()
}

fn write_file(settings: &Settings, name: &str, value: &impl Serialize) {
    let print = |file: &mut new_file::Printer| {
        let mut summed = Summed { file, hasher: Xxh3::new() };
        postcard::to_io(&(program(), value), &mut summed).map_err(io::Error::other)?;
        let sum = summed.hasher.digest128();
        summed.file.write_all(&sum.to_le_bytes())
    };
    drop(new_file::replace_with(&path(settings, name), print));
}

/// Computes the checksum of what is written to a file.
struct Summed<'a> {
    file: &'a mut new_file::Printer,
    hasher: Xxh3,
}

impl Write for Summed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn path(settings: &Settings, name: &str) -> PathBuf {
    let output = std::path::absolute(&settings.output).unwrap_or_else(|_| settings.output.clone());
    let output = xxh3_64(output.to_string_lossy().as_bytes());
    settings.state().join(format!("build-{output:016x}-{name}.cache"))
}
