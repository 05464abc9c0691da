//! The start file: the data that a search needs before it knows which other files it needs.

use crate::error::PackError;
use crate::format::facets::FacetTable;
use crate::format::frame::{FileKind, KINDS};
use crate::format::term_map::TermMap;
use crate::format::wire::{Cursor, put_bytes, put_number, put_sorted, put_text, read_sorted};

/// The path of the start file, relative to the site's root.
pub const START: &str = "search/start.bin";

/// The number of files in a folder. An edit renames only the folders with files that change.
pub const FOLDER: usize = 64;

/// The contents of the start file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Start {
    pub documents: u32,
    /// The number of documents in a display file.
    pub per_display_file: u32,
    /// The files by kind, in the order of [`FileKind::NUMBERED`].
    pub files: [Files; KINDS],
    /// Determines the term file that has the lists of a string.
    pub term_map: TermMap,
    /// Frequent strings, sorted.
    pub frequent: Vec<String>,
    /// The facets, in the order in which they are shown.
    pub facets: Vec<FacetTable>,
    /// Groups of names for the same thing.
    pub aliases: Vec<Vec<String>>,
    /// The constant parts of a Tantivy segment.
    pub segment: SegmentParts,
}

/// The files of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files {
    pub count: u32,
    /// The name of each folder, which is a hash of its files.
    pub folders: Vec<String>,
    /// The first string of each file, for kinds whose files are sorted by string.
    pub firsts: Vec<String>,
}

/// The bytes of a Tantivy segment that do not depend on the query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SegmentParts {
    /// The end of each file, in which Tantivy records its version.
    pub footer: Vec<u8>,
    /// The files for features that this index does not use: fast fields, stored documents, lengths.
    pub fast: Vec<u8>,
    pub store: Vec<u8>,
    pub lengths: Vec<u8>,
}

impl Start {
    /// The files of a kind.
    pub fn files(&self, kind: FileKind) -> &Files {
        &self.files[kind.index()]
    }

    /// The file that has the lists of a string, if any file does.
    pub fn term_file(&self, text: &str) -> Option<usize> {
        self.term_map.file(text, &self.frequent)
    }

    /// The path of file `number` of a kind, relative to the site's root; `None` if the kind has fewer files.
    pub fn path(&self, kind: FileKind, number: usize) -> Option<String> {
        let files = self.files(kind);
        let folder = files.folders.get(number / FOLDER).filter(|_| number < files.count as usize)?;
        let letter = kind.letter().to_string();
        Some(["search/", &letter, "-", folder, "/", &number.to_string(), ".bin"].concat())
    }

    /// The body of the start file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_number(&mut out, u64::from(self.documents));
        put_number(&mut out, u64::from(self.per_display_file));
        self.files.iter().for_each(|files| files.encode(&mut out));
        self.term_map.encode(&mut out);
        put_sorted(&mut out, self.frequent.iter().map(String::as_str));
        put_number(&mut out, self.facets.len() as u64);
        self.facets.iter().for_each(|facet| facet.encode(&mut out));
        put_number(&mut out, self.aliases.len() as u64);
        for group in &self.aliases {
            put_number(&mut out, group.len() as u64);
            group.iter().for_each(|name| put_text(&mut out, name));
        }
        self.segment.encode(&mut out);
        out
    }

    /// Reads what [`Start::encode`] wrote.
    ///
    /// # Errors
    ///
    /// [`PackError::Damaged`] if the bytes were not written by that, or the counts in them contradict each other.
    pub fn decode(body: &[u8]) -> Result<Start, PackError> {
        let mut cursor = Cursor::new(body);
        let cursor = &mut cursor;
        let (documents, per_display_file) = (cursor.small()?, cursor.small()?);
        let mut files: [Files; KINDS] = Default::default();
        for of_kind in &mut files {
            *of_kind = Files::decode(cursor)?;
        }
        let term_map = TermMap::decode(cursor)?;
        let frequent = read_sorted(cursor)?;
        let facets = (0..cursor.count()?).map(|_| FacetTable::decode(cursor)).collect::<Result<_, _>>()?;
        let aliases = (0..cursor.count()?).map(|_| texts(cursor)).collect::<Result<_, _>>()?;
        let segment = SegmentParts::decode(cursor)?;
        let start = Start { documents, per_display_file, files, term_map, frequent, facets, aliases, segment };
        let is_sound = cursor.is_empty() && start.per_display_file > 0 && start.counts_agree();
        if is_sound { Ok(start) } else { Err(PackError::Damaged) }
    }

    fn counts_agree(&self) -> bool {
        self.documents.div_ceil(self.per_display_file) == self.files(FileKind::Display).count
            && self.term_map.files() == self.files(FileKind::Terms).count as usize
            && self.facets.len() == self.files(FileKind::Facet).count as usize
    }
}

impl Files {
    fn encode(&self, out: &mut Vec<u8>) {
        put_number(out, u64::from(self.count));
        self.folders.iter().for_each(|folder| put_text(out, folder));
        put_sorted(out, self.firsts.iter().map(String::as_str));
    }

    fn decode(cursor: &mut Cursor) -> Result<Files, PackError> {
        let count = cursor.small()?;
        let folders = (0..(count as usize).div_ceil(FOLDER))
            .map(|_| cursor.text().map(String::from))
            .collect::<Result<_, _>>()?;
        let files = Files { count, folders, firsts: read_sorted(cursor)? };
        let sorted = files.firsts.is_sorted() && [0, count as usize].contains(&files.firsts.len());
        if sorted { Ok(files) } else { Err(PackError::Damaged) }
    }

    /// The file that has the entry of `text`, if any file does.
    pub fn file_of(&self, text: &str) -> Option<usize> {
        self.firsts.partition_point(|first| first.as_str() <= text).checked_sub(1)
    }
}

impl SegmentParts {
    fn encode(&self, out: &mut Vec<u8>) {
        [&self.footer, &self.fast, &self.store, &self.lengths].into_iter().for_each(|part| put_bytes(out, part));
    }

    fn decode(cursor: &mut Cursor) -> Result<SegmentParts, PackError> {
        let mut part = || cursor.bytes().map(<[u8]>::to_vec);
        Ok(SegmentParts { footer: part()?, fast: part()?, store: part()?, lengths: part()? })
    }
}

fn texts(cursor: &mut Cursor) -> Result<Vec<String>, PackError> {
    (0..cursor.count()?).map(|_| cursor.text().map(String::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Files, Start};
    use crate::format::facets::FacetTable;
    use crate::format::frame::FileKind;
    use crate::format::term_map::TermMap;

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
        let file = |text: &str| start.files(FileKind::Terms).file_of(text);
        assert_eq!([file("!"), file("あ"), file("い"), file("協働部")], [None, Some(0), Some(0), Some(1)]);
        assert_eq!(start.path(FileKind::Terms, 1).as_deref(), Some("search/t-0a1b2c/1.bin"));
        assert_eq!(start.path(FileKind::Terms, 2), None);
    }
}
