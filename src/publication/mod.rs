//! What was published, as recorded in the lock file, and what has changed since.
//!
//! A pure function of values: the file is read and written elsewhere. The lock file has only a hash of each text; it is
//! therefore small, and withdrawn text cannot be read from it.

pub mod compare;
pub mod fault;
pub mod former;
pub mod lock;
pub mod next;
pub mod published;
pub mod redirect;
pub mod seen;
pub mod texts;
pub mod withdrawal;
