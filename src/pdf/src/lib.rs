//! The lines and tables of a PDF's pages, in reading order.
//!
//! ```text
//! bytes ─► drawn ─────────► doubled ► lattice ─► lines, wrap ─► flow ─► Document
//!          characters with            tables of   lines of a    tables that go on,
//!          places, ruled              ruled       cell or of    page heads and feet
//!          lines                      lines       the page      set aside
//! ```
//!
//! A PDF has no lines and no tables: it places characters and draws strokes. `hayro` interprets the drawing
//! instructions and knows which letter a character is; everything else is concluded from the places, with distances in
//! ems (the size of the characters at hand) and never in points, since sheets are printed in any size. The length unit
//! of all coordinates is the point (1/72 inch), `y` grows downwards, and the origin is the upper left corner of the page.
//!
//! No character is dropped: it is in a block, or in [`Document::set_aside`] together with the reason.

mod columns;
mod covered;
mod direction;
mod document;
mod doubled;
mod drawn;
mod flow;
mod glyph;
mod laid;
mod lattice;
mod limits;
mod line;
mod margin;
mod page;
mod paragraph;
mod rule;
mod sheet;
mod steps;
mod strike;
mod unruled;
mod vertical;

pub use crate::document::{Block, Cell, Document, Line, Reason, Row, SetAside, Table};
pub use crate::limits::{Limit, Limits};

use serde::{Deserialize, Serialize};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::glyph::Glyph;
use crate::sheet::Sheet;

/// Why nothing can be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Error {
    /// It opens only with a password, or with an encryption that is not supported.
    Encrypted,
    /// Its structure cannot be read.
    Damaged,
    /// It is a form of XFA (LiveCycle), whose text is not part of its pages.
    Form,
    /// It has images and no text: a scan.
    OnlyImages {
        /// The number of its pages.
        pages: usize,
    },
    /// Its text is in fonts that cannot be read.
    OnlyUnreadableFonts,
    /// It has no text and no images.
    Empty,
    /// It is larger than a limit allows.
    TooLarge(Limit),
}

/// Reads the text of a PDF.
///
/// # Errors
///
/// One [`Error`] if nothing is read.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(load_error)?;
    if drawn::is_xfa(&pdf) {
        return Err(Error::Form);
    }
    let pages = drawn::pages(&pdf, limits)?;
    if pages.iter().all(|page| page.glyphs.iter().all(Glyph::is_blank)) {
        return Err(without_text(&pages));
    }
    let mut sheets = pages.into_iter().map(|page| Sheet::new(page, limits)).collect::<Result<Vec<_>, _>>()?;
    let set_aside = margin::set_aside(&mut sheets);
    Ok(flow::join(&sheets, set_aside))
}

fn load_error(error: LoadPdfError) -> Error {
    match error {
        LoadPdfError::Decryption(DecryptionError::InvalidEncryption) | LoadPdfError::Invalid => Error::Damaged,
        LoadPdfError::Decryption(_) => Error::Encrypted,
    }
}

fn without_text(pages: &[drawn::Drawn]) -> Error {
    if pages.iter().any(|page| page.unreadable_font) {
        return Error::OnlyUnreadableFonts;
    }
    if pages.iter().any(|page| page.images > 0) {
        return Error::OnlyImages { pages: pages.len() };
    }
    Error::Empty
}
