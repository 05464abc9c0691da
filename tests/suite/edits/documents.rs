//! Documents that are added, removed, moved and renamed.

use serde_json::json;

use crate::edits::edit::{Choice, Kind};
use crate::edits::model::{Document, Site};
use crate::edits::start;

pub const KINDS: &[Kind] = &[
    Kind { name: "add goal", apply: add_goal },
    Kind { name: "add midterm", apply: add_midterm },
    Kind { name: "add sheet", apply: add_sheet },
    Kind { name: "add page", apply: add_page },
    Kind { name: "delete document", apply: delete },
    Kind { name: "rename file", apply: rename_file },
    Kind { name: "renumber", apply: renumber },
    Kind { name: "move year", apply: move_year },
    Kind { name: "move department", apply: move_department },
    Kind { name: "change id", apply: change_id },
    Kind { name: "slug", apply: slug },
];

/// The places where documents come and go.
const PLACES: [(&str, &str); 4] = [("2020", "kikaku"), ("2020", "somu"), ("2021", "kikaku"), ("2022", "somu")];

fn any(_: &Document) -> bool {
    true
}

fn is_placed(document: &Document) -> bool {
    document.front.contains_key("department")
}

fn is_page(document: &Document) -> bool {
    !document.front.contains_key("kind")
}

fn add_goal(site: &mut Site, choice: Choice) {
    let (year, department) = choice.other_of(&PLACES);
    let (file, document) = start::goal(year, department, 1 + choice.pick % 4, choice.word());
    site.documents.insert(file, document);
}

fn add_midterm(site: &mut Site, choice: Choice) {
    let (year, department) = choice.other_of(&PLACES);
    let (file, document) = start::midterm(year, department, 1 + choice.pick % 2, choice.word());
    site.documents.insert(file, document);
}

fn add_sheet(site: &mut Site, choice: Choice) {
    let (year, department) = choice.other_of(&PLACES);
    let (file, document) = start::sheet(year, department, choice.word());
    site.documents.insert(file, document);
}

fn add_page(site: &mut Site, choice: Choice) {
    let file = choice.other_of(&["guide/start", "guide/sheet", "extra/note", "about", "guide/deep/index"]);
    let (file, document) = start::page(file, choice.word());
    site.documents.insert(file, document);
}

fn delete(site: &mut Site, choice: Choice) {
    if let Some(file) = choice.file(site, any) {
        site.documents.remove(&file);
    }
}

fn rename_file(site: &mut Site, choice: Choice) {
    if let Some(file) = choice.file(site, any) {
        let document = site.documents.remove(&file).expect("the file was picked among the documents");
        let name = choice.other_of(&["-old.md", "-new.md", ".md"]);
        let stem = file.trim_end_matches(".md").trim_end_matches("-old").trim_end_matches("-new");
        site.documents.insert(format!("{stem}{name}"), document);
    }
}

fn renumber(site: &mut Site, choice: Choice) {
    if let Some(document) = choice.document(site, Document::is_goal) {
        document.set("no", choice.other_of(&["1", "2", "3", "1-1"]));
    }
}

fn move_year(site: &mut Site, choice: Choice) {
    if let Some(document) = choice.document(site, is_placed) {
        document.set("year", choice.other_of(&["2019", "令和2年度", "2021", "2022"]));
    }
}

fn move_department(site: &mut Site, choice: Choice) {
    if let Some(document) = choice.document(site, is_placed) {
        document.set("department", choice.other_of(&["kikaku", "somu", "kikaku-ka"]));
    }
}

fn change_id(site: &mut Site, choice: Choice) {
    if let Some(document) = choice.document(site, is_placed) {
        document.set("id", json!(format!("id-{}", choice.word % 32)));
    }
}

fn slug(site: &mut Site, choice: Choice) {
    if let Some(document) = choice.document(site, is_page) {
        document.set("slug", choice.other_of(&["start", "note", "sheet", "index", "moved"]));
    }
}
