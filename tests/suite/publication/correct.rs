//! `tomei correct` changes exactly what it was asked to, and no other byte.

use proptest::prelude::*;
use tomei::commands::correct::{prepare, write};
use tomei::correct::request::{OldWords, Request};
use tomei::model::path::Slug;
use tomei::pipeline::{Failure, Settings};
use tomei::resolve::{Drafts, Visibility};

use crate::site::{TODAY, TestSite, goal};

const GOAL: &str = "content/2020/kikaku/goal-1.md";
const RECORD: &str = "content/corrections.yaml";

fn correct(site: &TestSite, item: Option<&str>, before: Option<&str>, after: &str) -> Result<(), Vec<String>> {
    let settings = Settings {
        root: site.root().to_owned(),
        output: site.path("public"),
        base_url: None,
        visibility: Visibility { today: TODAY.parse().unwrap(), drafts: Drafts::Hidden },
    };
    let request = Request {
        document: "2020-kikaku-1".to_owned(),
        item: item.and_then(Slug::new),
        before: before.map(str::to_owned),
        after: after.to_owned(),
        reason: "「理由」: \"#\"".to_owned(),
        date: TODAY.parse().unwrap(),
        old_words: OldWords::Shown,
    };
    match prepare(&settings, &request).and_then(|prepared| write(site.root(), &prepared.changes)) {
        Ok(()) => Ok(()),
        Err(Failure::Content(faults)) => Err(faults.iter().map(|fault| fault.fault.code().to_string()).collect()),
        Err(failure) => panic!("{failure}"),
    }
}

/// A file as odd as clerks' editors leave them.
fn odd(line_end: &str, mark: &str, words: &[String], with_updated: bool) -> String {
    let updated = if with_updated { "updated:   '2021-06-01'   # 更新した日\n" } else { "" };
    let items: String = words
        .iter()
        .enumerate()
        .map(|(at, word)| format!("*   [p{at} @ 10月]  {word} 。 \n\n    続き {at}\n"))
        .collect();
    let text = format!(
        "---\n# 注記: {w}\nkind:  annual\nid: \"2020-kikaku-1\" # {w}\nyear: 2020\n{updated}department: kikaku\nno: 1\ntitle: >-\n  題名\n\n\
         published: 2021-06-01\nlinked_by: {w}x\n---\n\n\n## 取組み\n\n{items}\n\n## 補足\n\n  本文 \\* です。\t\n\n\n",
        w = words[0]
    );
    format!("{mark}{}", text.replace('\n', line_end))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn changes_only_what_it_says(
        words in prop::collection::vec("[ぁ-ん]{2,6}", 1..4),
        at in any::<prop::sample::Index>(),
        after in "[ァ-ヶ][ァ-ヶ0-9]{0,5}",
        crlf in any::<bool>(), mark in any::<bool>(), with_updated in any::<bool>(),
    ) {
        let (line_end, mark) = (if crlf { "\r\n" } else { "\n" }, if mark { "\u{feff}" } else { "" });
        let site = TestSite::new();
        let text = odd(line_end, mark, &words, with_updated);
        site.write(GOAL, &text);
        let record = format!("{mark}# 記録{line_end}- {{date: 2021-07-01, page: 2020-kikaku-1, before: あ, after: い, reason: う}}   # 注{line_end}");
        site.write(RECORD, &record);
        let at = at.index(words.len());
        let result = correct(&site, Some(&format!("p{at}")), Some(&words[at]), &after);
        prop_assert_eq!(result, Ok(()));
        let item = format!("[p{at} @ 10月]  ");
        let mut expected = text.replace(&format!("{item}{}", words[at]), &format!("{item}{after}"));
        expected = match with_updated {
            true => expected.replace("'2021-06-01'", TODAY),
            false => expected.replace(&format!("x{line_end}---"), &format!("x{line_end}updated: {TODAY}{line_end}---")),
        };
        prop_assert_eq!(site.read(GOAL), expected);
        let entry = format!(
            "- date: {TODAY}\n  page: 2020-kikaku-1\n  item: p{at}\n  before: \"{}\"\n  after: \"{after}\"\n  reason: \"「理由」: \\\"#\\\"\"\n",
            words[at]
        );
        let expected = record.replacen("- {date", &format!("{}- {{date", entry.replace('\n', line_end)), 1);
        prop_assert_eq!(site.read(RECORD), expected);
    }

    /// Words that mean something to YAML or Markdown stay words, or nothing is written.
    #[test]
    fn any_words_can_come_or_nothing_changes(after in "([ -~]|[ぁ-ん「」]){1,16}", title in any::<bool>()) {
        prop_assume!(after.trim() == after);
        let site = TestSite::with_goal();
        let text = site.read(GOAL);
        let (item, before) = if title { (None, "一つ目の目標") } else { (Some("p1"), "窓口") };
        match correct(&site, item, Some(before), &after) {
            Ok(()) => {
                prop_assert!(site.run(&["check"]).status.success());
                let back = correct(&site, item, Some(&after), before);
                prop_assume!(back.is_ok());
                prop_assert_eq!(site.read(GOAL), text.replace("updated: 2021-06-01", &format!("updated: {TODAY}")));
            }
            Err(_) => {
                prop_assert_eq!(site.read(GOAL), text);
                prop_assert!(!site.path(RECORD).exists());
            }
        }
    }
}

#[test]
fn refuses_what_it_cannot_do_alone() {
    let site = TestSite::with_goal();
    let text = site.read(GOAL);
    let code = |item: Option<&str>, before: Option<&str>, after: &str| correct(&site, item, before, after).unwrap_err();
    assert_eq!(code(None, Some("増や"), "減ら"), ["E1022"], "two places");
    assert_eq!(code(None, Some("ない文"), "文"), ["E1021"]);
    assert_eq!(code(Some("p9"), None, "文"), ["E0404"]);
    assert_eq!(code(Some("p1"), Some("窓口"), "窓口"), ["E1024"]);
    assert_eq!(code(None, Some("id: 2020-kikaku-1"), "id: 2020-kikaku-7"), ["E1025"], "an id is no text");
    assert_eq!(code(None, Some("[p1]"), "[p7]"), ["E1025"]);
    assert_eq!(code(None, Some("no: 1"), "no: 7"), ["E1025"], "an address neither");
    assert_eq!(code(None, Some("一つ目の目標"), "一つ: 目"), ["E1025"], "no YAML any more");
    assert_eq!(
        code(
            None,
            Some("一つ目の目標"),
            "題
summary: 甲"
        ),
        ["E1025"],
        "no key slips in"
    );
    assert_eq!(code(Some("p1"), Some("窓口"), " "), ["E0208"], "words that are not there cannot be told");
    site.write(RECORD, "[]\n");
    assert_eq!(code(Some("p1"), Some("窓口"), "受付"), ["E1026"]);
    site.write(RECORD, b"\x83\x5e\x81\x5b");
    assert_eq!(code(Some("p1"), Some("窓口"), "受付"), ["E0101"], "a record that cannot be read is not written over");
    assert_eq!(site.read(GOAL), text);
    site.write(GOAL, goal(1, "下書き").replace("linked_by", "draft: true\nlinked_by"));
    std::fs::remove_file(site.path(RECORD)).unwrap();
    assert_eq!(code(Some("p1"), Some("窓口"), "受付"), ["E1023"]);
}

#[test]
fn the_whole_of_an_item_and_a_file_by_its_name() {
    let site = TestSite::with_goal();
    let file = site.path(GOAL);
    let reason = ["--reason", "理由"];
    let whole = ["correct", "2020-kikaku-1", "r1", "--after", "- *2か所* [r2] に増やしました。"];
    let dry = site.run(&[&whole[..], &reason, &["--dry-run"]].concat());
    assert!(String::from_utf8_lossy(&dry.stdout).contains("+++ b/content/corrections.yaml"));
    assert!(!site.path(RECORD).exists());
    assert!(site.run(&[&whole[..], &reason].concat()).status.success());
    assert!(
        site.read(GOAL).contains("- [r1 -> p1] \\- \\*2か所\\* \\[r2\\] に増やしました。\n"),
        "{}",
        site.read(GOAL)
    );
    assert!(site.read(RECORD).contains("before: \"増やしました。\""));
    let by_file = ["correct", file.to_str().unwrap(), "--before", "一つ目の", "--after", "第一の"];
    assert!(site.run(&[&by_file[..], &reason].concat()).status.success());
    assert!(site.read(GOAL).contains("title: 第一の目標\n"));
    assert_eq!(site.run(&["correct", "2020-kikaku-1", "--after", "x", "--reason", "x"]).status.code(), Some(2));
}

#[test]
fn what_is_corrected_may_be_published() {
    let site = TestSite::with_goal();
    assert!(site.run(&["publish"]).status.success());
    assert_eq!(correct(&site, Some("p1"), Some("1か所"), "2か所"), Ok(()));
    assert_eq!(correct(&site, None, Some("一つ目"), "1つ目"), Ok(()));
    assert!(site.run(&["publish"]).status.success());
    // What nobody has read yet needs no record.
    site.write(GOAL, goal(1, "新しい文書").replace("id: 2020-kikaku-1", "id: 2020-kikaku-8"));
    let new = site.run(&["correct", "2020-kikaku-8", "p1", "--after", "別の文", "--reason", "誤記"]);
    assert!(String::from_utf8_lossy(&new.stderr).contains("E1023"));
}
