//! Applies the form's policy for hidden rows, columns, sheets and runs.

use crate::diagnostic::fault::Fault;
use crate::import::fault::table::{HiddenCells, HiddenRead, HiddenSkipped};
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

/// A warning about hidden `places`, if there are any.
///
/// # Errors
///
/// [`HiddenCells`] if the form refuses them.
pub(super) fn note(places: Vec<CellPlace>, policy: Hidden) -> Result<Option<Fault>, Fault> {
    match policy {
        _ if places.is_empty() => Ok(None),
        Hidden::Refuse => Err(HiddenCells { places }.into()),
        Hidden::Read => Ok(Some(HiddenRead { places }.into())),
        Hidden::Skip => Ok(Some(HiddenSkipped { places }.into())),
    }
}
