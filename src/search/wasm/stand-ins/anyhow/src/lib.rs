//! The part of `anyhow` that Lindera's dictionary reader uses, without backtraces or formatting.
//!
//! It replaces that crate only in the module for the browser. There, the file that a damaged dictionary came in is
//! reported, and never the text of this error.

use std::fmt;

/// An error without any data.
pub struct Error;

impl Error {
    /// Keeps the error as it is.
    pub fn context<C>(self, _context: C) -> Error {
        self
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("damaged dictionary")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("damaged dictionary")
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Error {
    fn from(_error: E) -> Error {
        Error
    }
}

impl AsRef<dyn std::error::Error + Send + Sync> for Error {
    fn as_ref(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        &Reported
    }
}

impl std::ops::Deref for Error {
    type Target = dyn std::error::Error + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &Reported
    }
}

#[derive(Debug)]
struct Reported;

impl fmt::Display for Reported {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("damaged dictionary")
    }
}

impl std::error::Error for Reported {}

/// Creates an [`Error`]. The arguments are type-checked and dropped.
#[macro_export]
macro_rules! anyhow {
    ($message:literal $(, $argument:expr)* $(,)?) => {{
        let _ = || { $(let _ = &$argument;)* let _ = format_args!($message $(, $argument)*); };
        $crate::Error
    }};
    ($error:expr $(,)?) => {{
        let _ = &$error;
        $crate::Error
    }};
}
