//! What an address in running text names: a file as people, editors and other systems write its name, or a place in the
//! output.

use unicode_normalization::UnicodeNormalization;

use crate::markdown;
use crate::model::document::Document;

/// The ways to read a path: as it is written, and with its percent signs decoded, as editors write Japanese names. Names are
/// compared in the form NFC: those of files that were made on macOS come in another.
pub(super) fn readings(target: &str) -> Vec<String> {
    let written: String = target.nfc().collect();
    let decoded = percent_encoding::percent_decode_str(target).decode_utf8().ok();
    let decoded: Option<String> = decoded.map(|text| text.nfc().collect()).filter(|text| *text != written);
    [Some(written), decoded].into_iter().flatten().collect()
}

/// The file of the output that a path means, seen from the page of a document or, as people think who have only the
/// document's file before them, from that file. A folder means its list.
pub(super) fn in_output(document: &Document, target: &str) -> Option<String> {
    let from_page = markdown::join(document.path.as_str(), target);
    let from_root = from_page.clone().filter(|_| target.starts_with('/')).map(|path| outside_content(&path));
    let path = from_root.or(from_page).or_else(|| from_file(document, target))?;
    let last = target.rsplit('/').next().unwrap_or_default();
    Some(match (path.as_str(), last) {
        ("", _) => "index.html".to_owned(),
        (folder, "" | "." | "..") => format!("{folder}/index.html"),
        _ => path,
    })
}

fn from_file(document: &Document, target: &str) -> Option<String> {
    let path = markdown::join(&document.file, target)?;
    path.starts_with("content").then(|| outside_content(&path))
}

/// Pages and copies stand at the root of the output, not in the folders in which they are written.
fn outside_content(path: &str) -> String {
    let inside = path.strip_prefix("content").filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let Some(inside) = inside.map(|inside| inside.trim_start_matches('/')) else { return path.to_owned() };
    let written_in = ["pages", "static"].iter().find_map(|folder| inside.strip_prefix(folder));
    let placed = written_in.filter(|rest| rest.is_empty() || rest.starts_with('/')).unwrap_or(inside);
    placed.trim_start_matches('/').to_owned()
}
