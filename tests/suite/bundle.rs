//! `tomei bundle`: what is in the one file is what is on the site.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use html5gum::{Token, Tokenizer};
use zip::ZipArchive;

use crate::site::{TestSite, built, demonstration};

const TAG: [&str; 2] = ["<script src=\"", "folder/begin.js\" defer></script>\n"];

fn bundled(site: &TestSite, name: &str, options: &[&str]) -> Vec<u8> {
    let path = site.path(name);
    let output = site.run(&[&["bundle", "--output", path.to_str().unwrap()], options].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(path).unwrap()
}

fn unpacked(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let read = |index| {
        let mut part = archive.by_index(index).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    (0..count).map(read).collect()
}

/// A page without the tag of its own that it has in a folder.
fn without_tag(html: &str, depth: usize) -> String {
    html.replacen(&format!("{}{}{}", TAG[0], "../".repeat(depth), TAG[1]), "", 1)
}

#[test]
fn an_archive_holds_every_file_of_the_site_and_what_a_folder_needs() {
    let site = demonstration();
    let bytes = bundled(&site, "site.zip", &[]);
    assert!(bytes == bundled(&site, "again.zip", &[]), "the same content is the same bytes");
    let mut parts = unpacked(bytes);
    assert!(parts.remove("README.txt").is_some_and(|text| text.starts_with("\u{feff}この".as_bytes())));
    let (folder, mut parts): (BTreeMap<_, _>, BTreeMap<_, _>) =
        parts.into_iter().partition(|(name, _)| name.starts_with("folder/"));
    let mut tagged = 0;
    for (name, bytes) in parts.iter_mut().filter(|(name, _)| name.ends_with(".html")) {
        let html = String::from_utf8(std::mem::take(bytes)).unwrap();
        let plain = without_tag(&html, name.matches('/').count());
        tagged += usize::from(plain != html);
        *bytes = plain.into_bytes();
    }
    // The list of the sums of a written folder is no file of the site.
    let expected: BTreeMap<_, _> =
        built().files().clone().into_iter().filter(|(name, _)| name != "files.xxh128").collect();
    let differing: BTreeSet<&String> =
        parts.keys().chain(expected.keys()).filter(|name| parts.get(*name) != expected.get(*name)).collect();
    assert!(differing.is_empty(), "{differing:?}");
    assert!(tagged > 100, "{tagged} pages have the script of the folder");
    assert!(folder.contains_key("folder/begin.js"));
    for fetched in ["search/engine.bin", "search/start.bin", "search/search.js", "search/words.ja.json", "furigana.js"]
    {
        assert!(folder.contains_key(&format!("folder/files/{fetched}.js")), "{fetched}");
    }
}

#[test]
fn a_site_without_search_and_readings_has_nothing_to_add() {
    let site = TestSite::with_goal();
    site.write("content/tomei.yaml", "title: 試験の目標\nsearch: false\noffline: false\nfurigana: false\n");
    let parts = unpacked(bundled(&site, "site.zip", &[]));
    let tagged: Vec<_> = parts.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(TAG[1])).collect();
    // Only what copies the address of an item is a module here.
    assert!(parts.contains_key("index.html") && tagged.iter().all(|(name, _)| name.starts_with("2020/kikaku/")));
}

/// The values of an attribute in a page.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let tokens = Tokenizer::new(html).map(|token| token.unwrap());
    let starts = tokens.filter_map(|token| match token {
        Token::StartTag(tag) => tag.attributes.get(attribute.as_bytes()).map(|value| value.to_vec()),
        _ => None,
    });
    starts.map(|value| String::from_utf8(value).unwrap()).collect()
}

fn text(html: &str) -> String {
    let texts = Tokenizer::new(html).filter_map(|token| match token.unwrap() {
        Token::String(text) => Some(String::from_utf8(text.to_vec()).unwrap()),
        _ => None,
    });
    texts.collect::<String>().split_whitespace().collect()
}

#[test]
fn a_printed_year_has_every_text_of_its_pages_and_links_that_lead_somewhere() {
    let site = demonstration();
    let html =
        String::from_utf8(bundled(&site, "year.html", &["--year", "2019", "--department", "shimin-kyodo"])).unwrap();
    let whole = text(&html);
    let pages = built().files().keys().filter(|name| name.starts_with("2019/shimin-kyodo/") && name.ends_with(".html"));
    let pages: Vec<&String> = pages.filter(|name| !name.ends_with("sheet.html")).collect();
    assert!(pages.len() > 10, "{pages:?}");
    for page in pages {
        let html = built().read(page);
        let main = html.split("<main").nth(1).unwrap().split_once('>').unwrap().1.split("</main>").next().unwrap();
        assert!(whole.contains(&text(main)), "{page}");
    }
    let ids = values(&html, "id");
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    let links = values(&html, "href");
    let inside: Vec<&str> = links.iter().filter_map(|link| link.strip_prefix('#')).collect();
    assert!(inside.len() > 50);
    let broken: Vec<&&str> = inside.iter().filter(|id| !distinct.contains(&(**id).to_owned())).collect();
    assert!(broken.is_empty(), "{broken:?}");
    let outside = links.iter().filter(|link| !link.starts_with('#'));
    assert!(outside.clone().all(|link| link.contains(':')), "{:?}", outside.collect::<Vec<_>>());
}

#[test]
fn a_page_without_address_has_no_links_that_lead_nowhere() {
    let site = TestSite::with_goal();
    let html = String::from_utf8(bundled(&site, "year.html", &["--year", "2020", "--department", "kikaku"])).unwrap();
    assert!(values(&html, "href").iter().all(|link| link.starts_with('#') || link.contains(':')));
}

#[test]
fn a_sheet_that_is_not_there_is_named() {
    let site = TestSite::with_goal();
    let output = site.run(&["bundle", "--year", "2031", "--department", "kikaku", "--output", "x.html"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("E1051") && said.contains("2031年度"), "{said}");
    assert_eq!(output.status.code(), Some(1));
    let half = site.run(&["bundle", "--year", "2020"]);
    assert_eq!(half.status.code(), Some(2));
}
