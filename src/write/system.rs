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
pub(super) mod faulty {
    use std::io;
    use std::path::{Path, PathBuf};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use crate::write::system::{Disk, System};

    /// Which calls fail.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Fails {
        Once,
        /// This call and all later ones, as if the program had been killed.
        FromThenOn,
        /// Every rename and exchange to the same path.
        ThisName,
    }

    /// How the file system supports the exchange of names.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Exchange {
        Known,
        Unknown,
    }

    /// A file system on which one call fails.
    #[derive(Debug)]
    pub(crate) struct Faulty {
        pub at: usize,
        pub kind: io::ErrorKind,
        pub fails: Fails,
        pub exchange: Exchange,
        pub calls: AtomicUsize,
        pub mounts: Vec<PathBuf>,
        /// The path to which renames fail from now on.
        name: std::sync::Mutex<Option<(PathBuf, PathBuf)>>,
    }

    impl Faulty {
        pub(crate) fn new(at: usize, kind: io::ErrorKind, fails: Fails, exchange: Exchange) -> Self {
            Self { at, kind, fails, exchange, calls: AtomicUsize::new(0), mounts: Vec::new(), name: None.into() }
        }

        /// Whether the failing call was reached.
        pub(crate) fn has_failed(&self) -> bool {
            self.calls.load(Ordering::SeqCst) > self.at
        }

        fn call(&self, from: &Path, to: &Path, real: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
            let no = self.calls.fetch_add(1, Ordering::SeqCst);
            let mut name = self.name.lock().unwrap();
            let fails = match self.fails {
                Fails::Once => no == self.at,
                Fails::FromThenOn => no >= self.at,
                Fails::ThisName => {
                    if no == self.at {
                        *name = Some((from.to_owned(), to.to_owned()));
                    }
                    *name == Some((from.to_owned(), to.to_owned()))
                }
            };
            if fails { Err(self.kind.into()) } else { real() }
        }
    }

    impl System for Faulty {
        fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
            self.call(one, other, || match self.exchange {
                Exchange::Known => Disk.exchange(one, other),
                Exchange::Unknown => Err(io::ErrorKind::InvalidInput.into()),
            })
        }

        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.call(from, to, || Disk.rename(from, to))
        }

        fn remove_file(&self, path: &Path) -> io::Result<()> {
            self.call(path, path, || Disk.remove_file(path))
        }

        fn remove_folder(&self, path: &Path) -> io::Result<()> {
            self.call(path, path, || Disk.remove_folder(path))
        }

        fn mounts(&self, folder: &Path) -> Vec<PathBuf> {
            self.mounts.iter().filter(|mount| mount.starts_with(folder)).cloned().collect()
        }

        fn pause(&self, _: Duration) {}
    }
}
