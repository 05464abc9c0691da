//! The search as the browser runs it: six functions over bytes in the module's own memory.
//!
//! The page writes a command's parts one after another to where [`reserve`] says, calls the command with
//! the length of each part, and reads as many bytes of JSON as it returns from where [`output`] says:
//! `{"needs":[…]}` (files to supply before asking again), `{"done":…}` or `{"error":"…"}`.

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

/// Makes room for a command's parts.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    session(|session| session.reserve(length))
}

/// Where the last answer is.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    session(|session| session.output())
}

/// Opens a pack by its start file; says which files are worth fetching while nothing is asked yet.
#[unsafe(no_mangle)]
pub extern "C" fn open(_length: usize) -> usize {
    session(Session::open)
}

/// Takes a file that was asked for: its path, then its bytes.
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
