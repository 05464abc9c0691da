//! The system calls that move or remove files on which people may have worked.
//!
//! They are methods of a trait, so that tests can make each of them fail.

use std::fmt::Debug;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::write::mount;

/// The system calls for an exchange and the removal of the former folder.
pub(super) trait System: Debug + Send + Sync {
    /// Exchanges two names atomically.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file, unless the new name is taken.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// The mount points at or below `folder`.
    fn mounts(&self, folder: &Path) -> Vec<PathBuf>;
    fn pause(&self, time: Duration);
}

/// The real file system.
#[derive(Debug)]
pub(super) struct Disk;

impl System for Disk {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};

        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
    }

    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match rename_to_free_name(from, to) {
            Err(error) if is_unsupported(&error) => {}
            result => return result,
        }
        match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Without both, another program may take the name between the check and the rename.
            Err(_) if fs::symlink_metadata(to).is_err() => fs::rename(from, to),
            Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn mounts(&self, folder: &Path) -> Vec<PathBuf> {
        mount::mounts(folder)
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn rename_to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn rename_to_free_name(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the file system cannot exchange names, or rename without replacing. Older kernels and most network file
/// systems cannot.
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) || is_not_supported(error)
}

#[cfg(unix)]
fn is_not_supported(error: &io::Error) -> bool {
    use rustix::io::Errno;

    // The two constants are the same number on Linux, but not on macOS.
    [Errno::OPNOTSUPP, Errno::NOTSUP].into_iter().any(|errno| Errno::from_io_error(error) == Some(errno))
}

#[cfg(not(unix))]
fn is_not_supported(_: &io::Error) -> bool {
    false
}

/// The first of seven pauses, each twice as long as the previous one: 1.3 seconds in total. A virus scanner keeps a
/// file open for some ten milliseconds, an indexer for half a second.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const PAUSES: u32 = 7;

/// Repeats `attempt` as long as it fails for a reason that may be temporary.
pub(super) fn with_retries(system: &dyn System, attempt: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for no in 0..PAUSES {
        match attempt() {
            Err(error) if may_pass(&error) => system.pause(FIRST_PAUSE * 2_u32.pow(no)),
            result => return result,
        }
    }
    attempt()
}

/// Whether the reason can be another program that keeps a file open for a moment.
pub(super) fn may_pass(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy) || is_sharing_violation(error)
}

/// Whether the error is `ERROR_SHARING_VIOLATION` or `ERROR_LOCK_VIOLATION`.
fn is_sharing_violation(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

#[cfg(test)]
pub(super) mod faulty;
