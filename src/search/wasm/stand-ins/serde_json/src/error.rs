//! The only result of reading JSON in this stand-in.

use std::fmt::{self, Display, Formatter};

/// Reading JSON is not supported.
#[derive(Debug)]
pub struct Error;

pub type Result<T> = std::result::Result<T, Error>;

impl Display for Error {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("no JSON here")
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: Display>(_message: T) -> Error {
        Error
    }
}

impl serde::ser::Error for Error {
    fn custom<T: Display>(_message: T) -> Error {
        Error
    }
}

impl From<Error> for std::io::Error {
    fn from(error: Error) -> std::io::Error {
        std::io::Error::other(error)
    }
}
