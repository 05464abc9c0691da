//! Watches the files of the site and updates the preview after a change.
//!
//! The system tells of changes at once, but not of all: it knows nothing of other
//! machines' changes on a network drive, and it watches folders, not names, so
//! that one which is replaced is lost from sight. So the site is also looked at
//! every few seconds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender as ChangeSender};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch::Sender;

use crate::cli::serve::Shared;
use crate::commands::preview::{Changed, Known, Preview};
use crate::load::stamp::stamp;
use crate::publication::lock;

/// Editors save a file in several steps: events within this time belong to one change.
const SETTLE: Duration = Duration::from_millis(10);
/// How often the site is looked at while nothing is told.
const PAUSE: Duration = Duration::from_secs(2);

/// Starts to follow the files, for as long as the program runs.
pub(super) fn start(shared: &Shared, known: Known, sender: Sender<u64>) {
    let shared = shared.clone();
    let (changed, changes) = mpsc::channel();
    let mut eyes = Eyes::new(&shared.settings.root, changed);
    eyes.open();
    std::thread::spawn(move || follow(&shared, known, (&mut eyes, &changes), &sender));
}

/// What the system tells.
struct Eyes {
    /// None where the system cannot watch, or has watched too much already.
    watcher: Option<RecommendedWatcher>,
    root: PathBuf,
    /// Held, so that the channel stays open without a watcher.
    _changed: ChangeSender<Changed>,
}

impl Eyes {
    fn new(root: &Path, changed: ChangeSender<Changed>) -> Self {
        // Events name files by their absolute paths, however the site was named.
        let absolute = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        let (told, scanned, watched) = (changed.clone(), root.to_owned(), absolute.clone());
        let tell = move |event: notify::Result<Event>| {
            if let Some(change) = change_of(event, &scanned, &watched) {
                // The receiver is gone only when the server ends.
                told.send(change).ok();
            }
        };
        Self { watcher: notify::recommended_watcher(tell).ok(), root: absolute, _changed: changed }
    }

    /// Watches the folders that have the names of the site's now.
    fn open(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let modes = [RecursiveMode::NonRecursive, RecursiveMode::Recursive, RecursiveMode::Recursive];
        let folders = [self.root.clone(), self.root.join("content"), self.root.join("themes")];
        for (folder, mode) in folders.iter().zip(modes) {
            // One that is not there now is watched when it comes.
            watcher.unwatch(folder).ok();
            if folder.is_dir() {
                watcher.watch(folder, mode).ok();
            }
        }
    }
}

/// The change that an event describes. Only a change of a file's text is attributed to that file: after other events,
/// or lost ones, anything may have changed.
fn change_of(event: notify::Result<Event>, scanned: &Path, watched: &Path) -> Option<Changed> {
    let Ok(event) = event else { return Some(Changed::Anything) };
    if matches!(event.kind, EventKind::Access(_)) || !event.paths.iter().any(|path| is_of_site(path, watched)) {
        return None;
    }
    if !matches!(event.kind, EventKind::Modify(ModifyKind::Data(_))) {
        return Some(Changed::Anything);
    }
    let as_scanned = |path: PathBuf| path.strip_prefix(watched).map_or(path.clone(), |inside| scanned.join(inside));
    Some(Changed::Files(event.paths.into_iter().map(as_scanned).collect()))
}

/// Whether the site is made of `path`; its output lies in the same folder.
fn is_of_site(path: &Path, root: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return true };
    inside.iter().next().is_none_or(|first| ["content", "themes", lock::NAME].iter().any(|name| first == *name))
}

fn follow(shared: &Shared, mut known: Known, (eyes, changes): (&mut Eyes, &Receiver<Changed>), sender: &Sender<u64>) {
    let root = &shared.settings.root;
    let mut seen = stamp(root);
    loop {
        match changes.recv_timeout(PAUSE) {
            Ok(first) => {
                let changed = settled(first, changes);
                if matches!(changed, Changed::Anything) {
                    eyes.open();
                }
                renew(shared, &mut known, &changed, sender);
                seen = stamp(root);
            }
            Err(RecvTimeoutError::Timeout) => {
                let now = stamp(root);
                if now != seen {
                    seen = now;
                    eyes.open();
                    renew(shared, &mut known, &Changed::Anything, sender);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn renew(shared: &Shared, known: &mut Known, changed: &Changed, sender: &Sender<u64>) {
    let preview = Preview::new(&shared.settings, known, changed);
    shared.reporter.diagnostics(preview.diagnostics());
    let old = std::mem::replace(&mut *shared.preview.write().expect("no renderer panicked"), preview);
    sender.send_modify(|version| *version += 1);
    drop(old);
}

/// Collects all changes until no file has changed for a moment.
fn settled(first: Changed, changes: &Receiver<Changed>) -> Changed {
    let mut files: Option<BTreeSet<PathBuf>> = Some(BTreeSet::new());
    let mut add = |change: Changed| match change {
        Changed::Files(more) => files.iter_mut().for_each(|files| files.extend(more.iter().cloned())),
        Changed::Anything => files = None,
    };
    add(first);
    while let Ok(more) = changes.recv_timeout(SETTLE) {
        add(more);
    }
    files.map_or(Changed::Anything, Changed::Files)
}
