//! Finds mounted file systems. The program must not move or remove the files in them.

use std::path::{Path, PathBuf};

/// The mount points at or below `folder`, as paths that begin with `folder`; empty if the folder does not exist.
pub(super) fn mounts(folder: &Path) -> Vec<PathBuf> {
    let Ok(canonical) = folder.canonicalize() else { return Vec::new() };
    match std::fs::read("/proc/self/mountinfo") {
        Ok(table) if cfg!(target_os = "linux") => {
            let below = |mount: PathBuf| mount.strip_prefix(&canonical).ok().map(|inside| joined(folder, inside));
            mount_points(&table).into_iter().filter_map(below).collect()
        }
        _ => by_device(folder),
    }
}

/// Joining an empty path would add a slash at the end.
fn joined(folder: &Path, inside: &Path) -> PathBuf {
    if inside.as_os_str().is_empty() { folder.to_owned() } else { folder.join(inside) }
}

/// The mount points in a `mountinfo` table (proc(5)), where they are the fifth field of each line. Unlike a comparison
/// of device numbers, this finds bind mounts of the same device.
#[cfg(unix)]
fn mount_points(table: &[u8]) -> Vec<PathBuf> {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt as _;

    let fields = table.split(|byte| *byte == b'\n').filter_map(|line| line.split(|byte| *byte == b' ').nth(4));
    fields.map(|field| PathBuf::from(OsString::from_vec(unescape(field)))).collect()
}

#[cfg(not(unix))]
fn mount_points(_: &[u8]) -> Vec<PathBuf> {
    Vec::new()
}

/// The kernel escapes space, tab, line feed and backslash as `\` and three octal digits.
#[cfg(unix)]
fn unescape(mut field: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(field.len());
    while let [first, rest @ ..] = field {
        (bytes, field) = match field {
            [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', rest @ ..] => {
                bytes.push((a - b'0') * 64 + (b - b'0') * 8 + (c - b'0'));
                (bytes, rest)
            }
            _ => {
                bytes.push(*first);
                (bytes, rest)
            }
        };
    }
    bytes
}

/// Finds folders that are on a different device from their parent.
#[cfg(unix)]
fn by_device(folder: &Path) -> Vec<PathBuf> {
    use std::os::unix::fs::MetadataExt as _;

    use walkdir::WalkDir;

    let device = |path: &Path| std::fs::symlink_metadata(path).ok().map(|found| found.dev());
    let parent = folder.canonicalize().ok().and_then(|folder| folder.parent().map(Path::to_owned));
    let home = parent.as_deref().and_then(device);
    let folders = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_dir());
    folders.map(walkdir::DirEntry::into_path).filter(|path| device(path) != home).collect()
}

#[cfg(not(unix))]
fn by_device(_: &Path) -> Vec<PathBuf> {
    Vec::new()
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::PathBuf;

    use crate::write::mount::mount_points;

    #[test]
    fn mount_points_are_read_with_their_escapes() {
        let table = b"22 1 254:0 / / rw,relatime - ext4 /dev/root rw\n\
            31 22 254:0 /srv/a /site/public/a\\040b\\134c\\303\\251 rw shared:5 - ext4 /dev/root rw\n\
            \n";
        assert_eq!(mount_points(table), [PathBuf::from("/"), PathBuf::from("/site/public/a b\\cé")]);
    }
}
