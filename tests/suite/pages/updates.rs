//! The record of updates: by month, with what happened.

use crate::site::{TestSite, goal};

#[test]
fn updates_are_grouped_by_month_and_say_what_happened() {
    let site = TestSite::with_goal();
    let changed = goal(2, "二つ目").replace("updated: 2021-06-01", "updated: 2021-07-02");
    site.write("content/2020/kikaku/goal-2.md", changed);
    let correction =
        "- {date: 2021-08-03, page: 2020-kikaku-1, item: p1, before: 二か所, after: 1か所, reason: 誤り}\n";
    site.write("content/corrections.yaml", correction);
    site.build();
    let page = site.read("public/updates.html");
    let months: Vec<&str> = page.split("<h2 id=\"month-").skip(1).collect();
    let said = |month: &str| {
        let kinds = month.split("<b class=\"kind is-").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        (month.split('"').next().unwrap().to_owned(), kinds.collect::<Vec<_>>())
    };
    let expected =
        [("2021-08", vec!["corrected"]), ("2021-07", vec!["updated"]), ("2021-06", vec!["published", "published"])];
    let found: Vec<_> = months.into_iter().map(said).collect();
    assert_eq!(
        found,
        expected.map(|(month, kinds)| (month.to_owned(), kinds.into_iter().map(str::to_owned).collect()))
    );
    assert!(page.contains("goal-1.html#p1") && page.contains("departments/kikaku.xml"));
}

#[test]
fn a_sheet_shows_whom_to_ask_in_the_department_above() {
    let site = TestSite::new();
    let departments =
        "- {id: kikaku, name: 企画部, parent: shicho}\n- {id: shicho, name: 市長室, contact: {phone: 06-0000-0000}}\n";
    site.write("content/departments.yaml", departments);
    site.write("content/2020/kikaku/goal-1.md", goal(1, "目標"));
    site.build();
    for page in ["public/2020/kikaku/index.html", "public/2020/kikaku/goal-1.html"] {
        assert!(site.read(page).contains("tel:"), "{page}");
    }
}

#[test]
fn the_feed_of_a_measure_holds_the_goals_that_refer_to_it() {
    let site = TestSite::with_goal();
    let measures = "measures: [{code: '1-1', title: 歩道}, {code: '1-2', title: 公園}]";
    site.write("content/plans.yaml", format!("- {{id: sogo, title: 計画, {measures}}}\n"));
    let named = goal(2, "歩道を直す").replace("linked_by:", "plan: [sogo:1-1]\nlinked_by:");
    site.write("content/2020/kikaku/goal-2.md", named);
    site.build();
    let feed = site.read("public/plans/sogo/1-1.xml");
    assert!(feed.matches("<entry>").count() == 1 && feed.contains("歩道を直す"));
    assert!(site.read("public/plans/sogo/1-1.html").contains("1-1.xml"));
    assert!(!site.path("public/plans/sogo/1-2.xml").exists());
    assert!(!site.read("public/plans/sogo/1-2.html").contains("1-2.xml"));
}
