//! A small Tantivy segment assembled in memory from the terms of one query, and opened by Tantivy like any other.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    CompositeWrite, FileHandle, OwnedBytes, TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
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

/// Opens a segment of `documents` documents that holds exactly `terms`.
///
/// # Errors
///
/// [`PackError::Engine`] where Tantivy cannot open the parts.
pub fn open(parts: &SegmentParts, documents: u32, terms: &[&TermData]) -> Result<SegmentReader, PackError> {
    let mut files = BTreeMap::new();
    let mut add = |extension: &str, bytes: Vec<u8>| {
        files.insert([SEGMENT, ".", extension].concat(), OwnedBytes::new(bytes));
    };
    let [dictionary, postings, positions] = compose(terms)?;
    for (extension, mut bytes) in [("term", dictionary), ("idx", postings), ("pos", positions)] {
        bytes.extend_from_slice(&parts.footer);
        add(extension, bytes);
    }
    for (extension, bytes) in [("fast", &parts.fast), ("store", &parts.store), ("fieldnorm", &parts.lengths)] {
        add(extension, bytes.clone());
    }
    let index = Index::create(Assembled { files: Arc::new(files) }, schema(), IndexSettings::default())?;
    let id = SegmentId::from_uuid_string(SEGMENT).map_err(|_| PackError::Engine)?;
    Ok(SegmentReader::open(&index.segment(index.new_segment_meta(id, documents)))?)
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
