//! Views across years: goals over the years, deadlines, comparisons of two years, and things that were renamed.

use crate::site::{TestSite, goal};

/// A goal of 2021 that carries on goal `no` of 2020.
fn later_goal(no: usize, promise_tag: &str) -> String {
    goal(no, "続きの目標")
        .replace("id: 2020-kikaku-", "id: 2021-kikaku-")
        .replace("year: 2020", "year: 2021")
        .replace("linked_by:", &format!("continues: [{{id: 2020-kikaku-{no}, by: 係}}]\nlinked_by:"))
        .replace("[p1]", promise_tag)
}

/// Goal 1 goes on, goal 2 ends with 2020, goal 3 begins in 2021.
fn two_years() -> TestSite {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "終わる目標"));
    site.write("content/2021/kikaku/goal-1.md", later_goal(1, "[p1 -> 2020-kikaku-1/i1 @ 令和5年度]"));
    let began = later_goal(3, "[p1]").replace("continues: [{id: 2020-kikaku-3, by: 係}]\n", "");
    site.write("content/2021/kikaku/goal-3.md", began.replace("続きの目標", "始まる目標"));
    site
}

/// The section of a page that the heading with this id names.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let start = page.find(&format!("aria-labelledby=\"{id}\"")).unwrap_or_else(|| panic!("no section {id}"));
    &page[start..start + page[start..].find("</section>").expect("a section ends")]
}

#[test]
fn last_years_issue_stands_beside_the_promise_that_takes_it_up() {
    let site = two_years();
    site.build();
    let later = site.read("public/2021/kikaku/goal-1.html");
    let inherited = section(&later, "inherited");
    assert!(inherited.contains("<a href=\"../../2020/kikaku/goal-1.html#i1\">続けます。</a>"), "{inherited}");
    assert!(inherited.contains("<a href=\"#p1\">窓口を1か所に増やします。</a>"), "{inherited}");
    let earlier = site.read("public/2020/kikaku/goal-1.html");
    assert!(section(&earlier, "taken-up").contains("2021/kikaku/goal-1.html#p1"));
}

/// An editor's silence is said as such.
#[test]
fn an_issue_that_no_promise_takes_up_is_shown_without_judgement() {
    let site = two_years();
    site.write("content/2021/kikaku/goal-1.md", later_goal(1, "[p1]"));
    site.build();
    let later = site.read("public/2021/kikaku/goal-1.html");
    assert!(section(&later, "inherited").contains("取組みの記載が見当たりません"));
    assert!(!site.read("public/2020/kikaku/goal-1.html").contains("id=\"taken-up\""));
}

/// Each goal of a chain shows the whole chain, itself included.
#[test]
fn a_chain_is_whole_on_each_of_its_pages() {
    let site = two_years();
    let third = later_goal(1, "[p1]").replace("2021-kikaku-1", "2022-kikaku-1").replace("year: 2021", "year: 2022");
    site.write("content/2022/kikaku/goal-1.md", third.replace("2020-kikaku-1, by", "2021-kikaku-1, by"));
    site.build();
    for year in [2020, 2021, 2022] {
        let page = site.read(&format!("public/{year}/kikaku/goal-1.html"));
        let chain = section(&page, "chain");
        let places: Vec<_> = ["2020年度", "2021年度", "2022年度"].map(|year| chain.find(year)).into();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{year}: {chain}");
        assert_eq!(chain.matches("aria-current=\"page\"").count(), 1, "{year}");
    }
    assert!(!site.read("public/2020/kikaku/goal-2.html").contains("id=\"chain\""));
}

#[test]
fn what_is_due_stands_under_the_year_its_time_ends_in() {
    let site = two_years();
    let dated =
        goal(4, "期限のある目標").replace("[p1]", "[p1 @ 2021..2023]").replace("[r1 -> p1]", "[r1 -> p1 @ 2021-05-01]");
    site.write("content/2020/kikaku/goal-4.md", dated);
    site.build();
    let due = site.read("public/due/2023.html");
    assert!(due.contains("2020/kikaku/goal-4.html#p1") && due.contains("2021/kikaku/goal-1.html#p1"), "{due}");
    assert!(due.contains("増やしました。"), "the result linked to a promise");
    // A result tells when something happened; nothing is due then.
    assert!(!site.output().contains_key("due/2021.html"));
    assert!(site.read("public/due/index.html").contains("<b>2</b>件（1部局）"));
}

#[test]
fn a_year_with_much_due_takes_several_pages() {
    let site = TestSite::new();
    let deliverables: String = (1..=250).map(|no| format!("  - [d{no} @ 2022] 成果物{no}\n")).collect();
    let many = goal(1, "多い目標").replace("増やします。\n", &format!("増やします。\n{deliverables}"));
    site.write("content/2020/kikaku/goal-1.md", many);
    site.build();
    assert!(site.read("public/due/2022.html").contains("#d200\""));
    assert!(!site.read("public/due/2022.html").contains("#d201\""));
    assert!(site.read("public/due/2022-page-2.html").contains("#d250\""));
}

#[test]
fn two_years_of_a_department_stand_side_by_side() {
    let site = two_years();
    site.build();
    let page = site.read("public/departments/kikaku/compare-2020-2021.html");
    assert!(section(&page, "continued").contains("一つ目の目標") && section(&page, "continued").contains("続きの目標"));
    assert!(section(&page, "ended").contains("終わる目標") && !section(&page, "ended").contains("一つ目の目標"));
    assert!(section(&page, "began").contains("始まる目標") && !section(&page, "began").contains("続きの目標"));
    for from in ["public/departments/kikaku.html", "public/2020/kikaku/index.html", "public/2021/kikaku/index.html"] {
        assert!(site.read(from).contains("departments/kikaku/compare-2020-2021.html"), "{from}");
    }
}

/// Either name, in either width of parentheses, brings both.
#[test]
fn a_renamed_thing_is_shown_with_both_names_where_either_stands() {
    let site = TestSite::with_goal();
    site.write(
        "content/glossary.yaml",
        "- {id: karte, term: 校区別データベース, renamed: {from: (仮称)地域カルテ, to: 校区別データベース}}\n",
    );
    site.write("content/2020/kikaku/goal-2.md", goal(2, "（仮称）地域カルテをつくる"));
    site.write("content/2020/kikaku/goal-3.md", goal(3, "校区別データベースを使う"));
    site.build();
    let says_both = |page: &str| site.read(page).contains("(仮称)地域カルテ → 校区別データベース");
    assert!(says_both("public/2020/kikaku/goal-2.html") && says_both("public/2020/kikaku/goal-3.html"));
    assert!(says_both("public/2020/kikaku/index.html"));
    assert!(!says_both("public/2020/kikaku/goal-1.html"));
}
