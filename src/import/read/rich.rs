//! Text whose parts have formats of their own: which of them are struck through.

use crate::import::read::xml::{Element, Piece};

/// The parts of a text of a spreadsheet, each with whether it is struck through; `None` if its cell decides.
#[derive(Clone, Debug, Default)]
pub(super) struct RichText {
    pub parts: Vec<(String, Option<bool>)>,
    /// The reading of the text.
    pub phonetic: String,
}

/// A text, divided into what holds and what is struck through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Divided {
    pub live: String,
    pub struck: String,
}

impl RichText {
    /// Whether a part has a format of its own.
    pub(super) fn is_formatted(&self) -> bool {
        self.parts.iter().any(|(_, struck)| struck.is_some())
    }

    /// Divides the text of a cell that is struck through as a whole or not.
    pub(super) fn divide(&self, is_cell_struck: bool) -> Divided {
        let mut divided = Divided::default();
        for (text, struck) in &self.parts {
            let side = if struck.unwrap_or(is_cell_struck) { &mut divided.struck } else { &mut divided.live };
            side.push_str(text);
        }
        divided
    }
}

/// Reads the XML of a text of Excel, an `si` or `is` element, piece by piece.
#[derive(Default)]
pub(super) struct RichReader {
    text: RichText,
    in_phonetic: bool,
    in_text: bool,
    /// The format of the current run.
    struck: Option<bool>,
}

impl RichReader {
    /// Adds a piece of the element.
    pub(super) fn add(&mut self, piece: &Piece) {
        match piece {
            Piece::Open(element) => self.open(element),
            Piece::Close(name) => match name.as_str() {
                "rPh" => self.in_phonetic = false,
                "t" => self.in_text = false,
                _ => {}
            },
            Piece::Text(text) if self.in_text && self.in_phonetic => self.text.phonetic.push_str(text),
            Piece::Text(text) if self.in_text => self.text.parts.push((text.clone(), self.struck)),
            Piece::Text(_) => {}
        }
    }

    fn open(&mut self, element: &Element) {
        match element.name.as_str() {
            "rPh" => self.in_phonetic = true,
            "t" => self.in_text = true,
            "r" => self.struck = None,
            "rPr" => self.struck = Some(false),
            "strike" => self.struck = Some(is_on(element)),
            _ => {}
        }
    }

    pub(super) fn finish(self) -> RichText {
        self.text
    }
}

/// Whether an element that switches a format switches it on.
pub(super) fn is_on(element: &Element) -> bool {
    !element.attribute("val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}
