//! The definition of a file format: its names, how its files are recognized, and its reader.

use serde::{Serialize, Serializer};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::lang::Lang;
use crate::import::fault::notice::StruckText;
use crate::import::grid::Block;
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::package::Package;
use crate::model::form::Hidden;

/// A format of files that can be imported.
#[derive(Debug)]
pub struct Format {
    /// The name of the format in reports, e.g. `xlsx`.
    pub id: &'static str,
    /// The name of the format in Japanese.
    pub ja: &'static str,
    /// The name of the format in English.
    pub en: &'static str,
    /// The extensions of its file names, in lower case and without the dot.
    pub endings: &'static [&'static str],
    pub(super) sign: Sign,
    pub(super) reader: Reader,
}

/// How the files of a format are recognized, whatever their names are.
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
    /// They are text, and either have one of the format's extensions or are recognized by `starts`. Some programs also
    /// write them with the extensions `posing_as`.
    Text { starts: fn(&str) -> bool, posing_as: &'static [&'static str] },
    /// They are text of no other format.
    OtherText,
}

/// How the content of a file is read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reader {
    Text(fn(&str, &Budget) -> Result<Found, Fault>),
    Bytes(fn(&[u8], Hidden, &Budget) -> Result<Found, Fault>),
    /// From the text of a PDF.
    Pdf(fn(&tomei_pdf::Document, &Budget) -> Result<Found, Fault>),
    /// From a ZIP archive.
    Package(fn(&mut Package, Hidden, &Budget) -> Result<Found, Fault>),
}

/// The content that a reader finds in a file.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Lines and tables in reading order.
    pub blocks: Vec<Block>,
    pub set_apart: Vec<SetApart>,
    pub notes: Vec<Fault>,
}

impl Found {
    /// Adds a warning about text that is struck through, if there is any.
    pub(super) fn note_struck(&mut self) {
        let struck = self.set_apart.iter().filter(|apart| apart.why == Why::Struck);
        let (places, texts): (Vec<_>, Vec<_>) = struck.map(|apart| (apart.place.clone(), apart.text.clone())).unzip();
        self.notes.extend((!places.is_empty()).then(|| StruckText { places, texts }.into()));
    }
}

impl Format {
    /// The name of the format for people.
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
        }
    }

    pub(super) fn has_ending(&self, ending: &str) -> bool {
        self.endings.contains(&ending)
    }

    /// Whether some programs write files of this format with the extension `ending`.
    pub(super) fn poses_as(&self, ending: &str) -> bool {
        matches!(self.sign, Sign::Text { posing_as, .. } if posing_as.contains(&ending))
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self.sign, Sign::Text { .. } | Sign::OtherText)
    }
}

/// Reports refer to a format by its id.
impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}
