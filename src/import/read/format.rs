//! What a format of files is: its names, the sign its files are known by, and
//! its reader.

use serde::{Serialize, Serializer};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::lang::Lang;
use crate::import::grid::Block;
use crate::import::read::package::Package;
use crate::model::form::Hidden;

/// The most cells that are read from one file.
pub const CELL_LIMIT: u64 = 200_000;

/// A format of files that can be imported.
#[derive(Debug)]
pub struct Format {
    /// What programs call it in reports: `xlsx`.
    pub id: &'static str,
    /// What people call it, in Japanese.
    pub ja: &'static str,
    /// What people call it, in English.
    pub en: &'static str,
    /// The endings of its file names, in lower case and without the dot.
    pub endings: &'static [&'static str],
    pub(super) sign: Sign,
    pub(super) reader: Reader,
}

/// What the files of a format have in common, whatever they are called.
#[derive(Debug)]
pub(super) enum Sign {
    /// They begin with these bytes.
    Start(&'static [u8]),
    /// They are compound files (Office before 2007) with one of these streams.
    Streams(&'static [&'static str]),
    /// They are ZIP archives with a part of this name.
    Part(&'static str),
    /// They are OpenDocument files of this media type.
    MediaType(&'static str),
    /// They are text with one of the format's endings, or with a `start` of
    /// this kind. Some programs also write them under the endings `posing_as`.
    Text { starts: fn(&str) -> bool, posing_as: &'static [&'static str] },
    /// They are text of no other format.
    OtherText,
}

/// How the content of a file is read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reader {
    Text(fn(&str) -> Result<Found, Fault>),
    Bytes(fn(&[u8]) -> Result<Found, Fault>),
    /// From a ZIP archive, of which the bytes are given too.
    Package(fn(&mut Package, &[u8], Hidden) -> Result<Found, Fault>),
}

/// What a reader finds in a file.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// In reading order.
    pub blocks: Vec<Block>,
    pub notes: Vec<Fault>,
}

impl Format {
    /// What people call it.
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
        }
    }

    pub(super) fn has_ending(&self, ending: &str) -> bool {
        self.endings.contains(&ending)
    }

    /// Whether programs write the format under an ending of another one.
    pub(super) fn poses_as(&self, ending: &str) -> bool {
        matches!(self.sign, Sign::Text { posing_as, .. } if posing_as.contains(&ending))
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self.sign, Sign::Text { .. } | Sign::OtherText)
    }
}

/// Reports name a format by its id.
impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}
