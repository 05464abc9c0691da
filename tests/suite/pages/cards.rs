//! The cards that other sites embed: small, without script, and with every promise for which there is room.

use crate::site::{TestSite, built, goal};

const MOST_BYTES: usize = 10_000;

#[test]
fn cards_are_small_and_run_nothing() {
    let files = built().files();
    let style = files["embed.css"].len();
    let cards = files.iter().filter(|(name, _)| name.starts_with("embed/") && name.ends_with(".html"));
    let mut count = 0;
    for (name, bytes) in cards {
        let card = String::from_utf8_lossy(bytes);
        assert!(bytes.len() + style <= MOST_BYTES, "{name}");
        assert!(!card.contains("<script") && !card.contains(" style="), "{name}");
        count += 1;
    }
    assert!(count > 10, "{count} cards");
}

#[test]
fn a_card_says_how_many_promises_it_leaves_out() {
    let site = TestSite::new();
    let promises: String = (1..=60).map(|no| format!("- [p{no}] {}{no}番目。\n", "長い取組み".repeat(12))).collect();
    let text = goal(1, "目標").replace("- [p1] 窓口を1か所に増やします。\n", &promises);
    site.write("content/2020/kikaku/goal-1.md", text);
    site.build();
    let card = site.read("public/embed/2020-kikaku-1.html");
    let shown = card.matches("<li ").count();
    let size = card.len() + site.read("public/embed.css").len();
    assert!(size <= MOST_BYTES && shown > 5, "{shown} promises, {size} bytes");
    assert!(card.contains(&format!("ほか{}件", 60 - shown)));
    assert!(card.contains("果たされなかったという意味ではありません"));
}

/// The code leads to the address of the page, which only a site with an address has.
#[test]
fn only_documents_of_a_site_with_an_address_have_a_qr_code() {
    let site = TestSite::with_goal();
    site.build();
    let has_code = |page: &str| site.read(page).contains("class=\"qr\"");
    assert!(!has_code("public/2020/kikaku/goal-1.html"));
    site.write("content/tomei.yaml", "title: 試験の目標\nbase_url: https://example.lg.jp/\n");
    site.build();
    assert!(has_code("public/2020/kikaku/goal-1.html") && !has_code("public/index.html"));
}
