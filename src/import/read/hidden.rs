//! What is done with hidden rows, columns, sheets and runs: the form decides.

use crate::diagnostic::import_fault::ImportFault;
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

/// The warning about hidden `places`, if there are any.
///
/// # Errors
///
/// [`ImportFault::HiddenCells`] where the form refuses them.
pub(super) fn note(places: Vec<CellPlace>, policy: Hidden) -> Result<Option<ImportFault>, ImportFault> {
    match policy {
        _ if places.is_empty() => Ok(None),
        Hidden::Refuse => Err(ImportFault::HiddenCells { places }),
        Hidden::Read => Ok(Some(ImportFault::HiddenRead { places })),
        Hidden::Skip => Ok(Some(ImportFault::HiddenSkipped { places })),
    }
}
