//! What hosts, systems and days do to a site: files that only a server wants, names that other systems confuse, links out of
//! the site, and pages that wait for their day.

use crate::site::{TestSite, goal};

const GOAL: &str = "content/2020/kikaku/goal-1.md";

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

#[test]
fn hidden_files_that_hosts_look_for_are_copied_and_no_others() {
    let site = TestSite::with_goal();
    let wanted = [".htaccess", ".nojekyll", ".well-known/security.txt", ".well-known/pki/a.txt", "deep/.htaccess"];
    let others = [".env", ".git/config", ".well-known/.secret", ".DS_Store", "deep/.hidden/a.txt"];
    wanted.iter().chain(&others).for_each(|name| site.write(&format!("content/static/{name}"), name));
    site.build();
    for name in wanted {
        assert_eq!(site.read(&format!("public/{name}")), name);
    }
    let copied = others.into_iter().filter(|name| site.path(&format!("public/{name}")).exists());
    assert_eq!(copied.collect::<Vec<_>>(), [""; 0]);
    site.write("content/.htaccess", "x");
    site.build();
    assert_eq!(site.read("public/.htaccess"), ".htaccess", "only content/static is copied");
}

#[test]
fn a_page_that_waits_is_named_by_build_and_check() {
    let site = TestSite::with_goal();
    site.write(
        GOAL,
        goal(1, "題").replace("published: 2021-06-01", "published: 2030-04-01").replace("updated: 2021-06-01\n", ""),
    );
    for command in ["build", "check", "publish"] {
        let said = said(&site.run(&[command]));
        assert!(
            said.contains("公開日を待っています: content/2020/kikaku/goal-1.md（2030-04-01 から載せます）"),
            "{said}"
        );
    }
    (2..10).for_each(|no| {
        let text = site
            .read(GOAL)
            .replace("2020-kikaku-1", &format!("2020-kikaku-{no}"))
            .replace("no: 1", &format!("no: {no}"));
        site.write(&format!("content/2020/kikaku/goal-{no}.md"), text);
    });
    assert!(said(&site.run(&["check"])).contains("ほかに 4 件が公開日を待っています"));
}

#[test]
fn the_day_is_that_of_japan_unless_the_site_says_otherwise() {
    let site = TestSite::new();
    let zone = || tomei::pipeline::time_zone::read(site.root()).iana_name().map(str::to_owned);
    assert_eq!(zone().as_deref(), Some("Asia/Tokyo"));
    let config = site.read("content/tomei.yaml");
    site.write("content/tomei.yaml", format!("{config}time_zone: Europe/Berlin\n"));
    assert_eq!(zone().as_deref(), Some("Europe/Berlin"));
    site.write("content/tomei.yaml", format!("{config}time_zone: 日本\n"));
    assert_eq!(zone().as_deref(), Some("Asia/Tokyo"));
    let said = said(&site.run(&["check"]));
    assert!(said.contains("E0301") && said.contains("Asia/Tokyo"), "{said}");
}

#[test]
fn names_that_are_one_name_elsewhere_are_refused() {
    let site = TestSite::new();
    let page = |slug: &str| format!("---\ntitle: 題\nslug: {slug}\n---\n\n本文\n");
    site.write("content/pages/がいよう.md", page("a"));
    site.write("content/pages/か\u{3099}いよう.md", page("b"));
    let said = said(&site.run(&["check"]));
    assert!(said.contains("E0111"), "{said}");
}

/// A link to a whole disk is refused at once: nothing behind it is looked at.
#[cfg(unix)]
#[test]
fn nothing_behind_a_link_out_of_the_site_is_read() {
    let site = TestSite::with_goal();
    let outside = TestSite::new();
    outside.write("content/a.md", "kein");
    std::os::unix::fs::symlink(outside.root(), site.path("content/share")).unwrap();
    let said = said(&site.run(&["check"]));
    assert!(said.contains("E0104") && said.matches("E0").count() == 1, "{said}");
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_stays_one() {
    let site = TestSite::with_goal();
    std::fs::create_dir(site.path("www")).unwrap();
    std::os::unix::fs::symlink("www", site.path("public")).unwrap();
    site.build();
    assert!(site.path("public").symlink_metadata().unwrap().is_symlink());
    assert!(site.path("www/index.html").exists());
}

/// Names of files as macOS stores them, and addresses as editors write them.
#[test]
fn links_find_files_however_their_names_are_written() {
    let site = TestSite::new();
    site.write("content/pages/か\u{3099}いよう.md", "---\ntitle: 概要\nslug: gaiyo\n---\n\n本文\n");
    site.write("content/pages/窓口.md", "---\ntitle: 窓口\nslug: madoguchi\n---\n\n本文\n");
    let links = "[概要](がいよう.md) [窓口](%E7%AA%93%E5%8F%A3.md?a=1#top) [部局](/departments/) [表紙](./)";
    site.write("content/pages/links.md", format!("---\ntitle: リンク\n---\n\n{links}\n"));
    site.build();
    let page = site.read("public/links.html");
    for address in ["gaiyo.html", "madoguchi.html?a=1#top", "departments/index.html", "index.html"] {
        assert!(page.contains(&format!("<a href=\"{address}\">")), "{address}: {page}");
    }
}
