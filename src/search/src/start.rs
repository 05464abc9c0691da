//! The start file: everything a search needs before it knows which other files it needs.

use crate::error::PackError;
use crate::frame::Kind;
use crate::term_map::TermMap;
use crate::wire::{Cursor, put_bytes, put_number, put_sorted, put_text, read_sorted};

/// Files to a folder; an edit renames the folders of the files it changes, and no others.
pub const FOLDER: usize = 64;

/// What the start file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Start {
    pub documents: u32,
    /// Documents to a display file.
    pub per_display_file: u32,
    /// By kind, in the order of [`Kind::NUMBERED`].
    pub files: [Files; 5],
    /// Which strings the term files hold.
    pub term_map: TermMap,
    /// Frequent strings, sorted.
    pub frequent: Vec<String>,
    pub facets: Vec<FacetTable>,
    /// Groups of names that mean one thing.
    pub aliases: Vec<Vec<String>>,
    /// The constant parts of a Tantivy segment.
    pub segment: SegmentParts,
}

/// The files of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files {
    pub count: u32,
    /// One per folder.
    pub folders: Vec<String>,
    /// Where files are in order of strings: the first string of each.
    pub firsts: Vec<String>,
}

/// A facet and its values, in the order to be shown; each facet has a file of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetTable {
    pub name: String,
    pub values: Vec<FacetEntry>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetEntry {
    pub value: String,
    pub label: String,
    pub count: u32,
}

/// Bytes of a Tantivy segment that are the same whatever the query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SegmentParts {
    pub footer: Vec<u8>,
    pub fast: Vec<u8>,
    pub store: Vec<u8>,
    pub lengths: Vec<u8>,
}

impl Start {
    pub fn files(&self, kind: Kind) -> &Files {
        &self.files[kind as usize - 1]
    }

    /// The file that holds a string's lists if any does.
    pub fn term_file(&self, text: &str) -> Option<usize> {
        self.term_map.file(text, &self.frequent)
    }

    /// Site-relative path of a file, or nothing where the kind has fewer.
    pub fn path(&self, kind: Kind, number: usize) -> Option<String> {
        let files = self.files(kind);
        let folder = files.folders.get(number / FOLDER).filter(|_| number < files.count as usize)?;
        Some(
            ["search/", kind.letter().encode_utf8(&mut [0; 4]), "-", folder, "/", &number.to_string(), ".bin"].concat(),
        )
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_number(&mut out, u64::from(self.documents));
        put_number(&mut out, u64::from(self.per_display_file));
        for files in &self.files {
            put_number(&mut out, u64::from(files.count));
            files.folders.iter().for_each(|folder| put_text(&mut out, folder));
            put_sorted(&mut out, files.firsts.iter().map(String::as_str));
        }
        self.term_map.encode(&mut out);
        put_sorted(&mut out, self.frequent.iter().map(String::as_str));
        put_number(&mut out, self.facets.len() as u64);
        self.facets.iter().for_each(|facet| facet.encode(&mut out));
        put_number(&mut out, self.aliases.len() as u64);
        for group in &self.aliases {
            put_number(&mut out, group.len() as u64);
            group.iter().for_each(|name| put_text(&mut out, name));
        }
        let parts = &self.segment;
        [&parts.footer, &parts.fast, &parts.store, &parts.lengths]
            .into_iter()
            .for_each(|part| put_bytes(&mut out, part));
        out
    }

    pub fn decode(body: &[u8]) -> Result<Start, PackError> {
        let mut cursor = Cursor::new(body);
        let cursor = &mut cursor;
        let (documents, per_display_file) = (cursor.small()?, cursor.small()?);
        let mut files: [Files; 5] = Default::default();
        for one in &mut files {
            *one = Files::decode(cursor)?;
        }
        let term_map = TermMap::decode(cursor)?;
        let frequent = read_sorted(cursor)?;
        let facets = (0..cursor.count()?).map(|_| FacetTable::decode(cursor)).collect::<Result<_, _>>()?;
        let aliases = (0..cursor.count()?).map(|_| texts(cursor)).collect::<Result<_, _>>()?;
        let segment = SegmentParts {
            footer: cursor.bytes()?.to_vec(),
            fast: cursor.bytes()?.to_vec(),
            store: cursor.bytes()?.to_vec(),
            lengths: cursor.bytes()?.to_vec(),
        };
        let start = Start { documents, per_display_file, files, term_map, frequent, facets, aliases, segment };
        let whole = cursor.is_empty() && start.per_display_file > 0 && start.has_every_display_file();
        if whole { Ok(start) } else { Err(PackError::Damaged) }
    }

    fn has_every_display_file(&self) -> bool {
        self.documents.div_ceil(self.per_display_file) == self.files(Kind::Display).count
            && self.term_map.files() == self.files(Kind::Terms).count as usize
            && self.facets.len() == self.files(Kind::Facet).count as usize
    }
}

impl Files {
    fn decode(cursor: &mut Cursor) -> Result<Files, PackError> {
        let count = cursor.small()?;
        let folders = (0..(count as usize).div_ceil(FOLDER))
            .map(|_| cursor.text().map(String::from))
            .collect::<Result<_, _>>()?;
        let files = Files { count, folders, firsts: read_sorted(cursor)? };
        let sorted = files.firsts.is_sorted() && [0, count as usize].contains(&files.firsts.len());
        if sorted { Ok(files) } else { Err(PackError::Damaged) }
    }

    /// The file that holds `text` if any does.
    pub fn file_of(&self, text: &str) -> Option<usize> {
        self.firsts.partition_point(|first| first.as_str() <= text).checked_sub(1)
    }
}

impl FacetTable {
    fn encode(&self, out: &mut Vec<u8>) {
        put_text(out, &self.name);
        put_number(out, self.values.len() as u64);
        for value in &self.values {
            put_text(out, &value.value);
            put_text(out, &value.label);
            put_number(out, u64::from(value.count));
        }
    }

    fn decode(cursor: &mut Cursor) -> Result<FacetTable, PackError> {
        let name = cursor.text()?.to_owned();
        let values = (0..cursor.count()?).map(|_| -> Result<FacetEntry, PackError> {
            let (value, label) = (cursor.text()?.to_owned(), cursor.text()?.to_owned());
            cursor.small().map(|count| FacetEntry { value, label, count })
        });
        Ok(FacetTable { name, values: values.collect::<Result<_, PackError>>()? })
    }
}

fn texts(cursor: &mut Cursor) -> Result<Vec<String>, PackError> {
    (0..cursor.count()?).map(|_| cursor.text().map(String::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::{FacetTable, Files, Start};
    use crate::frame::Kind;
    use crate::term_map::TermMap;

    fn start() -> Start {
        let mut start = Start { documents: 3, per_display_file: 2, ..Start::default() };
        let firsts = vec![String::from("あ"), String::from("協働")];
        start.term_map = TermMap::new([vec![3], vec![5]]);
        start.files[0] = Files { count: 2, folders: vec![String::from("0a1b2c")], firsts };
        start.files[1] = Files { count: 2, folders: vec![String::from("ffffff")], firsts: Vec::new() };
        start.files[4] = Files { count: 1, folders: vec![String::from("eeeeee")], firsts: Vec::new() };
        start.facets = vec![FacetTable { name: String::from("year"), values: Vec::new() }];
        start
    }

    #[test]
    fn a_start_comes_back() {
        let bytes = start().encode();
        assert_eq!(Start::decode(&bytes), Ok(start()));
        for length in 0..bytes.len() {
            assert!(Start::decode(&bytes[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn files_have_paths() {
        let start = start();
        let file = |text: &str| start.files(Kind::Terms).file_of(text);
        assert_eq!([file("!"), file("あ"), file("い"), file("協働部")], [None, Some(0), Some(0), Some(1)]);
        assert_eq!(start.path(Kind::Terms, 1).as_deref(), Some("search/t-0a1b2c/1.bin"));
        assert_eq!(start.path(Kind::Terms, 2), None);
    }
}
