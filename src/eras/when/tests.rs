//! Times as people write them.

use super::WhenContext;
use crate::model::fiscal_year::FiscalYear;

fn check(written: &[&str], expected: &[Option<(i32, i32)>]) {
    let mut context = WhenContext::new(FiscalYear::new(2019));
    let read: Vec<_> =
        written.iter().map(|text| context.read(text).map(|when| (when.first.western(), when.last.western()))).collect();
    assert_eq!(read, expected, "{written:?}");
}

#[test]
fn carries_the_era_forward() {
    check(
        &["平成31年度", "同32年度～34年度", "同34年度後半"],
        &[Some((2019, 2019)), Some((2020, 2022)), Some((2022, 2022))],
    );
}

#[test]
fn reads_spans_months_and_days() {
    check(
        &["2020..2022", "10月", "（3月）", "2020-03-02", "令和2年度末"],
        &[Some((2020, 2022)), Some((2019, 2019)), Some((2019, 2019)), Some((2019, 2019)), Some((2020, 2020))],
    );
}

#[test]
fn reads_parts_of_the_year_of_the_sheet() {
    for text in [
        "年度末",
        "3月末",
        "上半期",
        "第1四半期",
        "第４四半期",
        "4月〜6月",
        "4～6月",
        "10月~3月",
        "10月から翌年3月",
        "通年",
        "随時",
        "年度内",
        "年度当初",
        "今年度末まで",
        "下半期",
        "9月下旬",
        "３月３１日",
        "3/31",
        "夏頃",
        "令和2年3月",
        "令和元年度第2四半期",
        "2019年10月頃",
        "R2.3",
        "2020/3/31",
        "2019年4月～2020年3月",
        "4月-6月",
        "年内",
        "10月以降",
        "10月から",
        "～9月",
        "1Q",
        "2020-03",
        "令和2年3月31日（火）まで",
        "十二月",
        "四月二十日",
        "10月より",
        "10月迄",
        "9月30日締切",
        "3月定例会",
        "9月議会",
        "4月・10月",
        "4月、10月",
        "4月と10月",
        "4,5月",
        "4月上旬-5月下旬",
        "第1～2四半期",
        "第3・4四半期",
        "Q1",
        "夏季",
        "初夏",
        "夏休み",
        "毎年4月",
        "毎月1日",
        "月1回",
        "年3回程度",
        "隔月",
        "四半期ごと",
        "常時",
        "継続実施",
        "3月（予定）",
        "2019年度（令和元年度）",
        "令和元（2019）年度",
        "FY2019",
    ] {
        check(&[text], &[Some((2019, 2019))]);
    }
    check(&["令和7年3月", "令和7年4月", "来年度", "令和7年度3月"], &[2024, 2025, 2020, 2025].map(|y| Some((y, y))));
    check(&["R1-R3", "2019-2021", "2019年度・2021年度"], &[2021, 2021, 2021].map(|last| Some((2019, last))));
    check(&["令和元年10月～令和3年9月", "10月～翌年4月"], &[Some((2019, 2021)), Some((2019, 2020))]);
}

#[test]
fn knows_the_day() {
    let mut context = WhenContext::new(FiscalYear::new(2019));
    let mut day = |text: &str| context.read(text).and_then(|when| when.date).map(|date| date.to_string());
    assert_eq!(day("令和2年3月31日").as_deref(), Some("2020-03-31"));
    assert_eq!(day("3月31日").as_deref(), Some("2020-03-31"));
    assert_eq!(day("10月1日まで").as_deref(), Some("2019-10-01"));
    assert_eq!(day("3月"), None);
}

#[test]
fn refuses_nonsense() {
    for text in
        ["13月", "2022..2020", "いつか", "2020-02-31", "2月30日", "末", "まで", "第5四半期", "月", "~", "13/1", "中"]
    {
        check(&[text], &[None]);
    }
}
