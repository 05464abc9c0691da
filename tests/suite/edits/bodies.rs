//! Edits of the text below the front matter.

use crate::edits::edit::{Choice, Kind};
use crate::edits::model::{Document, Item, Site, Spelling};

pub const KINDS: &[Kind] = &[
    Kind { name: "reword item", apply: reword_item },
    Kind { name: "add item", apply: add_item },
    Kind { name: "remove item", apply: remove_item },
    Kind { name: "target", apply: target },
    Kind { name: "when", apply: when },
    Kind { name: "below", apply: below },
    Kind { name: "prose", apply: prose },
    Kind { name: "markup", apply: markup },
    Kind { name: "link", apply: link },
    Kind { name: "heading", apply: heading },
    Kind { name: "spelling", apply: spelling },
];

fn any(_: &Document) -> bool {
    true
}

fn has_items(document: &Document) -> bool {
    document.sections.iter().any(|section| !section.items.is_empty())
}

fn item(site: &mut Site, choice: Choice, edit: impl FnOnce(&mut Item)) {
    let Some(document) = choice.document(site, has_items) else { return };
    let mut items = document.items_mut();
    let place = usize::from(choice.other) % items.len();
    edit(items[place]);
}

fn reword_item(site: &mut Site, choice: Choice) {
    item(site, choice, |item| item.text = format!("{}を広げます。", choice.word()));
}

fn add_item(site: &mut Site, choice: Choice) {
    let Some(document) = choice.document(site, has_items) else { return };
    let section = document.sections.iter_mut().find(|section| !section.items.is_empty());
    let items = &mut section.expect("the document was picked for its items").items;
    let id = format!("{}{}", &items[0].id[..1], items.len() + 4);
    items.push(Item { id, text: format!("{}を加えます。", choice.word()), ..Item::default() });
}

fn remove_item(site: &mut Site, choice: Choice) {
    let Some(document) = choice.document(site, has_items) else { return };
    let place = usize::from(choice.other) % document.sections.len();
    document.sections[place].items.pop();
}

/// An item of the same document, or of any other.
fn target(site: &mut Site, choice: Choice) {
    let ids = site.ids();
    let own = ["p1", "r1", "i1", "p2"][usize::from(choice.word) % 4];
    let far = format!("{}/{own}", ids[usize::from(choice.other) % ids.len()]);
    let target = [None, Some(own.to_owned()), Some(far.clone()), Some(far)][usize::from(choice.word / 4) % 4].clone();
    item(site, choice, |item| item.target = target);
}

fn when(site: &mut Site, choice: Choice) {
    let whens =
        [None, Some("2022年度"), Some("令和3年度～同5年度"), Some("10月"), Some("2020-12-10"), Some("平成34年度")];
    let when = whens[usize::from(choice.word) % whens.len()];
    item(site, choice, |item| item.when = when.map(str::to_owned));
}

fn below(site: &mut Site, choice: Choice) {
    let below = (!choice.word.is_multiple_of(3)).then(|| format!("{}から始める", choice.word()));
    item(site, choice, |item| item.below = below);
}

fn prose(site: &mut Site, choice: Choice) {
    if let Some(section) = choice.document(site, any).and_then(|document| document.sections.last_mut()) {
        section.prose = format!("{}について書き足しました。", choice.word());
    }
}

fn markup(site: &mut Site, choice: Choice) {
    let markup = [
        "### 小見出し\n\n[上へ](#小見出し)",
        "| 年 | 数 |\n|---|---|\n| 2020 | 12 |",
        "![写真](photo.png)",
        "![写真](../2020/kikaku/photo.png)",
        "1. 一つ目\n2. 二つ目\n\n> 引用\n\n```\nそのまま\n```",
        "<script>alert(1)</script>",
    ];
    if let Some(section) = choice.document(site, any).and_then(|document| document.sections.last_mut()) {
        section.prose = format!("{}\n\n{}", choice.word(), choice.other_of(&markup));
    }
}

/// Addresses of lists and files that other kinds of edits make and take away.
const ADDRESSES: [&str; 12] = [
    "index.html",
    "departments/kikaku.html",
    "glossary.html",
    "due/2022.html",
    "due/index.html",
    "plans/sogo/1-1.html",
    "data/index.html",
    "guide/start.html",
    "extra/note.html",
    "files/table.csv",
    "2020/kikaku/sheet.html",
    "corrections.html#top",
];

/// A link in running text: to another document by its file, or to an address of the output.
fn link(site: &mut Site, choice: Choice) {
    let Some(file) = choice.file(site, any) else { return };
    let up = "../".repeat(file.trim_start_matches("content/pages/").matches('/').count());
    let written = if choice.word.is_multiple_of(2) {
        let files: Vec<&String> = site.documents.keys().collect();
        let other = files[usize::from(choice.other) % files.len()].trim_start_matches("content/");
        format!("{}{other}", "../".repeat(file.matches('/').count() - 1))
    } else {
        let up = if file.starts_with("content/pages/") { up } else { "../../".to_owned() };
        format!("{up}{}", choice.other_of(&ADDRESSES))
    };
    let document = site.documents.get_mut(&file).expect("the file was picked among the documents");
    if let Some(section) = document.sections.last_mut() {
        section.prose = format!("{}は[こちら]({written})をご覧ください。", choice.word());
    }
}

fn heading(site: &mut Site, choice: Choice) {
    if let Some(section) = choice.document(site, any).and_then(|document| document.sections.last_mut())
        && section.items.is_empty()
    {
        section.heading = format!("{}の注記", choice.word());
    }
}

fn spelling(site: &mut Site, choice: Choice) {
    if let Some(document) = choice.document(site, any) {
        document.spelling = choice.other_of(&[Spelling::Plain, Spelling::ByteOrderMark, Spelling::WindowsLines]);
    }
}
