//! Puts one folder in the place of another in one step.

use std::fs;
use std::io;
use std::path::Path;

use crate::write::WriteError;

/// After this `output` is what `next` was, and `old` what `output` was, if it
/// was there.
///
/// On Linux and macOS the system exchanges the two names at once, so there is
/// no moment without an output. Elsewhere there is one between two renames;
/// [`recover`] puts the output back if the program ends in it.
pub(super) fn exchange(next: &Path, output: &Path, old: &Path) -> Result<(), WriteError> {
    if !output.exists() {
        return fs::rename(next, output).map_err(WriteError::io(output));
    }
    match exchange_names(next, output) {
        Ok(()) => fs::rename(next, old).map_err(WriteError::io(old)),
        Err(error) if error.kind() == io::ErrorKind::ResourceBusy => {
            Err(WriteError::MountPoint { path: output.to_owned() })
        }
        Err(error) if is_unsupported(&error) => two_renames(next, output, old),
        Err(error) => Err(WriteError::io(output)(error)),
    }
}

/// Puts the old output back where a build ended between two renames.
pub(super) fn recover(output: &Path, old: &Path) -> Result<(), WriteError> {
    if !output.exists() && old.exists() {
        fs::rename(old, output).map_err(WriteError::io(output))?;
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange_names(next: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    renameat_with(CWD, next, CWD, output, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange_names(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Older kernels and some network file systems know no exchange.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn two_renames(next: &Path, output: &Path, old: &Path) -> Result<(), WriteError> {
    fs::rename(output, old).map_err(WriteError::io(output))?;
    fs::rename(next, output).map_err(WriteError::io(output))
}
