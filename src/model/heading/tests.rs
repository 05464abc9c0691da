//! Headings as people write them.

use super::{hinted, meaning};
use crate::model::item::Role;
use crate::model::kind::Kind;

fn check(kind: Kind, heading: &str, expected: Option<(&str, Role)>) {
    let found = meaning(kind, heading);
    assert_eq!(found.map(|found| (found.name, found.role)), expected, "{heading}");
}

#[test]
fn a_heading_has_a_meaning_in_its_own_kind_of_document() {
    check(Kind::Annual, " Results ", Some(("results", Role::Result)));
    check(Kind::Annual, "取組の背景", None);
    check(Kind::Midterm, "実績", None);
    check(Kind::Page, "使命", None);
    check(Kind::Sheet, "基本方針", Some(("方針", Role::Approach)));
}

#[test]
fn what_people_add_to_a_heading_is_read() {
    for heading in [
        "取り組み",
        "主な取り組み",
        "取組",
        "1.取組み",
        "1取組み",
        "(1)取組み",
        "第1取組み",
        "ⅰ取組み",
        "一、取組み",
        "今年度の取組",
        "本年度の取組み",
        "令和6年度の主な取組みについて",
        "取組み(案",
        "重点取組",
        "具体的な取り組み内容",
        "取組事項一覧",
        "取組み等",
    ] {
        check(Kind::Annual, heading, Some(("取組み", Role::Promise)));
    }
    for heading in [
        "\u{3000}成果",
        "実績(令和6年度",
        "実績(r6)",
        "令和6年度の実績",
        "r6実績",
        "2024年度実績",
        "年度末の成果",
        "上半期の実績",
        "主な成果",
        "取組みの成果",
        "実績及び成果",
        "実績、成果",
        "実績/成果",
        "取組実績・成果",
        "実施結果",
        "取組み状況",
        "実績(見込み)",
    ] {
        check(Kind::Annual, heading, Some(("実績", Role::Result)));
    }
    for heading in [
        "課題・今後の方向性",
        "今後の方針",
        "課題と対策",
        "課題・対応",
        "課題及び今後の対応方針",
        "次年度への課題",
        "主な課題",
    ] {
        check(Kind::Annual, heading, Some(("課題", Role::Issue)));
    }
}

#[test]
fn a_heading_with_two_meanings_has_none() {
    for heading in [
        "実績と課題",
        "取組みと実績",
        "取組み(実績)",
        "前年度の実績",
        "来年度の取組",
        "対策",
        "今後の取組",
        "実績の推移",
    ] {
        check(Kind::Annual, heading, None);
    }
    assert_eq!(hinted(Kind::Annual, "取り組みの背景"), Some(Role::Promise));
    assert_eq!(hinted(Kind::Annual, "背景"), None);
    let time = |heading| meaning(Kind::Annual, heading).and_then(|found| found.time);
    assert_eq!(time("実績(令和5年度").as_deref(), Some("令和5年度"));
    assert_eq!(time("令和5年度の実績").as_deref(), Some("令和5年度"));
    assert_eq!(time("今年度の実績"), None);
}
