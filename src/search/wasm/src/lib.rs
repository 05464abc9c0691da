//! The search as it runs in the browser: six functions on bytes in the module's memory.
//!
//! The page writes the parts of a command one after another to the address that [`reserve`] gives, calls the command with
//! the length of each part, and reads as many bytes of JSON as it returns from the address that [`output`] gives:
//! `{"needs":[…]}` (paths of files to supply before the command is repeated), `{"done":…}` or `{"error":"…"}`.

mod command;
mod session;

use session::Session;
use std::cell::RefCell;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
}

fn session<T>(act: impl FnOnce(&mut Session) -> T) -> T {
    SESSION.with_borrow_mut(act)
}

/// Reserves memory for the parts of a command, and returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    session(|session| session.reserve(length))
}

/// The address of the last output.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    session(|session| session.output())
}

/// Opens a pack with its start file, and returns the files worth fetching before the first request.
#[unsafe(no_mangle)]
pub extern "C" fn open(_length: usize) -> usize {
    session(Session::open)
}

/// Adds a file that a command needs; the input is its path followed by its bytes.
#[unsafe(no_mangle)]
pub extern "C" fn supply(path: usize, _length: usize) -> usize {
    session(|session| session.supply(path))
}

/// Answers a request.
#[unsafe(no_mangle)]
pub extern "C" fn search(_length: usize) -> usize {
    session(Session::search)
}

/// Suggests terms for what has been typed so far.
#[unsafe(no_mangle)]
pub extern "C" fn suggest(_length: usize) -> usize {
    session(Session::suggest)
}
