//! Follows the files of the site and renews the preview when one changes.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch::Sender;

use crate::cli::serve::Shared;
use crate::commands::preview::{Changed, Known, Preview};

/// Editors save in several steps; what comes within this time is one change.
const SETTLE: Duration = Duration::from_millis(10);

/// Starts to watch; stops when the watcher is dropped.
pub(super) fn start(shared: &Shared, known: Known, sender: Sender<u64>) -> notify::Result<RecommendedWatcher> {
    let (changed, changes) = mpsc::channel();
    // Events name files by their absolute paths, however the site was named.
    let root = shared.settings.root.clone();
    let absolute = std::path::absolute(&root).unwrap_or_else(|_| root.clone());
    let as_scanned = move |path: PathBuf| path.strip_prefix(&absolute).map_or(path.clone(), |inside| root.join(inside));
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Some(change) = change_of(event, &as_scanned) {
            // The receiver is gone only when the server ends.
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

/// A change of a file's text names the file; what else happened to files, or a
/// watcher that lost count, may mean anything.
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

/// All that comes before the files have been quiet for a moment.
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
