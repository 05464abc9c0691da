//! Writes the files of a content folder together: all of them, or none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::write::error::WriteError;
use crate::write::exchange::{self, Place};
use crate::write::folder;
use crate::write::retire::{Cleanup, Fate, Replaced};
use crate::write::system::{Disk, System};

/// Writes files, given by their paths below `root`. Each folder gets all of its files, or none. Files without bytes stay
/// as they are. Returns what could not be removed of the former folders.
///
/// # Errors
///
/// If something cannot be written. The folder in question and all later ones are then unchanged.
pub fn put_all(root: &Path, files: impl IntoIterator<Item = (String, Option<Vec<u8>>)>) -> Result<Cleanup, WriteError> {
    let mut folders: BTreeMap<String, Files> = BTreeMap::new();
    for (file, bytes) in files {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", &file));
        let of_folder = folders.entry(folder.to_owned()).or_default();
        of_folder.extend(bytes.map(|bytes| (name.to_owned(), bytes)));
    }
    let mut cleanup = Cleanup::default();
    for (folder, files) in &folders {
        let kept = root.join(".tomei/kept").join(folder);
        let mut of_folder = put_together(&Disk, &root.join(folder), &kept, files)?;
        of_folder.kept_aside.iter_mut().for_each(|name| *name = format!("{folder}/{name}"));
        cleanup.add(of_folder);
    }
    Ok(cleanup)
}

/// Puts a content folder back if a run was killed between two renames.
///
/// # Errors
///
/// If another program keeps it open. The error has the path of the folder.
pub fn recover(folder: &Path) -> Result<(), WriteError> {
    exchange::recover(&Disk, &Place::of(folder))
}

/// Files by name.
type Files = Vec<(String, Vec<u8>)>;

/// Adds `files` to `folder`. A new folder is assembled next to the old one, takes over its other files as hard links,
/// and then replaces it in one step.
fn put_together(system: &dyn System, folder: &Path, kept: &Path, files: &Files) -> Result<Cleanup, WriteError> {
    let place = Place::of(&folder::resolve_link(folder));
    exchange::recover(system, &place)?;
    [&place.folder, &place.next].into_iter().try_for_each(|folder| exchange::refuse_mounts(system, folder))?;
    folder::remove(&place.next)?;
    let retire = |folder: &Path, fate: &(dyn Fn(&str, &Path) -> Fate + Sync)| {
        Replaced { system, folder, present: &place.folder, kept, fate }.retire()
    };
    exchange::set_old_aside(system, &place)?;
    let leftovers = place.replaced();
    let mut cleanup = Cleanup::default();
    if let Some(former) = replace(system, &place, files)? {
        let is_put = |name: &str| files.iter().any(|(put, _)| put == name);
        let fate = |name: &str, _: &Path| if is_put(name) { Fate::Removed } else { Fate::Carried };
        cleanup.add(retire(&former, &fate));
    }
    // Only now, since an attempt that was killed left the same files that are in place by now.
    leftovers.iter().for_each(|leftover| cleanup.add(retire(leftover, &|_, _| Fate::KeptAside)));
    Ok(cleanup)
}

/// Replaces the folder, if there are files to be put into it, and returns the former one.
fn replace(system: &dyn System, place: &Place, files: &Files) -> Result<Option<PathBuf>, WriteError> {
    if files.is_empty() {
        return Ok(None);
    }
    let done = fill(&place.folder, &place.next, files).and_then(|()| exchange::exchange(system, place));
    // The remains of a failed attempt are useless.
    done.inspect_err(|_| drop(folder::remove(&place.next)))
}

fn fill(folder: &Path, next: &Path, files: &Files) -> Result<(), WriteError> {
    fs::create_dir_all(next).map_err(WriteError::io(next))?;
    for entry in folder::walk(folder) {
        let entry = entry?;
        let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let target = next.join(inside);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).map_err(WriteError::io(&target))?;
        } else if !files.iter().any(|(name, _)| Path::new(name) == inside) {
            folder::carry(entry.path(), &target)?;
        }
    }
    for (name, bytes) in files {
        let target = next.join(name);
        fs::write(&target, bytes).map_err(WriteError::io(&target))?;
    }
    if let Ok(metadata) = fs::metadata(folder) {
        // If permissions cannot be set, the folder keeps those with which it was created.
        drop(fs::set_permissions(next, metadata.permissions()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;
    use std::path::{Path, PathBuf};

    use super::put_together;
    use crate::write::error::WriteError;
    use crate::write::exchange::{self, Place};
    use crate::write::retire::Cleanup;
    use crate::write::system::faulty::{Exchange, Fails, Faulty, TestFolder, fail_every_call};
    use crate::write::system::{Disk, System};

    struct Folder {
        folder: TestFolder,
    }

    impl Folder {
        /// A folder with an imported goal and a goal that was written by hand.
        fn new() -> Self {
            let folder = TestFolder::new();
            folder.write("2019/somu/goal-1.md", "imported");
            folder.write("2019/somu/goal-9.md", "by hand");
            folder.write("2019/somu/pictures/a.svg", "picture");
            Self { folder }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path(name)
        }

        fn read(&self, name: &str) -> Option<String> {
            self.folder.read(name)
        }

        fn put(&self, system: &dyn System, text: &str) -> Result<Cleanup, WriteError> {
            let files = vec![("goal-1.md".to_owned(), text.as_bytes().to_vec())];
            put_together(system, &self.path("2019/somu"), &self.path("kept"), &files)
        }

        fn assert_whole(&self, goal: &str, context: &str) {
            assert_eq!(self.read("2019/somu/goal-1.md").as_deref(), Some(goal), "{context}");
            assert_eq!(self.read("2019/somu/goal-9.md").as_deref(), Some("by hand"), "{context}");
            assert_eq!(self.read("2019/somu/pictures/a.svg").as_deref(), Some("picture"), "{context}");
        }
    }

    #[test]
    fn whatever_fails_nothing_is_lost() {
        let kinds = [ErrorKind::PermissionDenied, ErrorKind::ResourceBusy, ErrorKind::Other, ErrorKind::StorageFull];
        fail_every_call(&kinds, |system, call| {
            let folder = Folder::new();
            let result = folder.put(&*system, "new");
            if !system.has_failed() {
                return folder.assert_whole("new", "no failure");
            }
            let context = format!("{call}: {result:?}");
            if matches!(result, Err(WriteError::Displaced { .. })) {
                assert!(!folder.path("2019/somu").exists(), "{context}");
                exchange::recover(&Disk, &Place::of(&folder.path("2019/somu"))).unwrap();
            }
            folder.assert_whole(if result.is_ok() { "new" } else { "imported" }, &context);
            let passes_by = system.fails == Fails::Once && system.kind == ErrorKind::PermissionDenied;
            assert!(result.is_ok() || !passes_by, "one failure passes by: {context}");
            folder.put(&Disk, "newer").unwrap();
            folder.assert_whole("newer", &context);
            assert_eq!(folder.folder.names("2019"), ["somu"], "no leftovers: {context}");
        });
    }

    #[test]
    fn newer_edits_and_what_an_attempt_left_are_both_kept() {
        let folder = Folder::new();
        folder.folder.write("2019/.somu.tomei-old/goal-9.md", "as it was before");
        folder.folder.write("2019/.somu.tomei-old/goal-8.md", "nowhere else");
        folder.folder.write("2019/.somu.tomei-old/pictures/a.svg", "picture");
        folder.folder.write("kept/goal-8.md", "kept earlier");
        let cleanup = folder.put(&Disk, "new").unwrap();
        folder.assert_whole("new", "the folder's own files stay");
        assert_eq!(folder.read("kept/goal-9.md").as_deref(), Some("as it was before"));
        assert_eq!(folder.read("kept/goal-8.md").as_deref(), Some("nowhere else"));
        assert_eq!(folder.read("kept/goal-8.md.1").as_deref(), Some("kept earlier"));
        assert_eq!(cleanup.kept_aside.len(), 2);
        assert_eq!(folder.folder.names("2019"), ["somu"]);
    }

    /// Killed just before the exchange, an attempt leaves a complete folder.
    #[test]
    fn what_an_attempt_left_is_not_kept_beside_the_same_files() {
        let folder = Folder::new();
        folder.folder.write("2019/.somu.tomei-replaced/goal-1.md", "new");
        folder.folder.write("2019/.somu.tomei-replaced/goal-9.md", "by hand");
        let cleanup = folder.put(&Disk, "new").unwrap();
        folder.assert_whole("new", "repeated");
        assert_eq!(cleanup.kept_aside, Vec::<String>::new());
        assert!(!folder.path("kept").exists());
        assert_eq!(folder.folder.names("2019"), ["somu"]);
    }

    #[test]
    fn a_folder_with_a_mount_inside_is_left_alone() {
        let folder = Folder::new();
        let mut system = Faulty::new(usize::MAX, ErrorKind::Other, Fails::Once, Exchange::Known);
        system.mounts.push(folder.path("2019/somu/pictures"));
        let error = folder.put(&system, "new").unwrap_err();
        assert!(matches!(error, WriteError::MountInside { .. }), "{error}");
        folder.assert_whole("imported", "refused");
        assert_eq!(folder.folder.names("2019"), ["somu"]);
    }

    /// Skipped for an administrator, who can read everything.
    #[test]
    #[cfg(unix)]
    fn what_cannot_be_read_stays_where_it_is() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = Folder::new();
        let pictures = folder.path("2019/somu/pictures");
        let set = |mode| fs::set_permissions(&pictures, fs::Permissions::from_mode(mode)).unwrap();
        set(0o000);
        let is_hidden = fs::read_dir(&pictures).is_err();
        let result = folder.put(&Disk, "new");
        if is_hidden {
            set(0o755);
            assert!(matches!(result, Err(WriteError::Io { .. })), "{result:?}");
            folder.assert_whole("imported", "refused");
            assert_eq!(folder.folder.names("2019"), ["somu"]);
        }
    }

    #[test]
    fn all_files_or_none() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("2019/kikaku");
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let put = |files: Vec<_>| put_together(&Disk, &folder, Path::new("kept"), &files);
        put(vec![file("a.md", "a")]).unwrap();
        fs::write(folder.join("mine.txt"), "mine").unwrap();
        assert!(put(vec![file("a.md", "b"), file("no/such/folder.md", "c")]).is_err());
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), "a", "nothing of a failed attempt");
        put(vec![file("a.md", "b")]).unwrap();
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), "b");
        assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), "mine");
        assert_eq!(fs::read_dir(place.path().join("2019")).unwrap().count(), 1, "no leftovers");
    }
}
