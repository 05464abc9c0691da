//! Follows the files of the site and renews the preview when one changes.

use std::sync::mpsc;
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch::Sender;

use crate::cli::serve::Shared;
use crate::pipeline::content::Memory;
use crate::pipeline::preview::Preview;

/// Editors save in several steps; what comes within this time is one change.
const SETTLE: Duration = Duration::from_millis(10);

/// Starts to watch; stops when the watcher is dropped.
pub fn start(shared: &Shared, memory: Memory, sender: Sender<u64>) -> notify::Result<RecommendedWatcher> {
    let (changed, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
            // The receiver is gone only when the server ends.
            changed.send(()).ok();
        }
    })?;
    for folder in ["content", "themes"] {
        let folder = shared.settings.root.join(folder);
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    let shared = shared.clone();
    std::thread::spawn(move || follow(&shared, memory, &changes, &sender));
    Ok(watcher)
}

fn follow(shared: &Shared, mut memory: Memory, changes: &mpsc::Receiver<()>, sender: &Sender<u64>) {
    while changes.recv().is_ok() {
        while changes.recv_timeout(SETTLE).is_ok() {}
        let preview = Preview::new(&shared.settings, &mut memory);
        shared.reporter.diagnostics(preview.diagnostics());
        let old = std::mem::replace(&mut *shared.preview.write().expect("no renderer panicked"), preview);
        sender.send_modify(|version| *version += 1);
        drop(old);
    }
}
