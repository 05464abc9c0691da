//! The headings in a document's body that determine the role of the items below them.
//!
//! People add numbers, years and adjectives to them: 「１．主な取組み（令和6年度）」 is 取組み.

mod qualifier;

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::model::item::Role;
use crate::model::kind::Kind;

/// A heading and the role of the items below it.
struct Heading {
    kind: Kind,
    role: Role,
    /// The spelling that the program writes.
    written: &'static str,
    english: &'static str,
    /// What else is read as the same.
    read: &'static [&'static str],
}

/// The headings, in the order in which the sections of a document are written.
static HEADINGS: [Heading; 8] = [
    heading(Kind::Sheet, Role::Mission, ["使命", "mission"], &["部の使命", "部局の使命", "ミッション"]),
    heading(Kind::Sheet, Role::Approach, ["方針", "approach"], &["基本方針", "運営方針", "部の方針", "取組方針"]),
    heading(Kind::Sheet, Role::Review, ["総括", "review"], &["年間総括", "年度総括", "振り返り", "ふりかえり"]),
    heading(Kind::Annual, Role::Promise, ["取組み", "promises"], PROMISES),
    heading(Kind::Annual, Role::Result, ["実績", "results"], RESULTS),
    heading(Kind::Annual, Role::Issue, ["課題", "issues"], ISSUES),
    heading(Kind::Midterm, Role::Target, ["項目", "items"], &["目標項目", "取組項目", "取組", "取組内容"]),
    heading(Kind::Midterm, Role::Step, ["工程", "steps"], &["工程表", "スケジュール", "年次計画"]),
];

const PROMISES: &[&str] = &["取組内容", "取組事項", "取組項目", "具体的取組", "promise"];

const RESULTS: &[&str] = &[
    "成果",
    "結果",
    "取組実績",
    "取組結果",
    "取組成果",
    "取組の実績",
    "取組の結果",
    "取組の成果",
    "実施結果",
    "達成状況",
    "取組状況",
    "取組の状況",
    "実施状況",
    "進捗状況",
    "result",
];

const ISSUES: &[&str] = &[
    "方向性",
    "対応",
    "対応方針",
    "対策",
    "改善点",
    "問題点",
    "残課題",
    "残された課題",
    "今後の課題",
    "今後の方針",
    "今後の方向性",
    "今後の対応",
    "今後の対応方針",
    "今後の展開",
    "今後に向けて",
    "次年度の課題",
    "次年度への課題",
    "次年度に向けて",
    "issue",
];

/// Meanings that a word has only beside another of the same role: 課題・対応.
const ONLY_BESIDE: [&str; 4] = ["方向性", "対応", "対応方針", "対策"];

const fn heading(
    kind: Kind,
    role: Role,
    [written, english]: [&'static str; 2],
    read: &'static [&'static str],
) -> Heading {
    Heading { kind, role, written, english, read }
}

/// The word for a promise is written in three ways, also inside of other words.
const SPELLINGS: [(&str, &str); 2] = [("取り組み", "取組"), ("取組み", "取組")];

fn plain(heading: &str) -> String {
    let heading: String = heading.trim().to_lowercase().nfkc().collect();
    SPELLINGS.iter().fold(heading, |heading, (written, plain)| heading.replace(written, plain))
}

/// Every spelling in its plain form. Headings are compared many times for each document.
static SPELLED: LazyLock<Vec<(String, &'static Heading)>> = LazyLock::new(|| {
    let spellings = |known: &'static Heading| {
        let spellings = [known.written, known.english].into_iter().chain(known.read.iter().copied());
        spellings.map(move |spelling| (plain(spelling), known))
    };
    HEADINGS.iter().flat_map(spellings).collect()
});

/// What a heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The word for it that the program writes.
    pub name: &'static str,
    pub role: Role,
    /// The year or time that the heading names, as written.
    pub time: Option<String>,
}

/// What the items below `heading` are in a document of `kind`; none for free text.
pub fn meaning(kind: Kind, heading: &str) -> Option<Meaning> {
    let wanted = plain(heading);
    if let Some(known) = known(kind, &wanted).filter(|_| !ONLY_BESIDE.contains(&wanted.as_str())) {
        let name = if wanted == known.english { known.english } else { known.written };
        return Some(Meaning { name, role: known.role, time: None });
    }
    let (words, time) = qualifier::without(&wanted, &|words| hinted(kind, words).is_some());
    let mut roles = qualifier::parts(words).map(|part| known(kind, part));
    let first = roles.next()??;
    let is_one = roles.all(|other| other.is_some_and(|other| other.role == first.role));
    let is_alone = ONLY_BESIDE.contains(&words);
    (is_one && !is_alone).then(|| Meaning { name: first.written, role: first.role, time: time.map(str::to_owned) })
}

fn known(kind: Kind, heading: &str) -> Option<&'static Heading> {
    let found = SPELLED.iter().find(|(spelling, known)| known.kind == kind && spelling == heading);
    found.map(|(_, known)| *known)
}

/// Words that make a heading look like one with a meaning, and the role that they speak of.
const HINTS: [(Kind, &str, Role); 11] = [
    (Kind::Sheet, "使命", Role::Mission),
    (Kind::Sheet, "方針", Role::Approach),
    (Kind::Sheet, "総括", Role::Review),
    (Kind::Annual, "取組", Role::Promise),
    (Kind::Annual, "promise", Role::Promise),
    (Kind::Annual, "実績", Role::Result),
    (Kind::Annual, "成果", Role::Result),
    (Kind::Annual, "課題", Role::Issue),
    (Kind::Midterm, "項目", Role::Target),
    (Kind::Midterm, "取組", Role::Target),
    (Kind::Midterm, "工程", Role::Step),
];

/// The role of which `heading` speaks, though it may not mean it.
pub fn hinted(kind: Kind, heading: &str) -> Option<Role> {
    let wanted = plain(heading);
    HINTS.iter().find(|(of, word, _)| *of == kind && wanted.contains(word)).map(|(_, _, role)| *role)
}

/// The heading that the program writes over items of `role`; `None` for free text, which can have any heading.
pub fn written(role: Role) -> Option<&'static str> {
    HEADINGS.iter().find(|known| known.role == role).map(|known| known.written)
}

/// A section with items of `role` as Markdown, for a draft; `items` are lines of Markdown.
pub fn section(role: Role, items: &str) -> String {
    format!("\n## {}\n\n{items}\n", written(role).unwrap_or_default())
}

/// Whether the program writes `heading` over items, in any kind of document.
pub fn is_written(heading: &str) -> bool {
    HEADINGS.iter().any(|known| known.written == heading)
}

/// The sections of a document of `kind`, each with its heading, in their order.
pub fn sections(kind: Kind) -> impl Iterator<Item = (Role, &'static str)> {
    HEADINGS.iter().filter(move |known| known.kind == kind).map(|known| (known.role, known.written))
}

#[cfg(test)]
mod tests;
