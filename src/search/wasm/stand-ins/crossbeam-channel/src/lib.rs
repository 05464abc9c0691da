//! The part of `crossbeam-channel` that Tantivy uses, for a module with a single thread, in which nothing can be waited
//! for.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The sending side of a queue.
pub struct Sender<T>(Arc<Mutex<VecDeque<T>>>);

/// The receiving side: empty means finished, because no other thread can add to it.
pub struct Receiver<T>(Arc<Mutex<VecDeque<T>>>);

/// A value that could not be sent.
pub struct SendError<T>(pub T);

impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not sent")
    }
}

pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    let queue = Arc::new(Mutex::new(VecDeque::new()));
    (Sender(Arc::clone(&queue)), Receiver(queue))
}

pub fn bounded<T>(_capacity: usize) -> (Sender<T>, Receiver<T>) {
    unbounded()
}

/// A clock that never ticks.
pub fn tick(_interval: Duration) -> Receiver<Instant> {
    unbounded().1
}

impl<T> Sender<T> {
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        self.0.lock().expect("one thread").push_back(message);
        Ok(())
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Sender(Arc::clone(&self.0))
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Self {
        Receiver(Arc::clone(&self.0))
    }
}

impl<T> Iterator for Receiver<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.lock().expect("one thread").pop_front()
    }
}
