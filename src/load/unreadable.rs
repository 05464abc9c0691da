//! Why a file cannot be read.

use std::io::{Error, ErrorKind};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::load::fault::{NotRegular, Unreadable};

/// A file that was named does not exist.
#[derive(Clone, Debug)]
pub(super) struct NoSuchFile;

impl Describe for NoSuchFile {
    const CODE: Code = Code::new("E0112");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "ファイルが見つかりません",
                "今あるファイルの名前",
                "名前（「.xlsx」などの終わりも）と、置いてあるフォルダーを確かめてください",
            ),
            Message::new(
                "there is no such file",
                "the name of a file that exists",
                "check its name, with the extension, and its folder",
            ),
        ]
    }
}

/// The fault of a file that does not exist, that is not a regular file, or that the operating system does not let us read.
pub(super) fn unreadable(file: &str, error: &Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::InvalidInput => Diagnostic::of_file(file, NotRegular),
        ErrorKind::NotFound => Diagnostic::of_file(file, NoSuchFile),
        kind => Diagnostic::of_file(file, Unreadable { reason: kind.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::unreadable;

    #[test]
    fn what_does_not_exist_is_said_to_be_missing() {
        let code = |kind: ErrorKind| unreadable("a.xlsx", &Error::from(kind)).fault.code().to_string();
        assert_eq!(code(ErrorKind::NotFound), "E0112");
        assert_eq!(code(ErrorKind::PermissionDenied), "E0106");
        assert_eq!(code(ErrorKind::InvalidInput), "E0107");
    }
}
