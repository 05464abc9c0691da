//! What is still to be written.

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
use crate::model::source::Span;

/// What `tomei new` writes for a clerk to fill in; a test of the program holds
/// the two together.
const TEMPLATE: [&str; 11] = [
    "（題名）",
    "（本文）",
    "（部局の使命）",
    "（使命を果たすための方針）",
    "（一年の総括）",
    "（取り組むこと）",
    "（その内容・スケジュール）",
    "（取り組んだ内容・成果。",
    "（課題・今後の方向性）",
    "（工程の名前）",
    "（その年度にすること）",
];
/// Signs that stand for words when they stand twice.
const SIGNS: [&str; 8] = ["○○", "〇〇", "◯◯", "△△", "××", "□□", "●●", "■■"];
/// Words for what is to be done, as whole words.
const WORDS: [&str; 3] = ["TODO", "TBD", "FIXME"];

/// Words of the template, signs for words, and entries that say nothing.
pub fn check(_: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let mut found = of_items(paper);
    if paper.traits.meets(Traits::BLANK_SIGN) {
        found.extend(find_all(paper, &SIGNS, |text, at| !is_number_beside(text, at)));
    }
    if paper.traits.meets(Traits::FULL_BRACKET) {
        found.extend(find_all(paper, &TEMPLATE, |_, _| true));
    }
    found.extend(find_all(paper, &WORDS, is_whole_word));
    found
}

/// Each of `words` once, where `fits` says that it is meant.
fn find_all(paper: &Paper, words: &[&str], fits: impl Fn(&str, std::ops::Range<usize>) -> bool) -> Vec<Diagnostic> {
    let first = |word: &&str| {
        let mut places = paper.said().flat_map(|(start, text)| {
            text.match_indices(*word).map(move |(at, word)| (start, text, at..at + word.len()))
        });
        let (start, _, range) = places.find(|(_, text, range)| fits(text, range.clone()))?;
        let remark = Remark::Placeholder { text: (*word).to_owned() };
        Some(paper.remark(start + range.start..start + range.end, remark))
    };
    words.iter().filter_map(first).collect()
}

/// 二〇〇〇年 is a number, and so is 5×××.
fn is_number_beside(text: &str, range: std::ops::Range<usize>) -> bool {
    let is_number = |c: Option<char>| c.is_some_and(|c| c.is_numeric() || "一二三四五六七八九十〇千".contains(c));
    is_number(text[..range.start].chars().next_back()) || is_number(text[range.end..].chars().next())
}

fn is_whole_word(text: &str, range: std::ops::Range<usize>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    !is_letter(text[..range.start].chars().next_back()) && !is_letter(text[range.end..].chars().next())
}

/// Entries of dashes, dots and zeros alone.
fn of_items(paper: &Paper) -> Vec<Diagnostic> {
    let says_nothing = |text: &str| {
        let text = text.trim();
        !text.is_empty() && text.chars().all(|c| "-－ー―—–‐−…・.。0０＿_*　 ".contains(c))
    };
    let empty = paper.document.all_items().into_iter().filter(|item| says_nothing(&item.text));
    empty.map(|item| paper.remark_at(item.span, Remark::Placeholder { text: item.text.clone() })).collect()
}

/// Rows of plans and policies for what belongs to none.
pub fn check_tables(desk: &Desk) -> Vec<Diagnostic> {
    let is_none = |code: &str| code.chars().all(|c| matches!(c, '0' | '-' | '.'));
    let measures =
        desk.tables.plans.iter().flat_map(|plan| &plan.measures).map(|row| ("content/plans.yaml", &row.code));
    let policies =
        desk.tables.policy_sets.iter().flat_map(|set| &set.items).map(|row| ("content/policies.yaml", &row.no));
    let rows = measures.chain(policies).filter(|(_, code)| is_none(code.value.as_str()));
    let remark = |span: Span, file: &str, code: String| Diagnostic::at(file, span, Remark::PlaceholderRow { code });
    rows.map(|(file, code)| remark(code.span, file, code.value.to_string())).collect()
}
