//! The constant parts of a segment, obtained from Tantivy by writing an index of one empty document.

use std::path::Path;

use tantivy::directory::RamDirectory;
use tantivy::{Directory, Index, TantivyDocument};

use crate::build::error::BuildError;
use crate::format::schema::schema;
use crate::format::start::SegmentParts;

/// Tantivy's footer with its version, and its empty side files.
///
/// # Errors
///
/// [`BuildError::Engine`] if Tantivy cannot write.
pub fn segment_parts() -> Result<SegmentParts, BuildError> {
    let directory = RamDirectory::create();
    let mut writer = Index::builder()
        .schema(schema())
        .single_segment_index_writer::<TantivyDocument>(directory.clone(), 15_000_000)?;
    writer.add_document(TantivyDocument::default())?;
    let index = writer.finalize()?;
    let segment = index.searchable_segments()?.pop().ok_or_else(|| BuildError::Engine(String::from("no segment")))?;
    let name = segment.id().uuid_string();
    let file = |extension: &str| read(&directory, Path::new(&format!("{name}.{extension}")));
    Ok(SegmentParts {
        footer: footer(&file("term")?)?,
        fast: file("fast")?,
        store: file("store")?,
        lengths: file("fieldnorm")?,
    })
}

fn read(directory: &RamDirectory, path: &Path) -> Result<Vec<u8>, BuildError> {
    directory.atomic_read(path).map_err(|error| BuildError::Engine(error.to_string()))
}

/// The end of a Tantivy file: its version, the length of that, and a magic number.
fn footer(file: &[u8]) -> Result<Vec<u8>, BuildError> {
    let unknown = || BuildError::Engine(String::from("a Tantivy file has no footer"));
    let length = file.len().checked_sub(8).and_then(|at| file[at..].first_chunk::<4>()).ok_or_else(unknown)?;
    let start = file.len().checked_sub(8 + u32::from_le_bytes(*length) as usize).ok_or_else(unknown)?;
    Ok(file[start..].to_vec())
}
