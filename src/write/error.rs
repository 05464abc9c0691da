//! Errors of writing files.

use std::path::PathBuf;

use crate::diagnostic::path::print_path;

/// Why the output could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error(
        "{path} could not be written ({source}); check for free space and access rights, and that the drive is connected",
        path = print_path(.path)
    )]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{path}: another tomei is writing this output", path = print_path(.path))]
    Locked { path: PathBuf },
    #[error("{path} is a mount point and cannot be replaced; use a folder inside it", path = print_path(.path))]
    MountPoint { path: PathBuf },
    #[error(
        "{mount} is mounted inside {path}, so {path} cannot be replaced; unmount it or mount it elsewhere \
         (nothing was changed)", path = print_path(.path), mount = print_path(.mount)
    )]
    MountInside { path: PathBuf, mount: PathBuf },
    #[error(
        "{path} could not be replaced ({source}); another program may hold files in it: close it, and run the \
         command again (nothing was changed)", path = print_path(.path)
    )]
    Held { path: PathBuf, source: std::io::Error },
    #[error(
        "{path} could not be put back ({source}); all of it lies in {old}: close other programs that hold files \
         in it, and the next command puts it back", path = print_path(.path), old = print_path(.old)
    )]
    Displaced { path: PathBuf, old: PathBuf, source: std::io::Error },
    #[error("{path} is not a folder", path = print_path(.path))]
    NotAFolder { path: PathBuf },
    #[error(
        "{path} was made by another command of tomei, and would be lost; choose another folder with --output \
         (nothing was changed)", path = print_path(.path)
    )]
    OtherOutput { path: PathBuf },
    #[error("{path} is not a regular file and is not written over; choose another name", path = print_path(.path))]
    NotAFile { path: PathBuf },
    #[error(
        "{path} in the output is neither file, folder nor link, and cannot be taken over; move it out of the output \
         (nothing was changed)", path = print_path(.path)
    )]
    Special { path: PathBuf },
    #[error(
        "the site is in its place, but {path} could not be written ({source}); check for free space and access \
         rights: the next command writes it", path = print_path(.path)
    )]
    Unrecorded { path: PathBuf, source: std::io::Error },
}

impl WriteError {
    /// The same error, after the site has been replaced.
    pub(crate) fn unrecorded(self) -> Self {
        match self {
            Self::Io { path, source } => Self::Unrecorded { path, source },
            other => other,
        }
    }

    /// Adds the path to an I/O error.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}
