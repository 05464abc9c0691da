//! Calls of libraries that panic on files which nobody expected.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::Damaged;

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// The result of `call`. If the library reports an error, it is the `fault` of the error; if it panics, the file is
/// damaged. What `call` has borrowed must not be used after a panic.
pub(super) fn guarded<T, E>(call: impl FnOnce() -> Result<T, E>, fault: impl FnOnce(E) -> Fault) -> Result<T, Fault> {
    silence();
    let was_guarded = IS_GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(call));
    IS_GUARDED.set(was_guarded);
    result.map_err(|_| Damaged { reason: "unexpected values".to_owned() })?.map_err(fault)
}

/// A panic that is caught is not printed: a clerk reads the fault instead.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_GUARDED.get() {
                print(panic);
            }
        }));
    });
}
