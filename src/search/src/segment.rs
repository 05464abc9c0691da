//! A small Tantivy segment put together from the terms of one query, and opened by Tantivy as any other.

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
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::termdict::TermDictionaryBuilder;
use tantivy::{Directory, Index, IndexSettings};

use crate::error::PackError;
use crate::start::SegmentParts;
use crate::terms::{Kind, TermData};

/// The one segment's name; fixed, so that the same content gives the same bytes.
pub const SEGMENT: &str = "00000000000000000000000000000000";

/// The schema: four fields without lengths, nothing stored.
pub fn schema() -> Schema {
    let mut builder = Schema::builder();
    for (name, option) in [
        ("gram", IndexRecordOption::WithFreqsAndPositions),
        ("many", IndexRecordOption::Basic),
        ("word", IndexRecordOption::WithFreqs),
        ("facet", IndexRecordOption::Basic),
    ] {
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option).set_fieldnorms(false);
        builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing));
    }
    builder.build()
}

/// The field of a kind.
pub fn field(kind: Kind) -> Field {
    Field::from_field_id(kind as u32)
}

/// Opens a segment of `documents` documents that holds exactly `terms`.
///
/// # Errors
///
/// Refuses parts that Tantivy cannot open.
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

/// The key of a string in a field: all fields share one dictionary, because making one costs Tantivy 20,000 cells.
pub fn key(kind: Kind, text: &str) -> String {
    [KEYS[kind as usize], text].concat()
}

const KEYS: [&str; 4] = ["g", "m", "w", "f"];

/// Term dictionary, postings and positions, the same for every field that has terms.
fn compose(terms: &[&TermData]) -> Result<[Vec<u8>; 3], PackError> {
    let mut keyed: Vec<(String, &TermData)> = terms.iter().map(|term| (key(term.kind, &term.text), *term)).collect();
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
    let kinds: Vec<Kind> =
        Kind::ALL.into_iter().filter(|kind| keyed.iter().any(|(_, term)| term.kind == *kind)).collect();
    Ok([composite(&dictionary, &kinds)?, composite(&postings, &kinds)?, composite(&positions, &kinds)?])
}

/// A file with the same `bytes` for each field.
fn composite(bytes: &[u8], kinds: &[Kind]) -> Result<Vec<u8>, PackError> {
    let mut file = Vec::new();
    let mut writer = CompositeWrite::wrap(Sink(&mut file));
    for kind in kinds {
        writer.for_field(field(*kind)).write_all(bytes)?;
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

/// A directory of the files put together above, read-only.
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
