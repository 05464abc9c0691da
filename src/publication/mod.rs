//! The lock file of what was published, and what has changed since.
//!
//! Works on values only: the file is read and written elsewhere. Of each text
//! the lock file holds the hash alone, so it is small, and a text that was
//! withdrawn cannot be read from it.

pub mod compare;
pub mod fault;
pub mod lock;
pub mod next;
pub mod redirect;
pub mod texts;
