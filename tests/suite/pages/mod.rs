//! Properties of all pages of the demonstration site. Their appearance is pinned in [`components`].

mod calendars;
mod cards;
mod components;
mod elements;
mod updates;

use std::collections::BTreeSet;

use crate::site::built;

#[test]
fn every_link_leads_somewhere() {
    let site = built();
    let files = site.files();
    let mut broken = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html") && *name != "404.html") {
        let page = String::from_utf8_lossy(bytes);
        for address in attributes(&page, "href").chain(attributes(&page, "src")) {
            let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
            // The query of a search is read by the page that it leads to.
            let path = path.split_once('?').map_or(path, |(path, _)| path);
            if path.contains(':') {
                continue;
            }
            let target = if path.is_empty() { Some(name.clone()) } else { tomei::markdown::join(name, path) };
            let held = target.and_then(|target| files.get(&target));
            let anchored = |bytes: &Vec<u8>| {
                anchor.is_empty() || String::from_utf8_lossy(bytes).contains(&format!("id=\"{anchor}\""))
            };
            if !held.is_some_and(anchored) {
                broken.push(format!("{name}: {address}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

fn attributes<'a>(page: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let mark = format!(" {name}=\"");
    let starts: Vec<usize> = page.match_indices(&mark).map(|(at, mark)| at + mark.len()).collect();
    starts.into_iter().map(|start| &page[start..start + page[start..].find('"').expect("an attribute ends")])
}

#[test]
fn every_page_carries_the_notice_and_no_script_but_those_of_the_theme() {
    let site = built();
    let is_page = |name: &str| name.ends_with(".html") && !name.starts_with("embed/");
    for (name, bytes) in site.files().iter().filter(|(name, _)| is_page(name)) {
        let page = String::from_utf8_lossy(bytes);
        assert!(page.contains("class=\"notice\""), "{name}");
        assert!(!page.contains("style=\""), "{name} needs a looser policy for styles");
        let scripts = page.match_indices("<script").map(|(at, _)| &page[at..]);
        let others = scripts.filter(|script| !script.starts_with("<script type=\"application/ld+json\""));
        let others: Vec<&str> = others.map(|script| &script[..script.find("</script>").unwrap()]).collect();
        // The search page's own, for where no module runs, stands beside them.
        let is_start = |script: &&str| script.ends_with("search/start.js\" defer>");
        let (starts, others): (Vec<&str>, Vec<&str>) = others.into_iter().partition(is_start);
        assert_eq!(starts.len(), usize::from(name.ends_with("search.html")), "{name}");
        let is_module = |script: &str, file: &str| {
            script.starts_with("<script type=\"module\" src=") && script.ends_with(&format!("{file}\">"))
        };
        // Pages of items copy their addresses.
        let is_share = |script: &&str| script.ends_with("share.js\">");
        let (shares, others): (Vec<&str>, Vec<&str>) = others.into_iter().partition(is_share);
        assert_eq!(shares.len(), page.matches("<div class=\"share\"").count(), "{name}");
        let expected = match others[..] {
            // Readings are of Japanese, and stand where the interface speaks it too.
            [one, last] => {
                name.starts_with("en/") && is_module(one, "search/search.js") && is_module(last, "offline.js")
            }
            [one, two, last] => {
                is_module(one, "search/search.js") && is_module(two, "furigana.js") && is_module(last, "offline.js")
            }
            _ => false,
        };
        assert!(expected, "{name}");
        let ids: Vec<&str> = attributes(&page, "id").collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name} repeats an id");
        for data in page.split("<script type=\"application/ld+json\">").skip(1) {
            let data = &data[..data.find("</script>").unwrap()];
            assert!(serde_json::from_str::<serde_json::Value>(data).is_ok(), "{name}: {data}");
        }
    }
}

#[test]
fn a_goal_page_is_light() {
    let site = built();
    for no in 1..=5 {
        let page = site.files()[&format!("2019/shimin-kyodo/goal-{no}.html")].len();
        let style = site.files()["style.css"].len();
        // Compressed it is a fraction of this; the browser tests measure that.
        assert!(page + style < 90_000, "goal {no}: {page} + {style} bytes");
    }
}

#[test]
fn a_promise_without_a_result_is_never_called_unmet() {
    let site = built();
    let page = site.read("2019/shimin-kyodo/goal-1.html");
    assert!(page.contains("実績の記載が見当たりません"));
    assert!(site.files().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("未達成")));
}
