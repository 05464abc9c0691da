//! A private name that was published can be taken out everywhere, and the record says so without it.

use crate::site::{TestSite, goal};

const GOAL: &str = "content/2020/kikaku/goal-1.md";
const RECORD: &str = "content/corrections.yaml";
const NAME: &str = "山田花子";
/// `printf 山田花子さん | sha256sum`
const HASH: &str = "212f0d83ed02d552df3b08b370cd91978b6a3cee56e926f6908781632a0612fe";

fn published() -> TestSite {
    let site = TestSite::new();
    site.write(GOAL, goal(1, "一つ目の目標").replace("窓口", "山田花子さんの窓口"));
    assert!(site.run(&["publish"]).status.success());
    site
}

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

fn withhold(site: &TestSite) -> String {
    let words =
        ["--before", "山田花子さん", "--after", "担当者", "--reason", "個人の氏名を載せていたため", "--withhold"];
    let output = site.run(&[&["correct", "2020-kikaku-1", "p1"], &words[..]].concat());
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

/// The files below `public` in which the name stands, as it is or as the data write it.
fn files_with_name(site: &TestSite) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(NAME.len()).any(|window| window == NAME.as_bytes());
    let mut found: Vec<String> =
        site.output().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(file, _)| file).collect();
    found.extend(
        [RECORD, GOAL, "published.lock"]
            .iter()
            .filter(|file| holds(site.read(file).as_bytes()))
            .map(|file| (*file).to_owned()),
    );
    found
}

#[test]
fn the_old_words_stand_nowhere_and_the_record_says_why() {
    let site = published();
    assert!(site.read("public/2020/kikaku/goal-1.html").contains(NAME));
    withhold(&site);
    let difference = said(&site.run(&["diff"]));
    assert!(difference.contains("（載せない文章）") && !difference.contains(NAME), "{difference}");
    site.run(&["diff", "--html", site.path("diff.html").to_str().unwrap()]);
    assert!(!site.read("diff.html").contains(NAME));
    let output = site.run(&["publish"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(files_with_name(&site), [""; 0]);
    assert!(site.read(RECORD).contains(&format!("  withheld: \"{HASH}\"\n")), "{}", site.read(RECORD));
    assert!(site.read("public/2020/kikaku/goal-1.html").contains("個人の氏名を載せていたため"));
    assert!(site.read("public/corrections.html").contains("載せていません"));
    assert!(site.read("public/corrections.xml").contains("直す前の言葉は載せていません"));
    assert!(site.read("public/data/csv/corrections.csv").contains(",withheld,担当者,"));
    let holds_hash = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(&HASH[..16]);
    assert!(!site.output().values().any(|bytes| holds_hash(bytes)), "a name can be guessed from its hash");
    assert!(site.run(&["check", "--deny-warnings"]).status.success());
}

#[test]
fn words_that_stand_elsewhere_are_named_with_their_place() {
    let site = published();
    site.write("content/pages/about.md", "---\ntitle: 紹介\n---\n\n山田花子さんが受け付けます。\n");
    site.write(
        RECORD,
        "- {date: 2021-07-01, page: 2020-kikaku-1, before: 山田花子さんの, after: その, reason: 誤記}\n",
    );
    let text = withhold(&site);
    assert!(text.contains("W1028") && text.contains("content/pages/about.md:5:1"), "{text}");
    assert!(text.contains("content/corrections.yaml:") && text.contains(&format!("withheld: {HASH}")), "{text}");
}

/// A correction that showed the name can be rewritten, together with one that withholds it.
#[test]
fn an_earlier_correction_may_lose_its_words() {
    let site = published();
    let shown = ["--before", "山田花子さん", "--after", "山田さん", "--reason", "敬称"];
    assert!(site.run(&[&["correct", "2020-kikaku-1", "p1"], &shown[..]].concat()).status.success());
    assert!(site.run(&["publish"]).status.success());
    let record = site.read(RECORD);
    site.write(RECORD, record.replace("before: \"山田花子さん\"", &format!("withheld: {HASH}")));
    assert!(site.run(&["publish"]).status.success());
    assert_eq!(files_with_name(&site), [""; 0]);
}

#[test]
fn the_new_words_and_the_reason_must_not_repeat_the_name() {
    let site = published();
    for (after, reason) in [("担当の山田花子さん", "削除"), ("担当者", "山田花子さんの求め")] {
        let words = ["--before", "山田花子さん", "--after", after, "--reason", reason, "--withhold"];
        let output = site.run(&[&["correct", "2020-kikaku-1", "p1"], &words[..]].concat());
        assert!(output.status.code() == Some(1) && said(&output).contains("E1027"), "{}", said(&output));
    }
    assert!(!site.path(RECORD).exists());
}
