//! What is updated, and with what.

use jiff::civil::Date;

use crate::front_matter::edit::SourceFile;
use crate::import::document::GeneratedDocument;
use crate::model::publication::Publication;
use crate::update::decide::Decisions;
use crate::update::imported::Imported;

/// A document of the content that a sheet can update.
#[derive(Clone, Debug)]
pub struct PresentDocument {
    pub file: String,
    pub source: SourceFile,
}

/// What is updated, and with what.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The documents of the sheet, as they would be imported for the first time.
    pub sheet: &'a [GeneratedDocument],
    /// The documents of the same department and year.
    pub present: &'a [PresentDocument],
    /// The documents as they were imported before.
    pub imported: &'a Imported,
    /// What was published, if the site has a lock file.
    pub published: Option<&'a Publication>,
    pub decisions: &'a Decisions,
    pub day: Date,
}
