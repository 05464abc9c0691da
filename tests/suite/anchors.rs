//! Every id of a page is there once, and every link to a place on a page finds it.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};
use percent_encoding::percent_decode_str;

use crate::site::built;
use crate::written::written;

/// The ids of a page, and the places that its links lead to.
#[derive(Default)]
struct Page {
    ids: BTreeSet<String>,
    twice: Vec<String>,
    links: Vec<String>,
}

fn read(html: &[u8]) -> Page {
    let mut page = Page::default();
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        let text =
            |name: &str| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned());
        if let Some(id) = text("id").filter(|id| !page.ids.insert(id.clone())) {
            page.twice.push(id);
        }
        page.links.extend(text("href").filter(|href| href.contains('#')));
        page.links.extend(
            text("aria-labelledby")
                .into_iter()
                .flat_map(|ids| ids.split_whitespace().map(|id| format!("#{id}")).collect::<Vec<_>>()),
        );
    }
    page
}

/// The file and the place that a link of the page at `path` leads to; none on other hosts.
fn target(path: &str, link: &str) -> Option<(String, String)> {
    let (file, place) = link.split_once('#')?;
    let place = percent_decode_str(place).decode_utf8_lossy().into_owned();
    let file = percent_decode_str(file.split('?').next().unwrap_or_default()).decode_utf8_lossy().into_owned();
    if file.contains(':') {
        return None;
    }
    let file = if file.is_empty() { Some(path.to_owned()) } else { tomei::markdown::join(path, &file) }?;
    let file = if file.is_empty() || link.split('#').next().is_some_and(|file| file.ends_with('/')) {
        format!("{file}/index.html").trim_start_matches('/').to_owned()
    } else {
        file
    };
    Some((file, place))
}

fn check(files: &BTreeMap<String, Vec<u8>>) {
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), read(bytes)))
        .collect();
    assert!(pages.len() > 50, "hardly any page");
    for (path, page) in &pages {
        assert_eq!(page.twice, Vec::<String>::new(), "ids that are twice on {path}");
        for link in &page.links {
            let Some((file, place)) = target(path, link).filter(|(_, place)| !place.is_empty()) else { continue };
            let Some(found) = pages.get(file.as_str()) else { continue };
            assert!(found.ids.contains(&place), "{path} links to {link}, which is not on {file}");
        }
    }
}

#[test]
fn places_of_the_demonstration_are_unique_and_found() {
    check(&built().files);
}

#[test]
fn places_of_generated_documents_are_unique_and_found() {
    check(&written().files);
}
