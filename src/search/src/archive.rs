//! Bodies become files: framed, compressed, and named by what is in them.

use std::io::Write;

use flate2::{Compression, GzBuilder};
use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator, ParallelSlice};
use sha2::{Digest, Sha256};

use crate::frame::{Kind, frame};
use crate::start::{FOLDER, Files, Start};

/// A file of the pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackFile {
    /// Site-relative.
    pub path: String,
    /// Gzip.
    pub bytes: Vec<u8>,
}

/// Files collected so far, by kind.
#[derive(Debug, Default)]
pub struct Archive {
    files: [Vec<Vec<u8>>; 5],
    firsts: [Vec<String>; 5],
}

impl Archive {
    /// The files of a kind that is found by number; see [`packed`].
    pub fn add(&mut self, kind: Kind, files: Vec<Vec<u8>>) {
        self.files[kind as usize - 1] = files;
    }

    /// The bodies of a kind that is found by string, each with its first string.
    pub fn add_sorted(&mut self, kind: Kind, bodies: Vec<(String, Vec<u8>)>) {
        let (firsts, bodies): (Vec<String>, Vec<Vec<u8>>) = bodies.into_iter().unzip();
        self.firsts[kind as usize - 1] = firsts;
        self.add(kind, all_packed(kind, bodies.into_par_iter()));
    }

    /// All files, by path; `start` lacks nothing but the files' names.
    pub fn finish(self, mut start: Start) -> Vec<PackFile> {
        let mut all = Vec::new();
        for ((kind, files), firsts) in Kind::NUMBERED.into_iter().zip(self.files).zip(self.firsts) {
            let folders = files.par_chunks(FOLDER).map(folder_name).collect();
            start.files[kind as usize - 1] = Files { count: files.len() as u32, folders, firsts };
            let named = files.into_iter().enumerate().map(|(number, bytes)| {
                let path = start.path(kind, number).expect("every file has a folder");
                PackFile { path, bytes }
            });
            all.extend(named);
        }
        let path = String::from(crate::reader::START);
        all.push(PackFile { path, bytes: packed(Kind::Start, 0, &start.encode()) });
        all.sort();
        all
    }
}

/// File `number` of its kind. Made as soon as its body is, since all bodies of a large site would take much memory.
pub fn packed(kind: Kind, number: usize, body: &[u8]) -> Vec<u8> {
    gzip(&frame(kind, number, body))
}

/// The files of all bodies of a kind, in order.
pub fn all_packed(kind: Kind, bodies: impl IndexedParallelIterator<Item = Vec<u8>>) -> Vec<Vec<u8>> {
    bodies.enumerate().map(|(number, body)| packed(kind, number, &body)).collect()
}

fn folder_name(files: &[Vec<u8>]) -> String {
    let mut hash = Sha256::new();
    files.iter().for_each(|file| hash.update(file));
    hash.finalize()[..5].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Gzip without a time or a name, so that the same bytes give the same bytes.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzBuilder::new().operating_system(255).write(Vec::new(), Compression::new(6));
    let mut packed = writer.write_all(bytes).and_then(|()| writer.finish()).expect("memory takes every byte");
    packed.shrink_to_fit();
    packed
}
