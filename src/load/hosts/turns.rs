//! Whose turn it is: a host is asked one thing at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// When each host was last asked.
pub(super) struct Turns {
    pause: Duration,
    last: Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>,
}

impl Turns {
    pub(super) fn new(pause: Duration) -> Self {
        Self { pause, last: Mutex::default() }
    }

    /// Calls `question` when the host was left in peace for the pause, and nobody else is asking it.
    pub(super) fn take<T>(&self, host: &str, question: impl FnOnce() -> T) -> T {
        let turn = Arc::clone(held(&self.last).entry(host.to_lowercase()).or_default());
        let mut last = held(&turn);
        if let Some(rest) = last.and_then(|last| self.pause.checked_sub(last.elapsed())) {
            sleep(rest);
        }
        let answer = question();
        *last = Some(Instant::now());
        answer
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
