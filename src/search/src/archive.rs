//! Bodies become files: framed, compressed, and named by what is in them.

use std::io::Write;

use flate2::{Compression, GzBuilder};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
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

/// Bodies collected so far, by kind.
#[derive(Debug, Default)]
pub struct Archive {
    bodies: [Vec<Vec<u8>>; 5],
    firsts: [Vec<String>; 5],
}

impl Archive {
    /// The bodies of a kind that is found by number.
    pub fn add(&mut self, kind: Kind, bodies: Vec<Vec<u8>>) {
        self.bodies[kind as usize - 1] = bodies;
    }

    /// The bodies of a kind that is found by string, each with its first string.
    pub fn add_sorted(&mut self, kind: Kind, files: Vec<(String, Vec<u8>)>) {
        (self.firsts[kind as usize - 1], self.bodies[kind as usize - 1]) = files.into_iter().unzip();
    }

    /// All files, by path; `start` lacks nothing but the files' names.
    pub fn finish(self, mut start: Start) -> Vec<PackFile> {
        let mut all = Vec::new();
        for ((kind, bodies), firsts) in Kind::NUMBERED.into_iter().zip(self.bodies).zip(self.firsts) {
            let count = bodies.len() as u32;
            let numbered: Vec<(usize, Vec<u8>)> = bodies.into_iter().enumerate().collect();
            let framed: Vec<Vec<u8>> =
                numbered.into_par_iter().map(|(number, body)| frame(kind, number, &body)).collect();
            let folders = framed.chunks(FOLDER).map(folder_name).collect();
            start.files[kind as usize - 1] = Files { count, folders, firsts };
            let paths = (0..framed.len()).map(|number| start.path(kind, number).expect("every file has a folder"));
            all.extend(paths.zip(framed));
        }
        all.push((String::from(crate::reader::START), frame(Kind::Start, 0, &start.encode())));
        let mut files: Vec<PackFile> =
            all.into_par_iter().map(|(path, bytes)| PackFile { path, bytes: gzip(&bytes) }).collect();
        files.sort();
        files
    }
}

fn folder_name(files: &[Vec<u8>]) -> String {
    let mut hash = Sha256::new();
    files.iter().for_each(|file| hash.update(file));
    hash.finalize()[..5].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Gzip without a time or a name, so that the same bytes give the same bytes.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzBuilder::new().operating_system(255).write(Vec::new(), Compression::new(6));
    writer.write_all(bytes).and_then(|()| writer.finish()).expect("memory takes every byte")
}
