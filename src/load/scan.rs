//! Finds the files under `content/` and determines the purpose of each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::path::print_path;
use crate::diagnostic::suggest::nearest;
use crate::load::fault::{LinkLoop, NotRegular, OutsideRoot, StrayFile, TwinFile, UnknownFile, Unreadable};
use crate::load::unreadable::unreadable;
use crate::model::content_file::ContentFile;
use crate::model::path::{SitePath, Slug};
use crate::validate::fault::document::FileName;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Relative to the site's root, `/`-separated.
    pub file: String,
    pub disk: PathBuf,
    pub bytes: u64,
    /// When it was last changed, if the system reports it.
    pub modified: Option<SystemTime>,
    pub purpose: Purpose,
}

/// The purpose of a content file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    Document,
    Table(ContentFile),
    /// The layout of a city's own sheet: `content/forms/*.yaml`.
    Form,
    /// Copied unchanged to this path in the output.
    Asset(SitePath),
}

/// The files of a site, with the faults of files that cannot be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    pub entries: Vec<Entry>,
    pub faults: Vec<Diagnostic>,
    /// Folders that are missing, while their previous contents still exist beside them under the hidden name that the
    /// writer uses while it exchanges folders.
    pub displaced: Vec<PathBuf>,
}

/// Updates the entries of the `changed` files only. Returns `None` if one of them is new, deleted or no longer a
/// regular file: the whole folder must then be scanned again.
pub fn rescan(mut known: Scan, changed: &BTreeSet<PathBuf>) -> Option<Scan> {
    for path in changed {
        let entry = known.entries.iter_mut().find(|entry| entry.disk == *path)?;
        let metadata = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        (entry.bytes, entry.modified) = (metadata.len(), metadata.modified().ok());
    }
    Some(known)
}

/// Finds every file under `root/content`, in the order of their names.
pub fn scan(root: &Path) -> Scan {
    let (mut entries, mut faults, mut displaced, mut outside) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let inside = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let is_content = |entry: &DirEntry| {
        if entry.depth() > 0 && is_ignored(entry, &relative(root, entry.path())) {
            displaced.extend(displaced_folder(entry));
            return false;
        }
        // What lies behind a link out of the site may be a whole disk: it is not walked.
        let refused = leads_outside(root, &inside, entry);
        outside.extend(refused.clone());
        refused.is_none()
    };
    let walk = WalkDir::new(root.join("content")).follow_links(true).sort_by_file_name();
    for found in walk.into_iter().filter_entry(is_content) {
        match found {
            Ok(found) if found.file_type().is_dir() && !found.path_is_symlink() => {}
            Ok(found) => match classify(root, &found) {
                Ok(entry) => entries.extend(entry),
                Err(fault) => faults.push(fault),
            },
            Err(error) => faults.push(walk_fault(root, &error)),
        }
    }
    faults.extend(outside);
    faults.extend(twins(&entries));
    Scan { entries, faults, displaced }
}

fn leads_outside(root: &Path, inside: &Path, entry: &DirEntry) -> Option<Diagnostic> {
    let is_link = entry.path_is_symlink();
    is_link.then(|| refuse_outside(inside, entry.path(), &relative(root, entry.path())).err()).flatten()
}

/// Files whose names are one name elsewhere: on Windows and macOS capital letters do not count, and a name from macOS may
/// have its voiced sounds marked by a character of their own.
fn twins(entries: &[Entry]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for Entry { file, .. } in entries {
        let folded = file.nfc().collect::<String>().to_lowercase();
        if let Some(other) = first.insert(folded, file) {
            faults.push(Diagnostic::of_file(file, TwinFile { other: other.to_owned() }));
        }
    }
    faults
}

/// The path of the missing folder whose contents `entry` holds.
fn displaced_folder(entry: &DirEntry) -> Option<PathBuf> {
    let name = entry.file_name().to_string_lossy();
    let folder = entry.path().with_file_name(name.strip_prefix('.')?.strip_suffix(".tomei-old")?);
    std::fs::symlink_metadata(&folder).is_err().then_some(folder)
}

/// Hidden files that web servers and hosts look for, below `content/static/`.
const OF_HOSTS: [&str; 3] = [".htaccess", ".nojekyll", ".well-known"];

/// Whether the hidden file or folder `file` is meant for the host of the site.
fn is_of_host(file: &str) -> bool {
    let inside = file.strip_prefix("content/static/").unwrap_or_default();
    let first = inside.split('/').next().unwrap_or_default();
    let is_well_known = first == ".well-known" && !inside.contains("/.");
    is_well_known || inside.rsplit('/').next().is_some_and(|name| OF_HOSTS.contains(&name) && name != ".well-known")
}

/// Hidden files, temporary files of editors, notes for clerks in `README.md`, and the record of what was imported.
fn is_ignored(entry: &DirEntry, file: &str) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_hidden = name.starts_with('.') && !is_of_host(file);
    let leftover = is_hidden || name.starts_with('#') || name.starts_with("~$") || name.ends_with(['~', '#']);
    leftover || matches!(&*name, "README.md" | "imported.lock" | "Thumbs.db" | "desktop.ini" | "4913")
}

fn classify(root: &Path, found: &DirEntry) -> Result<Option<Entry>, Diagnostic> {
    let file = relative(root, found.path());
    if found.file_type().is_dir() {
        return Ok(None);
    }
    if !found.file_type().is_file() {
        return Err(Diagnostic::of_file(&file, NotRegular));
    }
    let metadata = found.metadata().map_err(|error| walk_fault(root, &error))?;
    let purpose = purpose(&file)?;
    let (bytes, modified) = (metadata.len(), metadata.modified().ok());
    Ok(Some(Entry { disk: found.path().to_owned(), bytes, modified, purpose, file }))
}

fn refuse_outside(inside: &Path, path: &Path, file: &str) -> Result<(), Diagnostic> {
    let target = path.canonicalize().map_err(|error| unreadable(file, &error))?;
    if target.starts_with(inside) {
        return Ok(());
    }
    let target = std::fs::read_link(path).unwrap_or(target);
    Err(Diagnostic::of_file(file, OutsideRoot { target: print_path(&target) }))
}

fn purpose(file: &str) -> Result<Purpose, Diagnostic> {
    if let Some(table) = ContentFile::at(file) {
        return Ok(Purpose::Table(table));
    }
    let inside = file.strip_prefix("content/").unwrap_or(file);
    let copied = inside.strip_prefix("static/");
    match (copied, inside.rsplit_once('.').map(|(_, extension)| extension)) {
        (None, Some("yaml")) if is_form(inside) => Ok(Purpose::Form),
        (None, Some("md")) => Ok(Purpose::Document),
        (None, Some("yaml" | "yml")) => Err(Diagnostic::of_file(file, unknown_table(file))),
        (None, _) => Err(Diagnostic::of_file(file, StrayFile { file: file.to_owned() })),
        (Some(place), _) => asset(file, place),
    }
}

/// Forms lie directly in their folder: `forms/name.yaml`.
fn is_form(inside: &str) -> bool {
    inside.strip_prefix("forms/").is_some_and(|name| !name.contains('/'))
}

fn asset(file: &str, place: &str) -> Result<Purpose, Diagnostic> {
    let is_name = |part: &str| Slug::new(part).is_some() || OF_HOSTS.contains(&part);
    let fits = place.split('/').all(is_name);
    let path = if fits { SitePath::new(place) } else { None };
    let fault = || Diagnostic::of_file(file, FileName { name: place.to_owned() });
    path.map(Purpose::Asset).ok_or_else(fault)
}

fn unknown_table(file: &str) -> UnknownFile {
    let known: Vec<String> =
        ContentFile::ALL.map(|file| file.path().to_owned()).into_iter().filter(|name| name.ends_with("yaml")).collect();
    let stem = |name: &str| name.strip_prefix("content/").unwrap_or(name).to_owned();
    let stems: Vec<String> = known.iter().map(|name| stem(name)).collect();
    let near = nearest(&stem(file), stems.iter().map(String::as_str));
    UnknownFile { suggestion: near.map(|near| format!("content/{near}")), known }
}

fn walk_fault(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let file = error.path().map(|path| relative(root, path)).unwrap_or_else(|| "content".to_owned());
    if error.loop_ancestor().is_some() {
        return Diagnostic::of_file(&file, LinkLoop);
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), |error| error.kind().to_string());
    Diagnostic::of_file(&file, Unreadable { reason })
}

/// The path relative to `root`, `/`-separated on every system.
fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
