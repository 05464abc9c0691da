//! The calendars of what is due: a parser of its own reads them, and they hold what the lists of due items hold.

use std::collections::BTreeSet;

use ical::parser::ical::component::IcalEvent;

use crate::site::{TestSite, built, goal};

fn calendars() -> Vec<(String, String)> {
    let files = built().files().iter().filter(|(name, _)| name.ends_with(".ics"));
    files.map(|(name, bytes)| (name.clone(), String::from_utf8(bytes.clone()).unwrap())).collect()
}

fn events(calendar: &str) -> Vec<IcalEvent> {
    ical::IcalParser::new(calendar.as_bytes()).flat_map(|parsed| parsed.unwrap().events).collect()
}

fn value(event: &IcalEvent, name: &str) -> String {
    let property = event.properties.iter().find(|property| property.name == name);
    property.and_then(|property| property.value.clone()).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn every_calendar_is_read_by_a_parser() {
    for (name, text) in calendars() {
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{name}");
        let ids: Vec<String> = events(&text).iter().map(|event| value(event, "UID")).collect();
        assert!(!ids.is_empty(), "{name}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}");
        events(&text).iter().for_each(|event| drop(value(event, "DTSTAMP") + &value(event, "DTSTART")));
    }
}

#[test]
fn the_calendar_of_the_site_holds_those_of_departments_and_goals() {
    let of = |calendars: &[(String, String)]| -> BTreeSet<String> {
        calendars.iter().flat_map(|(_, text)| events(text)).map(|event| value(&event, "UID")).collect()
    };
    let (whole, others): (Vec<_>, Vec<_>) = calendars().into_iter().partition(|(name, _)| name == "calendar.ics");
    let (departments, documents): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|(name, _)| name.starts_with("departments/"));
    assert_eq!(of(&whole), of(&departments));
    assert_eq!(of(&whole), of(&documents));
}

#[test]
fn an_item_stands_on_the_last_day_of_what_is_written() {
    let site = TestSite::new();
    let times = ["2020-06-15", "10月", "上半期", "令和4年度", "1月〜3月"];
    let items: Vec<String> = (1..).zip(times).map(|(no, when)| format!("- [p{no} @ {when}] 取組み{no}。\n")).collect();
    let text = goal(1, "目標").replace("- [p1] 窓口を1か所に増やします。\n", &items.concat());
    site.write("content/2020/kikaku/goal-1.md", text);
    site.build();
    let calendar = site.read("public/2020/kikaku/goal-1.ics");
    let days: Vec<String> = events(&calendar).iter().map(|event| value(event, "DTSTART")).collect();
    assert_eq!(days, ["20200615", "20201031", "20210331", "20230331", "20210331"]);
}

/// Whether something is past depends on the year of the build alone, and a rebuild in another year says so.
#[test]
fn a_rebuild_in_another_year_is_as_a_clean_build() {
    let site = TestSite::new();
    site.write("content/2020/kikaku/goal-1.md", goal(1, "目標").replace("[p1]", "[p1 @ 令和4年度]"));
    let said = |day: &str| {
        assert!(site.run(&["build", "--date", day]).status.success());
        let page = site.read("public/due/index.html");
        let tenses = ["past", "this", "ahead"];
        tenses.into_iter().filter(|tense| page.contains(&format!("id=\"due-{tense}\""))).collect::<Vec<_>>()
    };
    assert_eq!(said("2022-03-31"), ["ahead"]);
    assert_eq!(said("2022-04-01"), ["this"]);
    assert_eq!(said("2023-04-01"), ["past"]);
    let rebuilt = site.output();
    std::fs::remove_dir_all(site.path("public")).unwrap();
    std::fs::remove_dir_all(site.path(".tomei")).unwrap_or_default();
    said("2023-04-01");
    assert_eq!(site.output(), rebuilt);
}

#[test]
fn what_other_years_say_of_a_step_stands_with_it() {
    let site = TestSite::new();
    let midterm = goal(1, "中期").replace("kind: annual", "kind: midterm").replace("kikaku-1", "kikaku-m1");
    let (front, _) = midterm.split_once("## 取組み").unwrap();
    let steps = "## 工程\n\n- [s1 @ 令和2年度] 調べる\n- [s2 @ 令和3年度] つくる\n- [s3 @ 2090年度] 広げる\n";
    site.write("content/2020/kikaku/midterm-1.md", format!("{front}{steps}"));
    let later = goal(2, "目標").replace("[r1 -> p1] 増やしました。", "[r1 -> 2020-kikaku-m1/s1] 調べ終えました。");
    site.write("content/2020/kikaku/goal-2.md", later);
    site.build();
    let page = site.read("public/2020/kikaku/midterm-1.html");
    let row = |id: &str| page.split(&format!("id=\"{id}\"")).nth(1).unwrap().split("</tr>").next().unwrap().to_owned();
    assert!(row("s1").contains("調べ終えました。") && !row("s1").contains("見当たりません"));
    assert!(row("s2").contains("その後の記載が見当たりません"));
    assert!(!row("s3").contains("見当たりません"));
    assert!(page.contains("果たされなかったという意味ではありません"));
}
