//! What the site remembers of its publications: the lock file, and what has
//! changed since.
//!
//! Works on values only: the file is read and written elsewhere. A text is
//! known by its hash alone, so the lock file is small and holds nothing that
//! was taken back.

pub mod compare;
pub mod fault;
pub mod lock;
pub mod next;
pub mod redirect;
pub mod texts;
