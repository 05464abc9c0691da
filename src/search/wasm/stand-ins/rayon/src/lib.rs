//! The part of `rayon` that Tantivy uses. The module for the browser has a single thread, so every task runs
//! immediately.

use std::any::Any;
use std::fmt;

/// A pool whose only thread is the caller's.
pub struct ThreadPool;

/// Configures nothing: there is one thread.
#[derive(Default)]
pub struct ThreadPoolBuilder;

/// Never occurs, since nothing about the pool can fail.
#[derive(Debug)]
pub struct ThreadPoolBuildError;

/// The scope in which tasks are spawned.
pub struct Scope;

impl ThreadPool {
    pub fn scope<'scope, Task, Returned>(&self, task: Task) -> Returned
    where
        Task: FnOnce(&Scope) -> Returned + 'scope,
    {
        task(&Scope)
    }

    pub fn spawn<Task: FnOnce()>(&self, task: Task) {
        task();
    }
}

impl Scope {
    pub fn spawn<Task: FnOnce(&Scope)>(&self, task: Task) {
        task(self);
    }
}

impl ThreadPoolBuilder {
    pub fn new() -> ThreadPoolBuilder {
        ThreadPoolBuilder
    }

    #[must_use]
    pub fn num_threads(self, _threads: usize) -> ThreadPoolBuilder {
        self
    }

    #[must_use]
    pub fn thread_name<Name: FnMut(usize) -> String>(self, _name: Name) -> ThreadPoolBuilder {
        self
    }

    #[must_use]
    pub fn panic_handler<Handler: Fn(Box<dyn Any + Send>)>(self, _handler: Handler) -> ThreadPoolBuilder {
        self
    }

    pub fn build(self) -> Result<ThreadPool, ThreadPoolBuildError> {
        Ok(ThreadPool)
    }
}

impl fmt::Display for ThreadPoolBuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no thread pool")
    }
}

impl std::error::Error for ThreadPoolBuildError {}
