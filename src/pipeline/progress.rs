//! Progress reporting for long runs.

/// The stages of a run that can take long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Reading,
    Rendering,
    Indexing,
    /// Asking other hosts.
    Asking,
}

/// Receives progress reports, from many threads at once.
pub trait Progress: Sync {
    /// A stage of `total` steps has started.
    fn begin(&self, stage: Stage, total: usize);
    /// One step is finished.
    fn step(&self);
}

/// Discards all progress reports.
pub struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}
