//! The part of the program that reads a PDF in a process of its own: from standard input, to standard output.

use std::io::{self, Read as _, Write as _};
use std::thread;

use crate::cli::{COULD_NOT_RUN, DONE};
use crate::load::{self, apart};

/// The stack of the thread that reads, in bytes: what is nested in a file is nested in calls.
const STACK: usize = 64 << 20;

/// Whether the program was started to do this. It is no command of the command line, since only the program asks for it.
pub(super) fn is_asked() -> bool {
    std::env::args_os().nth(1).is_some_and(|argument| argument == apart::READ_PDF)
}

/// Prints what [`tomei_pdf::read`] reads, as [`crate::import::read::pdf::decode`] reads it.
pub(super) fn read_pdf() -> u8 {
    apart::limit_this_process();
    let mut bytes = Vec::new();
    if io::stdin().take(load::INPUT_LIMIT + 1).read_to_end(&mut bytes).is_err() {
        return COULD_NOT_RUN;
    }
    let read = move || postcard::to_stdvec(&tomei_pdf::read(&bytes, &tomei_pdf::Limits::default()));
    let thread = thread::Builder::new().stack_size(STACK).spawn(read);
    match thread.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(result))) if io::stdout().write_all(&result).is_ok() => DONE,
        _ => COULD_NOT_RUN,
    }
}
