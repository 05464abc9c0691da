//! Edits of files that are copied unchanged, which claim and free addresses.

use crate::edits::edit::{Choice, Kind};
use crate::edits::model::Site;

pub const KINDS: &[Kind] = &[
    Kind { name: "add asset", apply: add },
    Kind { name: "take an address", apply: take },
    Kind { name: "free an address", apply: free },
    Kind { name: "remove asset", apply: remove },
    Kind { name: "other file", apply: other },
];

/// Below `content/static/`, among them in folders that have pages.
const ASSETS: [&str; 6] = [
    "content/static/files/table.csv",
    "content/static/extra/note.html",
    "content/static/robots.txt",
    "content/static/guide/start.furigana.json",
    "content/static/2020/kikaku/photo.png",
    "content/static/guide/plan.pdf",
];

fn add(site: &mut Site, choice: Choice) {
    let bytes = match choice.word % 3 {
        0 => b"\x93\xfa\x96\x7b\x8c\xea".to_vec(),
        1 => format!("<p>{}", choice.word()).into_bytes(),
        _ => choice.word().as_bytes().to_vec(),
    };
    site.files.insert(choice.other_of(&ASSETS).to_owned(), bytes);
}

/// A document goes, and a file stands at its address.
fn take(site: &mut Site, choice: Choice) {
    let pages = |file: &&String| file.starts_with("content/pages/");
    let files: Vec<String> = site.documents.keys().filter(pages).cloned().collect();
    if let Some(file) = choice.place(files.len()).map(|place| &files[place]) {
        site.documents.remove(file);
        let address = file.trim_start_matches("content/pages/").replace(".md", ".html");
        site.files.insert(format!("content/static/{address}"), b"<p>taken".to_vec());
    }
}

/// A file goes, and a document stands at its address.
fn free(site: &mut Site, choice: Choice) {
    let assets = |file: &&String| file.starts_with("content/static/") && file.ends_with(".html");
    let files: Vec<String> = site.files.keys().filter(assets).cloned().collect();
    if let Some(file) = choice.place(files.len()).map(|place| &files[place]) {
        site.files.remove(file);
        let name = file.trim_start_matches("content/static/").trim_end_matches(".html");
        let (file, document) = crate::edits::start::page(name, choice.word());
        site.documents.insert(file, document);
    }
}

/// A layout for imports, a note to clerks, what an editor leaves behind, a memo, and a table that nobody knows.
fn other(site: &mut Site, choice: Choice) {
    let files =
        ["forms/city.yaml", "README.md", "pages/.about.md.swp", "pages/about.md~", "pages/memo.txt", "goals.yaml"];
    let file = choice.other_of(&files);
    site.files.insert(format!("content/{file}"), format!("title: {}\n", choice.word()).into_bytes());
}

fn remove(site: &mut Site, choice: Choice) {
    let is_asset = |file: &&String| file.starts_with("content/") && !file.ends_with(".csv");
    let files: Vec<String> = site.files.keys().filter(is_asset).cloned().collect();
    if let Some(place) = choice.place(files.len()) {
        site.files.remove(&files[place]);
    }
}
