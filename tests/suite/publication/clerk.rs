//! A clerk's path from the first day to the next year as one transcript, `tests/clerk/transcript.txt`.

use std::fs;

use crate::site::{TestSite, check_against, repository, tomei};

struct Clerk {
    site: TestSite,
    transcript: String,
}

impl Clerk {
    /// Types a command; what is said goes into the transcript.
    fn types(&mut self, day: &str, arguments: &[&str]) {
        let output = tomei()
            .args(arguments)
            .args(["--lang", "ja", "--date", day])
            .env("NO_COLOR", "1")
            .current_dir(self.site.root())
            .output()
            .unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let words: Vec<String> = arguments.iter().map(|word| shown(word)).collect();
        let code = output.status.code().unwrap();
        let said: String = said.lines().map(|line| format!("{}\n", without_counts(line))).collect();
        self.transcript += &format!("{day}$ tomei {}\n{said}（終了コード {code}）\n\n", words.join(" "));
    }

    /// Edits a file by hand.
    fn edits(&mut self, file: &str, changes: &[(&str, &str)]) {
        let mut text = self.site.read(file);
        for (from, to) in changes {
            assert!(text.contains(from), "{file} has no {from}:\n{text}");
            text = text.replace(from, to);
        }
        self.site.write(file, text);
        self.transcript += &format!("（{file} を直す）\n\n");
    }
}

fn shown(word: &str) -> String {
    if word.contains(' ') { format!("'{word}'") } else { word.to_owned() }
}

/// How many pages and files a site has is for other tests.
fn without_counts(line: &str) -> String {
    if !line.contains("ページを") && !line.starts_with("読んだファイル") {
        return line.to_owned();
    }
    line.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).fold(String::new(), |mut text, c| {
        if !(c == '#' && text.ends_with('#')) {
            text.push(c);
        }
        text
    })
}

#[test]
fn the_path_of_a_clerk() {
    let (site, inputs) = (TestSite::new(), repository().join("tests/clerk"));
    fs::remove_dir_all(site.path("content")).unwrap();
    let mut clerk = Clerk { site, transcript: String::new() };
    clerk.types("2025-06-02", &["init", "--title", "みなと市の目標"]);
    clerk.site.write("content/forms/ichiran.yaml", fs::read(inputs.join("form.yaml")).unwrap());
    clerk.site.write("sheet.csv", fs::read(inputs.join("sheet.csv")).unwrap());
    clerk.types("2025-06-02", &["import", "sheet.csv", "--department", "somu", "--year", "令和6年度"]);
    let [first, second] = ["content/2024/somu/goal-1.md", "content/2024/somu/goal-2.md"];
    clerk.edits(first, &[("draft: true\n", ""), ("- [r1]", "- [r1 -> p11]")]);
    clerk.edits(second, &[("draft: true\n", "")]);
    clerk.types("2025-06-02", &["check"]);
    clerk.edits(
        first,
        &[("- [r1 -> p11]", "- [r1 -> p1]"), ("# linked_by: 実績と取組みを結んだ人や係", "linked_by: 総務課")],
    );
    clerk.types("2025-06-02", &["check"]);
    clerk.types("2025-06-02", &["build"]);
    clerk.types("2025-06-02", &["publish"]);
    clerk.edits(second, &[("1万2千本", "1万3千本")]);
    clerk.types("2025-07-01", &["publish"]);
    clerk.edits(second, &[("1万3千本", "1万2千本")]);
    let words = ["--before", "1万2千本", "--after", "1万3千本", "--reason", "6月に届いた分を数えていませんでした。"];
    let correct = [&["correct", "2024-somu-2", "r1"][..], &words].concat();
    clerk.types("2025-07-01", &[&correct[..], &["--dry-run"]].concat());
    clerk.types("2025-07-01", &correct);
    clerk.types("2025-07-01", &["check"]);
    clerk.types("2025-07-01", &["new-year", "令和7年度", "--department", "somu", "--by", "総務課"]);
    let next = "content/2025/somu/goal-1.md";
    let draft = clerk.site.read(next);
    let decided = [
        ("title: \"（題名）\"", "title: 予約のない人も早く済むようにします"),
        (
            "- [p1] （取り組むこと）\n  - [p1-d1] （その内容・スケジュール）",
            "- [p1 -> 2024-somu-1/i1 @ 10月] 昼の時間に窓口を一つ増やします。",
        ),
        ("draft: true\n", "linked_by: 総務課\n"),
    ];
    clerk.edits(next, &decided);
    clerk.types("2025-07-01", &["diff", "--html", "change.html"]);
    clerk.types("2025-07-01", &["build"]);
    clerk.types("2025-07-01", &["publish"]);
    clerk.types("2025-07-01", &["diff"]);
    check_against(&inputs.join("transcript.txt"), &clerk.transcript);
    check_against(&inputs.join("expected/goal-1.md"), &draft);
    check_against(&inputs.join("expected/change.html"), &clerk.site.read("change.html"));
    check_against(&inputs.join("expected/corrections.yaml"), &clerk.site.read("content/corrections.yaml"));
    check_against(&inputs.join("expected/published.lock"), &clerk.site.read("published.lock"));
    assert!(clerk.site.read("public/2025/somu/goal-1.html").contains("昼の時間に窓口を一つ増やします。"));
    assert!(!clerk.site.path("public/2025/somu/goal-2.html").exists(), "what nobody decided on is not public");
}
