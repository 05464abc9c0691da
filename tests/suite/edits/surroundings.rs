//! Edits outside of the content: the site's own theme, the date, the output and the cache.

use std::fs;

use crate::edits::edit::{Choice, Kind};
use crate::edits::model::{Act, Site};
use crate::site::repository;

pub const KINDS: &[Kind] = &[
    Kind { name: "template", apply: template },
    Kind { name: "broken template", apply: broken_template },
    Kind { name: "words", apply: words },
    Kind { name: "theme's static file", apply: static_file },
    Kind { name: "remove theme file", apply: remove_theme_file },
    Kind { name: "date", apply: date },
    Kind { name: "--drafts", apply: drafts },
    Kind { name: "--base-url", apply: base_url },
    Kind { name: "publish", apply: publish },
    Kind { name: "publish anew", apply: publish_anew },
    Kind { name: "change output", apply: change_output },
    Kind { name: "delete output", apply: delete_output },
    Kind { name: "drop cache", apply: drop_cache },
    Kind { name: "touch", apply: touch },
];

const TEMPLATES: [&str; 9] = [
    "goal.html",
    "base.html",
    "components.html",
    "page.html",
    "term.html",
    "home.html",
    "sitemap.xml",
    "feed.xml",
    "sheet.html",
];

fn own(site: &Site, choice: Choice, name: &str) -> String {
    let is_own = site.tables["tomei"].get("theme").is_some_and(|theme| theme == "own") || choice.pick.is_multiple_of(8);
    format!("themes/{}/{name}", if is_own { "own" } else { "default" })
}

/// A template of the embedded theme with a word more in it.
fn template(site: &mut Site, choice: Choice) {
    let name = format!("templates/{}", choice.other_of(&TEMPLATES));
    let text = fs::read_to_string(repository().join("themes/default").join(&name)).unwrap();
    let text = match text.find("<h1").or_else(|| text.rfind("</")) {
        Some(at) => format!("{}<!-- {} -->{}", &text[..at], choice.word(), &text[at..]),
        None => text,
    };
    site.files.insert(own(site, choice, &name), text.into_bytes());
}

fn broken_template(site: &mut Site, choice: Choice) {
    let name = own(site, choice, &format!("templates/{}", choice.other_of(&TEMPLATES)));
    let text = ["{% if %}", "{{ view.nothing.at.all }}", "[[no.such.word]]"][usize::from(choice.word) % 3];
    site.files.insert(name, text.as_bytes().to_vec());
}

fn words(site: &mut Site, choice: Choice) {
    let name =
        own(site, choice, choice.other_of(&["lang/ja.yaml", "lang/en.yaml", "lang/ja-x-easy.yaml", "lang/xx.yaml"]));
    let text = match choice.word % 4 {
        0 => "year:\n  others: ほかの年\n".to_owned(),
        1 => format!("name: {}\n", choice.word()),
        2 => "goal:\n  grade: しるし\n".to_owned(),
        _ => "goal:\n  no_such_word: なし\n".to_owned(),
    };
    site.files.insert(name, text.into_bytes());
}

fn static_file(site: &mut Site, choice: Choice) {
    let name = own(site, choice, choice.other_of(&["static/style.css", "static/logo.svg", "static/guide/start.html"]));
    site.files.insert(name, format!("/* {} */", choice.word()).into_bytes());
}

fn remove_theme_file(site: &mut Site, choice: Choice) {
    let files: Vec<String> = site.files.keys().filter(|file| file.starts_with("themes/")).cloned().collect();
    if let Some(place) = choice.place(files.len()) {
        site.files.remove(&files[place]);
    }
}

fn date(site: &mut Site, choice: Choice) {
    site.options.today = choice.other_of(&["2026-12-01", "2026-11-01", "2026-12-31", "2021-06-01"]).to_owned();
}

fn drafts(site: &mut Site, choice: Choice) {
    site.options.drafts = choice.word.is_multiple_of(2);
}

fn base_url(site: &mut Site, choice: Choice) {
    site.options.base_url = choice.other_of(&[None, Some("https://other.example/".to_owned())]);
}

fn publish(site: &mut Site, _: Choice) {
    site.acts.push(Act::Publish);
}

fn publish_anew(site: &mut Site, _: Choice) {
    site.acts.push(Act::PublishAnew);
}

fn change_output(site: &mut Site, choice: Choice) {
    site.acts.push(Act::ChangeOutput(usize::from(choice.pick)));
}

fn delete_output(site: &mut Site, choice: Choice) {
    site.acts.push(Act::DeleteOutput(usize::from(choice.pick)));
}

fn drop_cache(site: &mut Site, _: Choice) {
    site.acts.push(Act::DropCache);
}

fn touch(site: &mut Site, _: Choice) {
    site.acts.push(Act::Touch);
}
