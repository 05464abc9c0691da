//! Watches the files of the site and updates the preview after a change.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch::Sender;

use crate::cli::serve::Shared;
use crate::commands::preview::{Changed, Known, Preview};

/// Editors save a file in several steps: events within this time belong to one change.
const SETTLE: Duration = Duration::from_millis(10);

/// Starts watching. The watcher stops when it is dropped.
pub(super) fn start(shared: &Shared, known: Known, sender: Sender<u64>) -> notify::Result<RecommendedWatcher> {
    let (changed, changes) = mpsc::channel();
    // Events contain absolute paths, even if the site was given by a relative one.
    let root = shared.settings.root.clone();
    let absolute = std::path::absolute(&root).unwrap_or_else(|_| root.clone());
    let as_scanned = move |path: PathBuf| path.strip_prefix(&absolute).map_or(path.clone(), |inside| root.join(inside));
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Some(change) = change_of(event, &as_scanned) {
            // The receiver is dropped only when the server stops.
            changed.send(change).ok();
        }
    })?;
    for folder in ["content", "themes"] {
        let folder = shared.settings.root.join(folder);
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    let shared = shared.clone();
    std::thread::spawn(move || follow(&shared, known, &changes, &sender));
    Ok(watcher)
}

/// The change that an event describes. Only a change of a file's text is attributed to that file: after other events,
/// or lost ones, anything may have changed.
fn change_of(event: notify::Result<Event>, as_scanned: &dyn Fn(PathBuf) -> PathBuf) -> Option<Changed> {
    match event {
        Ok(Event { kind: EventKind::Access(_), .. }) => None,
        Ok(Event { kind: EventKind::Modify(ModifyKind::Data(_)), paths, .. }) => {
            Some(Changed::Files(paths.into_iter().map(as_scanned).collect()))
        }
        Ok(_) | Err(_) => Some(Changed::Anything),
    }
}

fn follow(shared: &Shared, mut known: Known, changes: &Receiver<Changed>, sender: &Sender<u64>) {
    while let Ok(first) = changes.recv() {
        let changed = settled(first, changes);
        let preview = Preview::new(&shared.settings, &mut known, &changed);
        shared.reporter.diagnostics(preview.diagnostics());
        let old = std::mem::replace(&mut *shared.preview.write().expect("no renderer panicked"), preview);
        sender.send_modify(|version| *version += 1);
        drop(old);
    }
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
