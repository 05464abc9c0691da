//! A small Tantivy segment assembled in memory from the terms of one query, and opened by Tantivy like any other.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    CompositeWrite, FileHandle, ManagedDirectory, OwnedBytes, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::index::{SegmentId, SegmentReader};
use tantivy::postings::TermInfo;
use tantivy::termdict::TermDictionaryBuilder;
use tantivy::{Directory, Index, IndexSettings};

use crate::error::PackError;
use crate::format::schema::{schema, tantivy_field, term_key};
use crate::format::start::SegmentParts;
use crate::format::terms::{TermData, TermField};

/// The name of the segment.
const SEGMENT: &str = "00000000000000000000000000000000";

/// The bytes at the end of a footer, which Tantivy reads without asking whether there are as many: its length and a magic
/// number.
const FOOTER_END: usize = 8;

/// Opens a segment of `documents` documents that holds exactly `terms`.
///
/// # Errors
///
/// [`PackError::Engine`] where Tantivy cannot open the parts.
pub fn open(parts: &SegmentParts, documents: u32, terms: &[&TermData]) -> Result<SegmentReader, PackError> {
    let [dictionary, postings, positions] = compose(terms)?;
    let ended = |bytes: Vec<u8>| [bytes.as_slice(), &parts.footer].concat();
    let composed = [("term", ended(dictionary)), ("idx", ended(postings)), ("pos", ended(positions))];
    let directory = Assembled::new(composed.into_iter().chain(constant(parts)));
    let index = Index::create(directory, schema(), IndexSettings::default())?;
    let id = SegmentId::from_uuid_string(SEGMENT).map_err(|_| PackError::Engine)?;
    Ok(SegmentReader::open(&index.segment(index.new_segment_meta(id, documents)))?)
}

/// Whether the constant parts are those that Tantivy wrote, by Tantivy's own checksums. Tantivy does not ask for them when
/// it opens a segment, and computes with the lengths and offsets that it finds in these files.
///
/// # Errors
///
/// [`PackError::Damaged`] where they are not.
pub fn verify(parts: &SegmentParts) -> Result<(), PackError> {
    let files: Vec<_> = constant(parts).into_iter().chain([("footer", parts.footer.clone())]).collect();
    if files.iter().any(|(_, bytes)| bytes.len() < FOOTER_END) {
        return Err(PackError::Damaged);
    }
    let directory = ManagedDirectory::wrap(Box::new(Assembled::new(files.into_iter())))?;
    for (extension, _) in constant(parts) {
        if !directory.validate_checksum(Path::new(&file_name(extension))).unwrap_or(false) {
            return Err(PackError::Damaged);
        }
    }
    // What is before the footer would be read as the end of every file that the footer ends.
    let before = directory.open_read(Path::new(&file_name("footer"))).map_err(|_| PackError::Damaged)?;
    if before.is_empty() { Ok(()) } else { Err(PackError::Damaged) }
}

/// The files that are the same whatever the terms, by extension.
fn constant(parts: &SegmentParts) -> [(&'static str, Vec<u8>); 3] {
    [("fast", parts.fast.clone()), ("store", parts.store.clone()), ("fieldnorm", parts.lengths.clone())]
}

fn file_name(extension: &str) -> String {
    [SEGMENT, ".", extension].concat()
}

/// The files of the term dictionary, the postings and the positions. Every field that has terms has all of each.
fn compose(terms: &[&TermData]) -> Result<[Vec<u8>; 3], PackError> {
    let mut keyed: Vec<(String, &TermData)> =
        terms.iter().map(|term| (term_key(term.field, &term.text), *term)).collect();
    keyed.sort_by(|left, right| left.0.cmp(&right.0));
    keyed.dedup_by(|left, right| left.0 == right.0);
    let mut dictionary = Vec::new();
    write_dictionary(&keyed, &mut dictionary)?;
    let mut postings = 0u64.to_le_bytes().to_vec();
    let mut positions = Vec::new();
    for (_, term) in &keyed {
        postings.extend_from_slice(&term.postings);
        positions.extend_from_slice(&term.positions);
    }
    let is_used = |field: &TermField| keyed.iter().any(|(_, term)| term.field == *field);
    let fields: Vec<TermField> = TermField::ALL.into_iter().filter(is_used).collect();
    Ok([composite(&dictionary, &fields)?, composite(&postings, &fields)?, composite(&positions, &fields)?])
}

/// A file with the same `bytes` for each field.
fn composite(bytes: &[u8], fields: &[TermField]) -> Result<Vec<u8>, PackError> {
    let mut file = Vec::new();
    let mut writer = CompositeWrite::wrap(Sink(&mut file));
    for field in fields {
        writer.for_field(tantivy_field(*field)).write_all(bytes)?;
    }
    writer.close()?;
    Ok(file)
}

fn write_dictionary(terms: &[(String, &TermData)], out: &mut impl Write) -> Result<(), PackError> {
    let mut builder = TermDictionaryBuilder::create(out)?;
    let (mut posting, mut position) = (0, 0);
    for (key, term) in terms {
        let info = TermInfo {
            doc_freq: term.listed,
            postings_range: posting..posting + term.postings.len(),
            positions_range: position..position + term.positions.len(),
        };
        (posting, position) = (info.postings_range.end, info.positions_range.end);
        builder.insert(key.as_bytes(), &info)?;
    }
    builder.finish()?;
    Ok(())
}

/// Memory that Tantivy can write to.
struct Sink<'a>(&'a mut Vec<u8>);

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for Sink<'_> {
    fn terminate_ref(&mut self, _: tantivy::directory::AntiCallToken) -> std::io::Result<()> {
        Ok(())
    }
}

/// A read-only directory of the assembled files.
#[derive(Debug, Clone)]
struct Assembled {
    files: Arc<BTreeMap<String, OwnedBytes>>,
}

impl Assembled {
    fn new(files: impl Iterator<Item = (&'static str, Vec<u8>)>) -> Assembled {
        let files = files.map(|(extension, bytes)| (file_name(extension), OwnedBytes::new(bytes)));
        Assembled { files: Arc::new(files.collect()) }
    }

    fn file(&self, path: &Path) -> Result<&OwnedBytes, OpenReadError> {
        let found = path.to_str().and_then(|name| self.files.get(name));
        found.ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_path_buf()))
    }
}

impl Directory for Assembled {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.file(path)?.clone()))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.file(path).is_ok())
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        Ok(self.file(path)?.as_slice().to_vec())
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::FileDoesNotExist(path.to_path_buf()))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::FileAlreadyExists(path.to_path_buf()))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> std::io::Result<()> {
        Ok(())
    }

    fn sync_directory(&self) -> std::io::Result<()> {
        Ok(())
    }

    fn acquire_lock(
        &self,
        _: &tantivy::directory::Lock,
    ) -> Result<tantivy::directory::DirectoryLock, tantivy::directory::error::LockError> {
        Ok(tantivy::directory::DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

#[cfg(all(test, feature = "build"))]
mod tests {
    use super::verify;
    use crate::build::segment_parts::segment_parts;
    use crate::error::PackError;
    use crate::format::start::SegmentParts;

    fn part(parts: &mut SegmentParts, number: usize) -> &mut Vec<u8> {
        let SegmentParts { footer, fast, store, lengths } = parts;
        [footer, fast, store, lengths].into_iter().nth(number).expect("there are four parts")
    }

    #[test]
    fn parts_as_tantivy_wrote_them_are_sound() {
        assert_eq!(verify(&segment_parts().expect("Tantivy writes")), Ok(()));
    }

    #[test]
    fn every_shortened_and_every_lengthened_part_is_noticed() {
        let whole = segment_parts().expect("Tantivy writes");
        for number in 0..4 {
            for length in 0..part(&mut whole.clone(), number).len() {
                let mut damaged = whole.clone();
                part(&mut damaged, number).truncate(length);
                assert_eq!(verify(&damaged), Err(PackError::Damaged), "part {number} of {length} bytes");
            }
            let mut damaged = whole.clone();
            part(&mut damaged, number).insert(0, 0);
            assert_eq!(verify(&damaged), Err(PackError::Damaged), "part {number} and a byte before it");
        }
    }
}
