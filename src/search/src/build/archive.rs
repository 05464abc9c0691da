//! Turns bodies into files: adds a frame, compresses them, and names them by their content.

use std::io::Write;

use flate2::{Compression, GzBuilder};
use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator, ParallelSlice};
use sha2::{Digest, Sha256};

use crate::format::frame::{FileKind, KINDS, frame};
use crate::format::start::{FOLDER, Files, START, Start};

/// A file of the pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackFile {
    /// The path relative to the site's root.
    pub path: String,
    /// The compressed bytes (gzip).
    pub bytes: Vec<u8>,
}

/// The files made so far, by kind, in the order of [`FileKind::index`].
#[derive(Debug, Default)]
pub struct Archive {
    files: [Vec<Vec<u8>>; KINDS],
    firsts: [Vec<String>; KINDS],
}

impl Archive {
    /// Adds the files of a kind that is looked up by number, as made by [`compressed_file`].
    pub fn add(&mut self, kind: FileKind, files: Vec<Vec<u8>>) {
        self.files[kind.index()] = files;
    }

    /// Adds the bodies of a kind that is looked up by string, each with its first string.
    pub fn add_sorted(&mut self, kind: FileKind, bodies: Vec<(String, Vec<u8>)>) {
        let (firsts, bodies): (Vec<String>, Vec<Vec<u8>>) = bodies.into_iter().unzip();
        self.firsts[kind.index()] = firsts;
        self.add(kind, compressed_files(kind, bodies.into_par_iter()));
    }

    /// All files by path. `start` must be complete except for the names of the files.
    pub fn finish(self, mut start: Start) -> Vec<PackFile> {
        let mut all = Vec::new();
        for ((kind, files), firsts) in FileKind::NUMBERED.into_iter().zip(self.files).zip(self.firsts) {
            let folders = files.par_chunks(FOLDER).map(folder_name).collect();
            start.files[kind.index()] = Files { count: files.len() as u32, folders, firsts };
            let named = files.into_iter().enumerate().map(|(number, bytes)| {
                let path = start.path(kind, number).expect("every file has a folder");
                PackFile { path, bytes }
            });
            all.extend(named);
        }
        all.push(PackFile { path: START.to_owned(), bytes: compressed_file(FileKind::Start, 0, &start.encode()) });
        all.sort();
        all
    }
}

/// File `number` of its kind. It is compressed as soon as its body exists, since all bodies of a large site together
/// would need much memory.
pub fn compressed_file(kind: FileKind, number: usize, body: &[u8]) -> Vec<u8> {
    gzip(&frame(kind, number, body))
}

/// The files of all bodies of a kind, in order.
pub fn compressed_files(kind: FileKind, bodies: impl IndexedParallelIterator<Item = Vec<u8>>) -> Vec<Vec<u8>> {
    bodies.enumerate().map(|(number, body)| compressed_file(kind, number, &body)).collect()
}

fn folder_name(files: &[Vec<u8>]) -> String {
    let mut hash = Sha256::new();
    files.iter().for_each(|file| hash.update(file));
    hash.finalize()[..5].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Gzip without a time, a name or a system in its header, so that the same input gives the same bytes.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzBuilder::new().operating_system(255).write(Vec::new(), Compression::new(6));
    let mut compressed = writer.write_all(bytes).and_then(|()| writer.finish()).expect("memory takes every byte");
    compressed.shrink_to_fit();
    compressed
}
