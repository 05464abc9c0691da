//! The folder to which files are moved that people edited in the output. A file in it is never overwritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::write::folder::{self, exists, is_same};
use crate::write::system::System;

/// Moves the file at `path` to `aside`, also to another device.
pub(super) fn move_aside(system: &dyn System, path: &Path, aside: &Path) -> io::Result<()> {
    if is_same(path, aside) {
        return system.remove_file(path);
    }
    make_room(aside)?;
    match system.rename(path, aside) {
        // Others than files and links stay where they are.
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            folder::copy_any(path, aside)?;
            system.remove_file(path)
        }
        result => result,
    }
}

/// Writes `bytes` to `aside`.
pub(super) fn write_aside(bytes: &[u8], aside: &Path) -> io::Result<()> {
    if folder::read_file(aside).is_ok_and(|kept| kept == bytes) {
        return Ok(());
    }
    make_room(aside)?;
    fs::write(aside, bytes)
}

/// Renames an earlier file of the same name by adding a number.
fn make_room(aside: &Path) -> io::Result<()> {
    if let Some(folder) = aside.parent() {
        fs::create_dir_all(folder)?;
    }
    if !exists(aside) {
        return Ok(());
    }
    let name = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = |no: usize| -> PathBuf { aside.with_file_name(format!("{name}.{no}")) };
    let free = (1..).map(numbered).find(|path| !exists(path)).expect("there are more numbers than files");
    fs::rename(aside, free)
}
